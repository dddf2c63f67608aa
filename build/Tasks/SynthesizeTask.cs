using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Writes the built-in corpus of synthetic speech (default corpus only).</summary>
[TaskName("Synthesize")]
[TaskDescription("Writes the built-in corpus of synthetic speech (default corpus only).")]
public sealed class SynthesizeTask : StageTask;
