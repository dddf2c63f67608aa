using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Writes the built-in corpus of synthetic speech (default corpus only).</summary>
[TaskName("Synthesize")]
[TaskDescription("Writes the built-in corpus of synthetic speech (default corpus only).")]
public sealed class SynthesizeTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => context.Take("Synthesize");
}
