namespace EmotionRecognition.Pipeline.Gate;

/// <summary>One comparison of what was accepted with what a fresh run gives.</summary>
/// <param name="Where">Experiment and table, or experiment, protocol and system.</param>
/// <param name="What">The column or measure.</param>
/// <param name="Accepted">The accepted value.</param>
/// <param name="Fresh">The fresh value.</param>
/// <param name="Difference">Fresh less accepted, where both are numbers.</param>
/// <param name="Allowed">How far it may be off: a drop for measures, either way for data.</param>
/// <param name="Verdict">What follows.</param>
public sealed record GateRow(string Where, string What, string Accepted, string Fresh, string Difference, string Allowed, Verdict Verdict);
