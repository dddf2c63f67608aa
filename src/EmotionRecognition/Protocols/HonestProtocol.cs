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
        "Folds by session or speaker: no test speaker appears in training. Scaler, vocabulary and class weights are fitted on training rows only; "
        + "a validation set, split off from the training rows by the same rule, selects epochs and settings; each utterance is tested once.";

    /// <inheritdoc/>
    public string Claim => "unseen speakers";

    /// <inheritdoc/>
    public AuditRules Audit { get; } = new(ForbidsLeaks: true);

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
        + "of a test utterance are unseen.";

    /// <inheritdoc/>
    public string Claim => "unseen speakers, unseen scripts";

    /// <inheritdoc/>
    public AuditRules Audit { get; } = new(ForbidsLeaks: true, KeepsScenariosApart: true);

    /// <inheritdoc/>
    public IReadOnlyList<SplitRow> Split(SplitRequest request) => HonestFolds.Split(request, FoldRule.BySessionAndScenario);
}
