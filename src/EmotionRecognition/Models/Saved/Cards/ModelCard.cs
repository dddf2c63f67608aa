using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EmotionRecognition.Kinds;
using Shared;

namespace EmotionRecognition.Models.Saved.Cards;

/// <summary>
/// What must be known about a saved model before it is used: <c>card.json</c>, and the same as a page, <c>MODEL_CARD.md</c>, in the model's folder or in the
/// folder of all models of its system.
/// </summary>
/// <remarks>Source: Mitchell et al., "Model Cards for Model Reporting", FAT* 2019.</remarks>
public sealed record ModelCard
{
    /// <summary>The file.</summary>
    public const string FileName = "card.json";

    /// <summary>The page made of it.</summary>
    public const string PageName = "MODEL_CARD.md";

    private const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions _format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The version of the file's format.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>A title: <c>EMO-DB, seven emotions: lda</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What the model is and reads, in a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Names of the K classes.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>What it was trained on, at least one corpus.</summary>
    public required IReadOnlyList<CardData> Data { get; init; }

    /// <summary>How well models made in this way recognize speech that they were not trained on; the first is the one to quote.</summary>
    public required IReadOnlyList<CardScore> Scores { get; init; }

    /// <summary>How well they recognize the same clips, altered as if they had been recorded in another way; empty if that was not measured.</summary>
    public IReadOnlyList<CardCondition> Altered { get; init; } = [];

    /// <summary>What is known to limit its use, one sentence each.</summary>
    public required IReadOnlyList<string> Limits { get; init; }

    /// <summary>What it is for.</summary>
    public IReadOnlyList<string> IntendedUse { get; init; } = CardWords.IntendedUse;

    /// <summary>What it must not be used for, and why.</summary>
    public IReadOnlyList<string> Misuse { get; init; } = CardWords.Misuse;

    /// <summary>How it was made; null if the folder's own manifests tell.</summary>
    public CardOrigin? Origin { get; init; }

    /// <summary>Reads the card of a model.</summary>
    /// <param name="folder">The model's folder. If it has no card, its parent may have one for all models of the system.</param>
    /// <returns>The card; null if there is none.</returns>
    /// <exception cref="InputException">The file is malformed, or of another format.</exception>
    public static ModelCard? Find(string folder)
    {
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var places = new[] { folder, parent }.OfType<string>().Select(place => Path.Combine(place, FileName));
        return places.FirstOrDefault(File.Exists) is { } path ? Read(path) : null;
    }

    /// <summary>The card as its file has it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, _format) + "\n";

    /// <summary>Writes the card and its page.</summary>
    /// <param name="folder">The folder; created if missing.</param>
    public void Write(string folder)
    {
        WholeFile.Write(Path.Combine(folder, FileName), ToJson());
        WholeFile.Write(Path.Combine(folder, PageName), ModelCardPage.Of(this));
    }

    private static ModelCard Read(string path)
    {
        const string Remedy = "restore the file, or train the model again";
        var card = CheckedJson.Read(path, "a model card", Remedy, () => JsonSerializer.Deserialize<ModelCard>(File.ReadAllText(path), _format));
        return card.Format == CurrentFormat && card.Data.Count > 0
            ? card
            : throw new InputException(path, $"format {card.Format}, {card.Data.Count} corpora", $"format {CurrentFormat}, at least 1", Remedy);
    }
}

/// <summary>A corpus that a model was trained on.</summary>
/// <param name="Title">Its name: <c>EMO-DB</c>.</param>
/// <param name="License">Its terms of use.</param>
/// <param name="Rows">The number of utterances of each class.</param>
/// <param name="Speakers">The number of speakers; 0 if they are not known.</param>
/// <param name="Hours">The duration of these utterances.</param>
/// <param name="Notices">What must be known about it.</param>
public sealed record CardData(
    string Title, string License, IReadOnlyDictionary<string, int> Rows, int Speakers, double Hours, IReadOnlyList<string> Notices)
{
    /// <summary>What is spoken: <c>German, acted</c>; null: not stated.</summary>
    public string? Speech { get; init; }

    /// <summary>Who published it, where; null: not stated.</summary>
    public string? Source { get; init; }
}

