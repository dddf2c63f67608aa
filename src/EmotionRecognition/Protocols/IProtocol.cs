using EmotionRecognition.Corpora;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Protocols;

/// <summary>
/// A door: how rows become training and test rows, and who may see which. To add a protocol, implement this interface in a file of its own and name
/// the class in a <see cref="PlugInAttribute{T}"/>.
/// </summary>
public interface IProtocol : INamed
{
    /// <summary>How rows become training and test rows, for readers of a report: a few sentences.</summary>
    string Explanation { get; }

    /// <summary>What a result under it is worth, in a few words: <c>tested on unseen speakers</c>.</summary>
    string Claim { get; }

    /// <summary>What an audit of its splits makes of what it finds.</summary>
    AuditRules Audit { get; }

    /// <summary>Which rows encoders, class weights and generators are fitted on.</summary>
    FittedOn FittedOn => FittedOn.TrainingRows;

    /// <summary>Which rows choose epochs and settings.</summary>
    SelectedOn SelectedOn => SelectedOn.ValidationRows;

    /// <summary>What is done to the acoustic features before rows are split; null: nothing.</summary>
    IFeaturePreparation? Preparation => null;

    /// <summary>Whether <see cref="SplitRequest.Seed"/> has an effect.</summary>
    bool DrawsAtRandom => false;

    /// <summary>Whether it duplicates rows, so that duplicates may be on both sides.</summary>
    bool DuplicatesRows => false;

    /// <summary>Whether it needs the split that the corpus's authors give.</summary>
    bool NeedsGivenParts => false;

    /// <summary>Makes the split.</summary>
    /// <param name="request">The rows, and what is known of them.</param>
    /// <returns>Rows in the order of <see cref="SplitRows.InOrder"/>.</returns>
    /// <exception cref="InputException">The rows cannot be split like this.</exception>
    IReadOnlyList<SplitRow> Split(SplitRequest request);
}

/// <summary>What an audit makes of what it finds under a protocol.</summary>
/// <param name="ForbidsLeaks">
/// Whether a leak fails the build. Only then do results say something about unseen speakers, and the report trusts them.
/// </param>
/// <param name="KeepsScenariosApart">Whether a script or improvisation on two sides is a leak too.</param>
public sealed record AuditRules(bool ForbidsLeaks, bool KeepsScenariosApart = false);

/// <summary>What a split is made of.</summary>
public sealed record SplitRequest
{
    /// <summary>The corpus's utterances, of any label.</summary>
    public required IReadOnlyList<Utterance> Utterances { get; init; }

    /// <summary>The classes; utterances with other labels are left out.</summary>
    public required ClassSet Classes { get; init; }

    /// <summary>Ids of generated samples; they may join training rows.</summary>
    public IReadOnlyList<string> Generated { get; init; } = [];

    /// <summary>How many groups the sessions or speakers are put into, at least 3; null: each is a group.</summary>
    public int? Groups { get; init; }

    /// <summary>Decides random choices, where there are any.</summary>
    public int Seed { get; init; }

    /// <summary>By utterance a fingerprint of its sound, where it is known: utterances with the same one are duplicates.</summary>
    public IReadOnlyDictionary<string, string> Recordings { get; init; } = new Dictionary<string, string>();

    /// <summary>The split that the corpus's authors give; empty where they give none.</summary>
    public IReadOnlyList<GivenPart> Given { get; init; } = [];

    /// <summary>The utterances whose labels belong to a class.</summary>
    public IReadOnlyList<Utterance> Kept => Classes.Keep(Utterances);
}

/// <summary>What a protocol does to acoustic features before rows are split.</summary>
public interface IFeaturePreparation
{
    /// <summary>Whether it scales them itself, so that models take them as they are.</summary>
    bool ReplacesScaling { get; }

    /// <summary>Prepares the features.</summary>
    /// <param name="real">The corpus's features, unscaled.</param>
    /// <param name="utterances">The corpus's utterances.</param>
    /// <param name="generated">The features of generated samples; null: there are none.</param>
    /// <returns>The rows of both tables, real ones first, with the same columns.</returns>
    IEnumerable<(string Utterance, float[] Features)> Prepare(FeatureTable real, IReadOnlyList<Utterance> utterances, FeatureTable? generated);
}

/// <summary>Which rows scalers, vectorizers, class weights and generators see.</summary>
public enum FittedOn
{
    /// <summary>All rows, test rows too: a leak.</summary>
    AllRows,

    /// <summary>Training rows only.</summary>
    TrainingRows,

    /// <summary>Training rows, and each test speaker's clips without their labels, for normalising that speaker.</summary>
    TrainingRowsAndUnlabeledTestSpeakers,
}

/// <summary>Which rows choose epochs and settings.</summary>
public enum SelectedOn
{
    /// <summary>Test rows: a leak.</summary>
    TestRows,

    /// <summary>Validation rows, which are part of what is not tested.</summary>
    ValidationRows,
}

/// <summary>The protocols that there are.</summary>
public static class ProtocolCatalog
{
    /// <summary>The door.</summary>
    public static Catalog<IProtocol> Protocols { get; } = new("protocol", typeof(ProtocolCatalog).Assembly);
}
