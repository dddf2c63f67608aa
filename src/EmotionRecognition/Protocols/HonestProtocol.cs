[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Protocols.HonestProtocol>]
[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Protocols.ScriptDisjointProtocol>]

namespace EmotionRecognition.Protocols;

/// <summary>
/// Leakage-free evaluation: no speaker, dialog, source video, or duplicate recording is on two sides, and nothing is fitted or selected on test
/// rows.
/// </summary>
public sealed class HonestProtocol : IProtocol
{
    /// <summary>Its name.</summary>
    public const string Id = "honest";

    /// <inheritdoc/>
    public string Name => Id;

    /// <inheritdoc/>
    public string Explanation =>
        "Folds by session or speaker: no test speaker appears in training. Scaler, vocabulary and class weights are fitted on training rows only. Settings "
        + "are selected by cross-validation over up to five inner folds of the training part, formed by the same rule; epochs of networks on a validation "
        + "set that is split off from it, unless an experiment asks for inner folds. Each utterance is tested once.";

    /// <inheritdoc/>
    public string Claim => "unseen speakers";

    /// <inheritdoc/>
    public AuditRules Audit { get; } = new(ForbidsLeaks: true);

    /// <inheritdoc/>
    public SelectedOn SelectedOn => SelectedOn.InnerFolds;

    /// <inheritdoc/>
    public IReadOnlyList<SplitRow> Split(SplitRequest request) => HonestFolds.Split(request, HonestFolds.RuleFor(request.Kept));
}

/// <summary>Honest, and IEMOCAP's scripts and improvisation scenarios are kept apart too.</summary>
public sealed class ScriptDisjointProtocol : IProtocol
{
    /// <inheritdoc/>
    public string Name => "script-disjoint";

    /// <inheritdoc/>
    public string Explanation =>
        "As honest, and no script or improvisation scenario occurs in more than one of training, validation and test, so both the speaker and the lines "
        + "of a test utterance are unseen. Settings and epochs are selected on the validation set, not by inner folds: keeping both apart once more "
        + "would leave inner folds too few rows to train on.";

    /// <inheritdoc/>
    public string Claim => "unseen speakers, unseen scripts";

    /// <inheritdoc/>
    public AuditRules Audit { get; } = new(ForbidsLeaks: true, KeepsScenariosApart: true);

    /// <inheritdoc/>
    public IReadOnlyList<SplitRow> Split(SplitRequest request) => HonestFolds.Split(request, FoldRule.BySessionAndScenario);
}