/// <summary>How well a model does on one set of test rows.</summary>
/// <param name="Corpus">The corpus.</param>
/// <param name="Protocol">How test rows were kept apart: a protocol's name, or <c>another corpus</c>.</param>
/// <param name="Claim">What the result means: <c>unseen speakers</c>.</param>
/// <param name="Rows">The number of test rows.</param>
/// <param name="Chance">The UAR of guessing.</param>
/// <param name="Recall">The UAR.</param>
/// <param name="Accuracy">WA.</param>
/// <param name="WeightedF1">The weighted F1.</param>
/// <param name="IntervalUnit">What the intervals are over: <c>speakers</c> or <c>test rows</c>.</param>
/// <param name="Classes">Results by class.</param>
/// <param name="Groups">Results by group, such as the speaker's sex.</param>
public sealed record CardScore(
    string Corpus,
    string Protocol,
    string Claim,
    int Rows,
    double Chance,
    CardMeasure Recall,
    CardMeasure Accuracy,
    CardMeasure WeightedF1,
    string IntervalUnit,
    IReadOnlyList<CardClass> Classes,
    IReadOnlyList<CardGroup> Groups);

/// <summary>A measure with its 95 % interval, all from 0 to 1.</summary>
/// <param name="Value">The measure.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end.</param>
public sealed record CardMeasure(double Value, double Low, double High);

/// <summary>How well one class is recognized.</summary>
/// <param name="Class">The class.</param>
/// <param name="Recall">The share of its test rows that are recognized.</param>
/// <param name="Precision">The share of right ones among the rows taken for it.</param>
/// <param name="Rows">The number of its test rows.</param>
public sealed record CardClass(string Class, double Recall, double Precision, int Rows);

/// <summary>How well a group of test rows is recognized.</summary>
/// <param name="Column">What groups them: <c>gender</c>.</param>
/// <param name="Value">The group: <c>female</c>.</param>
/// <param name="Rows">The number of its test rows.</param>
/// <param name="Speakers">The number of its speakers.</param>
/// <param name="Recall">The UAR over the classes that it has.</param>
/// <param name="IntervalUnit">What the interval is over.</param>
public sealed record CardGroup(string Column, string Value, int Rows, int Speakers, CardMeasure Recall, string IntervalUnit);

/// <summary>How well test clips are recognized that were altered in one way.</summary>
/// <param name="Protocol">How test rows were kept apart.</param>
/// <param name="Condition">The alteration: <c>noise-20</c>.</param>
/// <param name="Words">The same in words.</param>
/// <param name="Recall">The UAR.</param>
/// <param name="Changed">The share of clips with another answer than for the clip as it is, from 0 to 1.</param>
/// <param name="IntervalUnit">What the interval is over.</param>
public sealed record CardCondition(string Protocol, string Condition, string Words, CardMeasure Recall, double Changed, string IntervalUnit);

/// <summary>How a model was made.</summary>
/// <param name="Experiment">The experiment that defines it.</param>
/// <param name="Commit">The commit that was checked out; empty if unknown.</param>
/// <param name="ChangedFiles">How many files of the checkout differed from the commit, the model's own not counted.</param>
/// <param name="Code">The version of the code that trained it.</param>
/// <param name="Settings">The settings of the training.</param>
/// <param name="Inputs">SHA-256 of each table that it was trained on.</param>
/// <param name="Packages">Versions of the packages that the training used.</param>
public sealed record CardOrigin(
    string Experiment,
    string Commit,
    int ChangedFiles,
    string Code,
    IReadOnlyDictionary<string, string> Settings,
    IReadOnlyDictionary<string, string> Inputs,
    IReadOnlyDictionary<string, string> Packages);
