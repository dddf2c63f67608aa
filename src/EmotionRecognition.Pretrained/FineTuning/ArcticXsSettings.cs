using EmotionRecognition.Pretrained.Packages;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Models.Training.ModelKind<EmotionRecognition.Pretrained.FineTuning.ArcticXsSettings>>]

namespace EmotionRecognition.Pretrained.FineTuning;

/// <summary>The pretrained text encoder Arctic-xs (snowflake-arctic-embed-xs), fine-tuned.</summary>
public sealed record ArcticXsSettings : FineTunedSettings
{
    /// <summary>Creates the default settings.</summary>
    public ArcticXsSettings()
        : base(TextEncoder.ArcticXs)
    {
    }

    /// <inheritdoc/>
    public override string Kind => "arctic-xs";
}
