[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Protocols.HonestProtocol>]
[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Protocols.ScriptDisjointProtocol>]

namespace EmotionRecognition.Protocols;

/// <summary>
/// What a result should rest on: no speaker, dialog, source video or duplicate recording on two sides, nothing fitted or chosen on test rows.
/// </summary>
public sealed class HonestProtocol : IProtocol
{
    /// <summary>Its name.</summary>
    public const string Id = "honest";

    /// <inheritdoc/>
    public string Name => Id;

    /// <inheritdoc/>
    public string Explanation =>
        "Folds by session or speaker: no test speaker appears in training. Scaler, vocabulary and weights are fitted on training rows only; a validation "
        + "part, taken from the training part by the same rule, chooses epochs and settings; each utterance is tested once.";

    /// <inheritdoc/>
    public string Claim => "tested on unseen speakers";

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
        "As honest, and no script or improvisation scenario is on two sides: neither the speaker nor the lines of a test utterance occur in training.";

    /// <inheritdoc/>
    public string Claim => "tested on unseen speakers with unseen scripts";

    /// <inheritdoc/>
    public AuditRules Audit { get; } = new(ForbidsLeaks: true, KeepsScenariosApart: true);

    /// <inheritdoc/>
    public IReadOnlyList<SplitRow> Split(SplitRequest request) => HonestFolds.Split(request, FoldRule.BySessionAndScenario);
}
