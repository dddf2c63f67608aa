using EmotionRecognition.Corpora;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Protocols.GivenProtocol>]

namespace EmotionRecognition.Protocols;

/// <summary>
/// The split published by a corpus's authors: settings are chosen on its development part, models are trained on its training part, or on both if no epoch
/// has to be chosen, and its test part is scored once. Whether the parts share speakers is the authors' choice: the audit reports it as a finding, not as an
/// error.
/// </summary>
public sealed class GivenProtocol : IProtocol
{
    /// <summary>Its name.</summary>
    public const string Id = "given";

    private const string Train = "train";
    private const string Development = "dev";
    private const string Test = "test";

    /// <inheritdoc/>
    public string Name => Id;

    /// <inheritdoc/>
    public string Explanation =>
        "A published split, whose test part is scored once. Its development part selects epochs and settings; what has no epoch to select is then fitted on "
        + "training and development part together. Without a development part, inner folds of the training part select, formed by speaker if the split keeps "
        + "speakers apart, else by utterance. "
        + "The leakage audit reports what the parts share.";

    /// <inheritdoc/>
    public string Claim => "a published split; the leakage audit reports what its test part shares with training";

    /// <inheritdoc/>
    public AuditRules Audit { get; } = new(ForbidsLeaks: false);

    /// <inheritdoc/>
    public SelectedOn SelectedOn => SelectedOn.InnerFolds;

    /// <inheritdoc/>
    public bool NeedsGivenParts => true;

    /// <inheritdoc/>
    public IReadOnlyList<SplitRow> Split(SplitRequest request)
    {
        var kept = request.Kept.ToDictionary(utterance => utterance.Id, StringComparer.Ordinal);
        var folds = request.Given.Where(part => kept.ContainsKey(part.Utterance)).GroupBy(part => part.Fold).OrderBy(fold => fold.Key).ToList();
        return folds.Count > 0
            ? TrainingRows.WithGenerated(folds.SelectMany(fold => RowsOf(fold.Key, [.. fold], kept, request)).InOrder(), request.Generated)
            : throw new InputException(
                "protocol given", "a corpus without a published split", "a training and a test part", "pass --folds=FILE, or choose another protocol");
    }

    private static IEnumerable<SplitRow> RowsOf(int fold, IReadOnlyList<GivenPart> parts, IReadOnlyDictionary<string, Utterance> kept, SplitRequest request)
    {
        foreach (var part in new[] { Train, Test })
        {
            if (!parts.Any(each => each.Part == part))
            {
                throw new InputException($"published split, fold {fold}", $"no {part} rows", "training and test rows", "fix the split");
            }
        }

        if (parts.Any(each => each.Part == Development))
        {
            return parts.Select(each => new SplitRow(each.Utterance, fold, RoleOf(each.Part), 1));
        }

        // Without a development part, the first of the inner folds stands in for it where a model needs one held-out part.
        var inner = InnerFoldsOf(parts.ToLookup(each => each.Part, each => kept[each.Utterance]), request);
        return parts.Select(each => each.Part == Train && inner.TryGetValue(each.Utterance, out var number)
            ? new SplitRow(each.Utterance, fold, number == 1 ? Role.Validation : Role.Train, 1, number)
            : new SplitRow(each.Utterance, fold, RoleOf(each.Part), 1));
    }

    // As the split itself: what is tested on known speakers is also selected on known speakers.
    private static IReadOnlyDictionary<string, int> InnerFoldsOf(ILookup<string, Utterance> parts, SplitRequest request)
    {
        string ClassOf(Utterance utterance) => request.Classes.Classes[request.Classes.ClassOf(utterance.Emotion)!.Value];
        IReadOnlyList<Utterance> training = [.. parts[Train]];
        var sharesSpeakers = parts[Train].Select(utterance => utterance.Speaker).Intersect(parts[Test].Select(utterance => utterance.Speaker)).Any();
        return InnerFolds.Of(
            sharesSpeakers
                ? [.. training.Select(utterance => new[] { utterance })]
                : UtteranceGroups.Connect(training, utterance => UtteranceGroups.KeysOf(utterance, FoldRule.BySpeaker, request.Recordings)),
            ClassOf);
    }

    private static Role RoleOf(string part) => part switch
    {
        Train => Role.Train,
        Development => Role.Validation,
        _ => Role.Test,
    };
}
