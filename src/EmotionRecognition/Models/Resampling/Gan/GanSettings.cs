using EmotionRecognition.Models.Resampling.Networks;
using EmotionRecognition.Models.Training;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Models.Resampling.ResamplingKind<EmotionRecognition.Models.Resampling.Gan.GanSettings>>]

namespace EmotionRecognition.Models.Resampling.Gan;

/// <summary>A conditional generative adversarial network (Goodfellow et al. 2014; Mirza and Osindero 2014).</summary>
public sealed record GanSettings : GeneratorNetworkSettings
{
    /// <inheritdoc/>
    public override string Kind => "gan";

    /// <inheritdoc/>
    public override string Summary => "a generative adversarial network, conditional on the class";

    /// <summary>
    /// The weight of the critic's squared gradient at real rows, at least 0 (Mescheder et al. 2018, R1), which keeps both networks near a balance.
    /// </summary>
    public double Penalty { get; init; } = 1;

    /// <inheritdoc/>
    public override void Check()
    {
        base.Check();
        if (!(Penalty >= 0 && double.IsFinite(Penalty)))
        {
            throw Unusable("penalty", Penalty, "at least 0");
        }
    }

    private protected override GeneratorNetwork Create(LabeledMatrix rows, GeneratorSource source) => new GanGenerator(this, rows, source);
}
