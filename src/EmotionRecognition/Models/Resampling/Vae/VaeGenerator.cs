using EmotionRecognition.Models.Networks;
using EmotionRecognition.Models.Resampling.Networks;
using EmotionRecognition.Models.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EmotionRecognition.Models.Resampling.Vae;

/// <summary>
/// The autoencoder: a row and its class become the mean and variance of Z numbers, and Z random numbers from there and the class become the row again. The loss
/// is the negative log-likelihood of the row under a normal distribution around the decoder's output, whose variance is the mean squared error itself
/// (Rybkin et al. 2021, optimal sigma-VAE), plus the divergence from the standard normal distribution; so nothing has to be weighted by hand. A new row is the
/// decoder's output for standard normal numbers, plus noise with the variance that the decoder leaves unexplained in each column.
/// </summary>
internal sealed class VaeGenerator : GeneratorNetwork
{
    private readonly VaeSettings _settings;
    private readonly GeneratorSource _source;
    private readonly Module<Tensor, Tensor> _encoder;
    private readonly Module<Tensor, Tensor> _decoder;
    private readonly Tensor _half = tensor(0.5f).DetachFromDisposeScope();
    private readonly Tensor _halfWidth;
    private Tensor? _unexplained;

    /// <summary>Creates the networks.</summary>
    public VaeGenerator(VaeSettings settings, LabeledMatrix rows, GeneratorSource source)
        : base(settings, rows, source)
    {
        _settings = settings;
        _source = source;
        _halfWidth = tensor(0.5f * Rows.Width).DetachFromDisposeScope();
        _encoder = Sequential(
            ("hidden", Linear(Rows.Width + Rows.Classes, settings.Hidden)), ("activation", SiLU()), ("out", Linear(settings.Hidden, 2 * settings.Latent)));
        _decoder = Sequential(
            ("hidden", Linear(settings.Latent + Rows.Classes, settings.Hidden)), ("activation", SiLU()), ("out", Linear(settings.Hidden, Rows.Width)));
        SeededStart.Fill(_encoder, source.Seed);
        SeededStart.Fill(_decoder, source.Seed);
    }

    /// <inheritdoc/>
    public override void Train()
    {
        using var threads = new TorchThreads(_settings.Threads);
        using var encoderSteps = new Adam(_encoder, _settings.LearningRate, 0);
        using var decoderSteps = new Adam(_decoder, _settings.LearningRate, 0);
        GeneratorTraining.Run(_settings, _source, Rows.Count, batch =>
        {
            encoderSteps.ZeroGradients();
            decoderSteps.ZeroGradients();
            var (error, divergence) = Pass(batch);
            var loss = error.mean().log().mul(_halfWidth).add(divergence, LastingScalars.One); // []
            loss.backward();
            encoderSteps.Step();
            decoderSteps.Step();
            return [loss.item<float>()];
        });
        _unexplained = Unexplained();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _encoder.Dispose();
        _decoder.Dispose();
        _half.Dispose();
        _halfWidth.Dispose();
        _unexplained?.Dispose();
    }

    /// <inheritdoc/>
    protected override Tensor Make(Tensor classes)
    {
        var count = (int)classes.shape[0];
        var decoded = Decode(Rows.Noise(count, _settings.Latent), classes); // [B, D]
        return decoded.add(Rows.Noise(count, Rows.Width).mul(_unexplained!), LastingScalars.One); // [B, D]
    }

    private Tensor Decode(Tensor latent, Tensor classes) => _decoder.call(cat([latent, classes], 1)); // [B, D]

    /// <summary>The squared errors of the rows, and the mean divergence of their latent distributions from the standard normal one.</summary>
    private (Tensor Error, Tensor Divergence) Pass(int[] batch)
    {
        var (rows, classes) = (Rows.Take(batch), Rows.ClassesOf(batch)); // [B, D], [B, K]
        var encoded = _encoder.call(cat([rows, classes], 1)); // [B, 2 Z]
        var mean = encoded.narrow(1, 0, _settings.Latent); // [B, Z]
        var logVariance = encoded.narrow(1, _settings.Latent, _settings.Latent); // [B, Z]
        var spread = logVariance.mul(_half).exp().mul(Rows.Noise(batch.Length, _settings.Latent)); // [B, Z]
        var difference = Decode(mean.add(spread, LastingScalars.One), classes).add(rows.neg(), LastingScalars.One); // [B, D]
        var divergence = mean.mul(mean).add(logVariance.exp(), LastingScalars.One).add(logVariance.neg(), LastingScalars.One)
            .add(ones_like(logVariance).neg(), LastingScalars.One).sum(1).mean().mul(_half); // []
        return (difference.mul(difference), divergence);
    }

    /// <summary>The root mean squared error of each column over the training rows. // [D]</summary>
    private Tensor Unexplained()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var errors = Enumerable.Range(0, Rows.Count).Chunk(RowsAtOnce).Select(batch => Pass(batch).Error).ToList();
        return cat(errors, 0).mean([0]).sqrt().DetachFromDisposeScope();
    }
}
