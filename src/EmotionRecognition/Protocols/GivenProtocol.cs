[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Protocols.GivenProtocol>]

namespace EmotionRecognition.Protocols;

/// <summary>
/// The split published by a corpus's authors: models are trained on its training part, settings are chosen on its development part, and its test part is
/// scored once. Whether the parts share speakers is the authors' choice: the audit reports it as a finding, not as an error.
/// </summary>
public sealed class GivenProtocol : IProtocol
{
    /// <summary>Its name.</summary>
    public const string Id = "given";

    /// <inheritdoc/>
    public string Name => Id;

    /// <inheritdoc/>
    public string Explanation =>
        "The split published with the corpus: everything is fitted on its training part, its development part selects epochs and settings, and its test "
        + "part is scored once. The leakage audit reports what the parts share.";

    /// <inheritdoc/>
    public string Claim => "the corpus's own test part; the leakage audit reports what it shares with training";

    /// <inheritdoc/>
    public AuditRules Audit { get; } = new(ForbidsLeaks: false);

    /// <inheritdoc/>
    public bool NeedsGivenParts => true;

    /// <inheritdoc/>
    public IReadOnlyList<SplitRow> Split(SplitRequest request)
    {
        var kept = request.Kept.Select(utterance => utterance.Id).ToHashSet(StringComparer.Ordinal);
        var rows = request.Given.Where(part => kept.Contains(part.Utterance))
            .Select(part => new SplitRow(part.Utterance, part.Fold, RoleOf(part.Part), 1)).InOrder();
        foreach (var fold in rows.Folds())
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                if (rows.In(fold, role).Count == 0)
                {
                    throw new InputException(
                        $"given split, fold {fold}",
                        $"no {role.ToString().ToLowerInvariant()} rows",
                        "training, development, and test rows",
                        "choose another protocol");
                }
            }
        }

        return rows.Count > 0
            ? TrainingRows.WithGenerated(rows, request.Generated)
            : throw new InputException(
                "protocol given", "a corpus without a published split", "a training, a development, and a test part", "choose another protocol");
    }

    private static Role RoleOf(string part) => part switch
    {
        "train" => Role.Train,
        "dev" => Role.Validation,
        _ => Role.Test,
    };
}
