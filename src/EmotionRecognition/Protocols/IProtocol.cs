using System.Text.Json.Serialization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Protocols;

/// <summary>
/// A door: how rows are split into training and test rows, and what may use which. To add a protocol, implement this interface in a file of its own and name
/// the class in a <see cref="PlugInAttribute{T}"/>.
/// </summary>
public interface IProtocol : INamed
{
    /// <summary>A description of the protocol for reports: a few sentences.</summary>
    string Explanation { get; }

    /// <summary>What a result under it means, in a few words: <c>tested on unseen speakers</c>.</summary>
    string Claim { get; }

    /// <summary>How an audit judges what it finds in the protocol's splits.</summary>
    AuditRules Audit { get; }

    /// <summary>Which rows encoders, class weights, and generators are fitted on.</summary>
    FittedOn FittedOn => FittedOn.TrainingRows;

    /// <summary>Which rows epochs and settings are selected on.</summary>
    SelectedOn SelectedOn => SelectedOn.ValidationRows;

    /// <summary>How acoustic features are preprocessed before models read them; null: not at all.</summary>
    IFeaturePreparation? Preparation => null;

    /// <summary>
    /// The protocol whose split this one uses, and from which it differs only in <see cref="Preparation"/>: a system that reads no sound is trained once, under
    /// that protocol, for both. Null: it has a split of its own.
    /// </summary>
    IProtocol? SplitOf => null;

    /// <summary>Whether <see cref="SplitRequest.Seed"/> has an effect.</summary>
    bool DrawsAtRandom => false;

    /// <summary>Whether it duplicates rows, so that copies may be on both sides.</summary>
    bool DuplicatesRows => false;

    /// <summary>Whether it needs the split published by the corpus's authors.</summary>
    bool NeedsGivenParts => false;

    /// <summary>Whether it needs several corpora, see <see cref="SplitRequest.Corpora"/>.</summary>
    bool NeedsCorpora => false;

    /// <summary>Splits the rows.</summary>
    /// <param name="request">The rows and what is known about them.</param>
    /// <returns>Rows in the order of <see cref="SplitRows.InOrder"/>.</returns>
    /// <exception cref="InputException">The rows cannot be split in this way.</exception>
    IReadOnlyList<SplitRow> Split(SplitRequest request);
}

/// <summary>How an audit judges its findings under a protocol.</summary>
/// <param name="ForbidsLeaks">
/// Whether a leak fails the build. Only then are results about unseen speakers, and trusted by the report.
/// </param>
/// <param name="KeepsScenariosApart">Whether a script or improvisation on two sides also counts as a leak.</param>
public sealed record AuditRules(bool ForbidsLeaks, bool KeepsScenariosApart = false);

/// <summary>The input of a split.</summary>
public sealed record SplitRequest
{
    /// <summary>The corpus's utterances, with any label.</summary>
    public required IReadOnlyList<Utterance> Utterances { get; init; }

    /// <summary>The classes; utterances with other labels are left out.</summary>
    public required ClassSet Classes { get; init; }

    /// <summary>Ids of generated samples, which may be added to training rows.</summary>
    public IReadOnlyList<string> Generated { get; init; } = [];

    /// <summary>The number of groups into which sessions or speakers are joined, at least 3; null: one group each.</summary>
    public int? Groups { get; init; }

    /// <summary>The seed of random choices, if there are any.</summary>
    public int Seed { get; init; }

    /// <summary>Fingerprints of the sound, by utterance, as far as known: utterances with the same fingerprint are duplicates.</summary>
    public IReadOnlyDictionary<string, string> Recordings { get; init; } = new Dictionary<string, string>();

    /// <summary>The split published by the corpus's authors; empty if there is none.</summary>
    public IReadOnlyList<GivenPart> Given { get; init; } = [];

    /// <summary>The corpora of the utterances if there are several; null: one corpus.</summary>
    public CombinedCorpora? Corpora { get; init; }

    /// <summary>The utterances whose labels belong to a class.</summary>
    public IReadOnlyList<Utterance> Kept => Classes.Keep(Utterances);
}

/// <summary>A protocol's preprocessing of acoustic features before models read them.</summary>
public interface IFeaturePreparation
{
    /// <summary>Whether each fold has a table of its own, prepared with <see cref="PreparationRequest.Training"/>; otherwise all folds share one.</summary>
    bool PerFold => false;

    /// <summary>Whether it scales the features itself, so that models do not scale them again.</summary>
    bool ReplacesScaling { get; }

    /// <summary>Preprocesses the features.</summary>
    /// <param name="request">The features and what is known about them.</param>
    /// <returns>The rows of both tables, the corpus's first, with the same columns.</returns>
    IEnumerable<(string Utterance, float[] Features)> Prepare(PreparationRequest request);
}

/// <summary>The input of a preparation.</summary>
/// <param name="Real">The corpus's features, unscaled.</param>
/// <param name="Utterances">The corpus's utterances.</param>
/// <param name="Generated">The features of generated samples; null if there are none.</param>
public sealed record PreparationRequest(FeatureTable Real, IReadOnlyList<Utterance> Utterances, FeatureTable? Generated = null)
{
    /// <summary>The utterances that the fold trains or selects settings on; empty if all folds share one preparation.</summary>
    public IReadOnlySet<string> Training { get; init; } = new HashSet<string>();

    /// <summary>The utterances with features, by speaker.</summary>
    public ILookup<string, string> BySpeaker()
    {
        var speakers = Utterances.ToDictionary(utterance => utterance.Id, utterance => utterance.Speaker);
        return Real.Utterances.ToLookup(utterance => speakers.GetValueOrDefault(utterance, ""));
    }
}

/// <summary>Which rows scalers, vectorizers, class weights, and generators are fitted on.</summary>
public enum FittedOn
{
    /// <summary>All rows, including test rows: a leak.</summary>
    AllRows,

    /// <summary>Training rows only.</summary>
    TrainingRows,

    /// <summary>Training rows and, for normalization by speaker, each test speaker's unlabeled clips.</summary>
    [JsonStringEnumMemberName("training-rows-and-unlabelled-test-speakers")]
    TrainingRowsAndUnlabeledTestSpeakers,
}

/// <summary>Which rows epochs and settings are selected on.</summary>
public enum SelectedOn
{
    /// <summary>Test rows: a leak.</summary>
    TestRows,

    /// <summary>Validation rows, which are not test rows.</summary>
    ValidationRows,

    /// <summary>
    /// Training and validation rows, by cross-validation over the inner folds of the split. Models that do not use inner folds, and splits without them, select
    /// on validation rows instead.
    /// </summary>
    InnerFolds,
}

/// <summary>The available protocols.</summary>
public static class ProtocolCatalog
{
    /// <summary>The door.</summary>
    public static Catalog<IProtocol> Protocols { get; } = new("protocol", typeof(ProtocolCatalog).Assembly);
}
