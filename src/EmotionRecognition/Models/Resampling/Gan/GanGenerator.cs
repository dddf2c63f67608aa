using EmotionRecognition.Models.Networks;
using EmotionRecognition.Models.Resampling.Networks;
using EmotionRecognition.Models.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EmotionRecognition.Models.Resampling.Gan;

/// <summary>
/// Two networks: one makes rows from Z random numbers and a class, the critic tells them from real rows of that class. Each step trains first the critic and
/// then the other, by the non-saturating loss (Goodfellow et al. 2014) with a penalty on the critic's gradient at real rows (Mescheder et al. 2018). Rows are
/// made of the classes of the batch.
/// </summary>
internal sealed class GanGenerator : GeneratorNetwork
{
    /// <summary>How slowly the mean gradient changes (Radford et al. 2016).</summary>
    private const double FirstDecay = 0.5;

    private readonly GanSettings _settings;
    private readonly GeneratorSource _source;
    private readonly Module<Tensor, Tensor> _maker;
    private readonly Module<Tensor, Tensor> _critic;
    private readonly Tensor _halfPenalty;

    /// <summary>Creates the networks.</summary>
    public GanGenerator(GanSettings settings, LabeledMatrix rows, GeneratorSource source)
        : base(settings, rows, source)
    {
        _settings = settings;
        _source = source;
        _halfPenalty = tensor((float)(settings.Penalty / 2)).DetachFromDisposeScope();
        _maker = Layers(settings.Latent + Rows.Classes, Rows.Width);
        _critic = Layers(Rows.Width + Rows.Classes, 1);
        SeededStart.Fill(_maker, source.Seed);
        SeededStart.Fill(_critic, source.Seed);
    }

    /// <inheritdoc/>
    public override void Train()
    {
        using var threads = new TorchThreads(_settings.Threads);
        using var makerSteps = new Adam(_maker, _settings.LearningRate, 0, FirstDecay);
        using var criticSteps = new Adam(_critic, _settings.LearningRate, 0, FirstDecay);
        GeneratorTraining.Run(_settings, _source, Rows.Count, batch =>
        {
            var classes = Rows.ClassesOf(batch); // [B, K]
            criticSteps.ZeroGradients();
            var criticLoss = CriticLoss(Rows.Take(batch), Make(classes).detach(), classes);
            criticLoss.backward();
            criticSteps.Step();

            makerSteps.ZeroGradients();
            var judged = Judge(Make(classes), classes); // [B, 1]
            var makerLoss = functional.binary_cross_entropy_with_logits(judged, ones_like(judged)); // []
            makerLoss.backward();
            makerSteps.Step();
            return [criticLoss.item<float>(), makerLoss.item<float>()];
        });
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _maker.Dispose();
        _critic.Dispose();
        _halfPenalty.Dispose();
    }

    private TorchSharp.Modules.Sequential Layers(int inputs, int outputs) => Sequential(
        ("hidden1", Linear(inputs, _settings.Hidden)), ("activation1", SiLU()),
        ("hidden2", Linear(_settings.Hidden, _settings.Hidden)), ("activation2", SiLU()),
        ("out", Linear(_settings.Hidden, outputs)));

    /// <inheritdoc/>
    protected override Tensor Make(Tensor classes) => _maker.call(cat([Rows.Noise((int)classes.shape[0], _settings.Latent), classes], 1)); // [B, D]

    private Tensor Judge(Tensor rows, Tensor classes) => _critic.call(cat([rows, classes], 1)); // [B, 1]

    private Tensor CriticLoss(Tensor real, Tensor made, Tensor classes)
    {
        var judgedReal = Judge(real.requires_grad_(true), classes); // [B, 1]
        var judgedMade = Judge(made, classes); // [B, 1]
        var gradient = autograd.grad([judgedReal.sum()], [real], retain_graph: true, create_graph: true)[0]; // [B, D]
        var penalty = gradient.mul(gradient).sum(1).mean().mul(_halfPenalty); // []
        return functional.binary_cross_entropy_with_logits(judgedReal, ones_like(judgedReal))
            .add(functional.binary_cross_entropy_with_logits(judgedMade, zeros_like(judgedMade)), LastingScalars.One)
            .add(penalty, LastingScalars.One); // []
    }
}
