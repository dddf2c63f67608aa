namespace EmotionRecognition.Reporting;

/// <summary>One stage of the build.</summary>
/// <param name="Name">Its target's name.</param>
/// <param name="Description">What it does, in a few words.</param>
/// <param name="Needs">Names of the stages whose outputs it reads.</param>
public sealed record StageNode(string Name, string Description, IReadOnlyList<string> Needs);
