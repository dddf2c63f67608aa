namespace EmotionRecognition.Protocols;

/// <summary>
/// Not an evaluation: all rows are training rows, for a model that is used once its system has been evaluated under another protocol. Settings are selected as
/// under <see cref="HonestProtocol"/>, by inner folds that keep speakers apart. No experiment can name it among its protocols.
/// </summary>
public sealed class AllRowsProtocol : IProtocol
{
    /// <summary>Its name.</summary>
    public const string Id = "all-rows";

    /// <inheritdoc/>
    public string Name => Id;

    /// <inheritdoc/>
    public string Explanation => "All rows are training rows. Settings are selected by cross-validation over up to five inner folds that keep speakers apart.";

    /// <inheritdoc/>
    public string Claim => "not tested";

    /// <inheritdoc/>
    public AuditRules Audit { get; } = new(ForbidsLeaks: false);

    /// <inheritdoc/>
    public SelectedOn SelectedOn => SelectedOn.InnerFolds;

    /// <summary>Makes one fold without test rows.</summary>
    /// <param name="request">The rows and what is known about them.</param>
    /// <exception cref="InputException">A generated sample has the id of an utterance.</exception>
    public IReadOnlyList<SplitRow> Split(SplitRequest request)
    {
        var kept = request.Kept;
        var options = new FoldOptions { Rule = HonestFolds.RuleFor(kept), Recordings = request.Recordings, Classes = request.Classes };
        var connected = UtteranceGroups.Connect(kept, utterance => UtteranceGroups.KeysOf(utterance, options.Rule, options.Recordings));
        var inner = InnerFolds.Of(connected, options.ClassOf);
        return TrainingRows.WithGenerated(
            [.. kept.Select(row => new SplitRow(row.Id, 1, Role.Train, 1, inner.TryGetValue(row.Id, out var number) ? number : null))], request.Generated);
    }
}
