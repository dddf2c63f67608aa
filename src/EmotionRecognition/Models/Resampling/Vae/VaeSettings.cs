using EmotionRecognition.Models.Resampling.Networks;
using EmotionRecognition.Models.Training;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Models.Resampling.ResamplingKind<EmotionRecognition.Models.Resampling.Vae.VaeSettings>>]

namespace EmotionRecognition.Models.Resampling.Vae;

/// <summary>A conditional variational autoencoder (Kingma and Welling 2014; Sohn et al. 2015).</summary>
public sealed record VaeSettings : GeneratorNetworkSettings
{
    /// <inheritdoc/>
    public override string Kind => "vae";

    /// <inheritdoc/>
    public override string Summary => "a variational autoencoder, conditional on the class";

    private protected override GeneratorNetwork Create(LabeledMatrix rows, GeneratorSource source) => new VaeGenerator(this, rows, source);
}
