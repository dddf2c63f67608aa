using EmotionRecognition.Corpora;
using EmotionRecognition.Text;

namespace EmotionRecognition.Protocols.Audit;

/// <summary>A split with fast access to everything known about its utterances.</summary>
internal sealed class AuditedSplit
{
    private readonly IReadOnlyDictionary<string, Utterance> _utterances;
    private readonly IReadOnlyDictionary<string, string> _words;
    private readonly ILookup<(int Fold, Role Role), AuditedRow> _rows;

    public AuditedSplit(AuditInput input)
    {
        Input = input;
        _utterances = input.Utterances.DistinctBy(utterance => utterance.Id).ToDictionary(utterance => utterance.Id);
        _words = input.Transcripts.DistinctBy(transcript => transcript.Utterance)
            .ToDictionary(transcript => transcript.Utterance, transcript => TextNormalizer.Normalize(transcript.Text).Trim());
        _rows = input.Rows.InOrder().ToLookup(row => (row.Fold, row.Role), Row);
        Folds = input.Rows.Folds();
        Test = Side(Role.Test);
        Validation = Side(Role.Validation);
        Utterances = [.. input.Rows.Select(row => row.Utterance).Distinct()];
        HasDialogs = Utterances.Where(utterance => !SourceVideo.ReplacesSpeaker(this[utterance]))
            .CountBy(utterance => this[utterance].Dialog).Any(pair => pair.Value > 1);
    }

    public AuditInput Input { get; }

    public IReadOnlyList<int> Folds { get; }

    /// <summary>The test rows of all folds, fold by fold.</summary>
    public IReadOnlyList<AuditedRow> Test { get; }

    /// <summary>The validation rows of all folds, fold by fold.</summary>
    public IReadOnlyList<AuditedRow> Validation { get; }

    /// <summary>The utterances of the split, without duplicates.</summary>
    public IReadOnlyList<string> Utterances { get; }

    /// <summary>Whether any dialog has more than one utterance.</summary>
    public bool HasDialogs { get; }

    /// <summary>The rows of a fold's sides.</summary>
    public IEnumerable<AuditedRow> In(int fold, params IReadOnlyList<Role> roles) => roles.SelectMany(role => _rows[(fold, role)]);

    public Utterance this[string utterance] => _utterances[utterance];

    /// <summary>The normalized words, or null if there are none.</summary>
    public string? Words(string utterance) => _words.TryGetValue(utterance, out var words) && words.Length > 0 ? words : null;

    /// <summary>The speaker; null if unknown, as for generated samples.</summary>
    public string? Speaker(string utterance) =>
        this[utterance].Speaker is { Length: > 0 } speaker && !SourceVideo.ReplacesSpeaker(this[utterance]) ? speaker : null;

    /// <summary>The dialog; null if the corpus has none, or for generated samples.</summary>
    public string? Dialog(string utterance) => HasDialogs && !SourceVideo.ReplacesSpeaker(this[utterance]) ? this[utterance].Dialog : null;

    public string? Recording(string utterance) => Input.Recordings.GetValueOrDefault(utterance);

    public string? Scenario(string utterance) => Corpora.Iemocap.Scenario.Of(this[utterance].Dialog);

    private IReadOnlyList<AuditedRow> Side(Role role) => [.. Folds.SelectMany(fold => _rows[(fold, role)])];

    private AuditedRow Row(SplitRow row)
    {
        if (!_utterances.TryGetValue(row.Utterance, out var utterance))
        {
            throw new InputException($"utterance {row.Utterance}", "in the split but not in the labels", "a label", "run the target Split");
        }

        return Input.Classes.ClassOf(utterance.Emotion) is { } index
            ? new AuditedRow(row.Fold, row.Utterance, index, row.Copies)
            : throw new InputException(
                $"utterance {row.Utterance}", $"label {utterance.Emotion}", $"a label of {Input.Classes.Name}", "run the target Split");
    }
}

/// <summary>A row of one side, with the values that findings are counted by.</summary>
/// <param name="Fold">From 1.</param>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="Class">The index of its class.</param>
/// <param name="Copies">How often it occurs on that side.</param>
internal readonly record struct AuditedRow(int Fold, string Utterance, int Class, int Copies);
