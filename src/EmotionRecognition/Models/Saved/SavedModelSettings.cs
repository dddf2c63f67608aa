using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Encoders.Tfidf;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Models.Saved;

/// <summary>
/// What <c>settings.json</c> of a saved model says: how it was made, and the hashes that tell whether the folder is as it was written.
/// </summary>
public sealed record SavedModelSettings
{
    private const int CurrentFormat = 3;
    private const int LastFormat = 2;
    private const string Remedy = "train the model again, or restore the folder as it was written";

    /// <summary>Version of the folder's form.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>What was trained, and how.</summary>
    public required ModelSettings Model { get; init; }

    /// <summary>What the model reads of an utterance.</summary>
    public required IReadOnlyList<InputEncoder> Inputs { get; init; }

    /// <summary>Names of the K classes in the order of their indices.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>D: the columns of the first input, then those of the next.</summary>
    public required int ColumnCount { get; init; }

    /// <summary>What start values and the order of rows came from.</summary>
    public required int Seed { get; init; }

    /// <summary>Rows that weights were fitted on, duplicates counted.</summary>
    public required int TrainingRows { get; init; }

    /// <summary>Rows that chose epoch or penalty, duplicates counted.</summary>
    public required int SelectionRows { get; init; }

    /// <summary>Which rows the encoders were fitted on.</summary>
    public required FittedOn FittedOn { get; init; }

    /// <summary>Which rows chose epoch or penalty.</summary>
    public required SelectedOn SelectedOn { get; init; }

    /// <summary>What they chose.</summary>
    public required SelectedModel Selected { get; init; }

    /// <summary>SHA-256 of each file beside, by name.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>SHA-256 of this file with an empty text here.</summary>
    public string Digest { get; init; } = string.Empty;

    /// <summary>Reads settings and checks that they, and the files beside, are as they were written.</summary>
    /// <param name="path">The file <c>settings.json</c>.</param>
    /// <param name="kinds">Reads models and encoders: see <see cref="SettingsJson"/>.</param>
    /// <exception cref="InputException">A file is missing, was changed, or is of another form.</exception>
    internal static SavedModelSettings Read(string path, JsonSerializerOptions kinds)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, "no such file", "the settings of a saved model", "check the folder, or train the model");
        }

        try
        {
            var text = File.ReadAllText(path);
            var root = JsonNode.Parse(text) as JsonObject ?? throw new JsonException("no object");
            var format = (int?)root["format"];
            if (format is not (CurrentFormat or LastFormat))
            {
                throw new InputException(path, $"format {format}", $"{LastFormat} or {CurrentFormat}", Remedy);
            }

            if ((string?)root["digest"] != DigestOf(text, (string?)root["digest"]))
            {
                throw new InputException(path, "settings that were changed after they were written", "those of the training run", Remedy);
            }

            if (format == LastFormat)
            {
                Migrate(root);
            }

            var settings = root.Deserialize<SavedModelSettings>(FormatWith(kinds))!;
            settings.CheckFiles(Path.GetDirectoryName(path)!);
            return settings;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new InputException(path, exception.Message.ReplaceLineEndings(" "), "the settings of a saved model", Remedy, exception);
        }
    }

    /// <summary>Writes settings for files that exist.</summary>
    /// <param name="folder">The folder with the files.</param>
    /// <param name="files">Their names.</param>
    internal void Write(string folder, IEnumerable<string> files)
    {
        var hashes = files.ToDictionary(name => name, name => Hash(Path.Combine(folder, name)));
        var settings = this with { Files = new SortedDictionary<string, string>(hashes, StringComparer.Ordinal) };
        var format = FormatWith(SettingsJson.Of(Model, Inputs));
        var text = JsonSerializer.Serialize(settings, format) + "\n";
        File.WriteAllText(Path.Combine(folder, SavedModel.SettingsName), JsonSerializer.Serialize(settings with { Digest = DigestOf(text, "") }, format) + "\n");
    }

    // Format 2 named what a model reads by one of three words.
    private static void Migrate(JsonObject root)
    {
        var inputs = (JsonObject)root["inputs"]!;
        var encoders = new JsonArray();
        var features = (string?)inputs["features"];
        if (features is "audio" or "audio-and-text")
        {
            encoders.Add(new JsonObject { ["kind"] = AcousticEncoder.Id, ["scaling"] = inputs["scaling"]?.DeepClone() });
        }

        if (features is "text" or "audio-and-text")
        {
            encoders.Add(new JsonObject { ["kind"] = TfidfEncoder.Id, ["options"] = inputs["tfidf"]?.DeepClone() });
        }

        (root["inputs"], root["format"]) = (encoders, CurrentFormat);
    }

    private static JsonSerializerOptions FormatWith(JsonSerializerOptions kinds) => new(kinds)
    {
        WriteIndented = true,
        NewLine = "\n",
        IndentSize = 2,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectRequiredConstructorParameters = true,
    };

    private static string Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static string DigestOf(string text, string? digest) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        (string.IsNullOrEmpty(digest) ? text : text.Replace(digest, "", StringComparison.Ordinal)).TrimEnd('\n'))));

    private void CheckFiles(string folder)
    {
        foreach (var (name, hash) in Files)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path) || Hash(path) != hash)
            {
                var found = File.Exists(path) ? "other bytes than were written" : "no such file";
                throw new InputException(path, found, $"the file that {SavedModel.SettingsName} names", Remedy);
            }
        }
    }
}
