namespace EmotionRecognition.Reporting;

/// <summary>One target of the build.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does, in one sentence.</param>
/// <param name="Instances">How many stages it has: one a fold and system, for example.</param>
public sealed record StageNode(string Name, string Description, int Instances = 1);
