using EmotionRecognition.Pretrained.Packages;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Models.Training.ModelKind<EmotionRecognition.Pretrained.FineTuning.MiniLmSettings>>]

namespace EmotionRecognition.Pretrained.FineTuning;

/// <summary>The pretrained text encoder MiniLM (all-MiniLM-L6-v2), fine-tuned.</summary>
public sealed record MiniLmSettings : FineTunedSettings
{
    /// <summary>Creates the default settings.</summary>
    public MiniLmSettings()
        : base(TextEncoder.MiniLm)
    {
    }

    /// <inheritdoc/>
    public override string Kind => "minilm";
}
