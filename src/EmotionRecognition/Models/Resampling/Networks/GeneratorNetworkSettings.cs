using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Models.Resampling.Networks;

/// <summary>
/// Settings that generators share which are networks. They are trained for a number of steps that is fixed beforehand, so that no rows are needed to choose it.
/// </summary>
public abstract record GeneratorNetworkSettings : ResamplingSettings
{
    /// <inheritdoc/>
    public override bool CanCollapse => true;

    /// <inheritdoc/>
    public override int FewestRows => 2;

    /// <summary>Steps of training, at least 1, whatever the number of rows.</summary>
    public int Steps { get; init; } = 2000;

    /// <summary>Rows per step, at least 2.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>The length of a step, above 0.</summary>
    public double LearningRate { get; init; } = 0.001;

    /// <summary>Units of each hidden layer, at least 1.</summary>
    public int Hidden { get; init; } = 128;

    /// <summary>Random numbers that a row is made from, at least 1.</summary>
    public int Latent { get; init; } = 16;

    /// <summary>Threads that libtorch uses, at least 1; a different number changes the last bits.</summary>
    public int Threads { get; init; } = 1;

    /// <inheritdoc/>
    public sealed override IRowGenerator Fit(LabeledMatrix rows, GeneratorSource source)
    {
        var generator = Create(rows, source);
        try
        {
            generator.Train();
            return generator;
        }
        catch
        {
            generator.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Check()
    {
        base.Check();
        (string Name, int Value, int Least)[] counts =
        [
            ("steps", Steps, 1), ("batchSize", BatchSize, 2), ("hidden", Hidden, 1), ("latent", Latent, 1), ("threads", Threads, 1),
        ];
        foreach (var (name, value, least) in counts)
        {
            if (value < least)
            {
                throw Unusable(name, value, $"at least {least}");
            }
        }

        if (!(LearningRate > 0 && double.IsFinite(LearningRate)))
        {
            throw Unusable("learningRate", LearningRate, "a number above 0");
        }
    }

    /// <summary>Creates the networks, not yet trained.</summary>
    private protected abstract GeneratorNetwork Create(LabeledMatrix rows, GeneratorSource source);
}
