namespace EmotionRecognition.Reporting;

/// <summary>What a protocol's name stands for.</summary>
/// <param name="Name">The name: <c>honest</c>.</param>
/// <param name="Description">One or two sentences: how rows became training, validation and test rows.</param>
/// <param name="Trusted">Whether a result by it says something about speakers that the system has not met.</param>
/// <param name="Says">What a result by it says, in a few words.</param>
public sealed record ProtocolNote(string Name, string Description, bool Trusted, string Says);
