using EmotionRecognition.Models.Networks;
using EmotionRecognition.Models.Training;
using static TorchSharp.torch;

namespace EmotionRecognition.Models.Resampling.Networks;

/// <summary>A generator that consists of networks.</summary>
internal abstract class GeneratorNetwork(GeneratorNetworkSettings settings, LabeledMatrix rows, GeneratorSource source) : IRowGenerator
{
    /// <summary>How many rows are made at once.</summary>
    protected const int RowsAtOnce = 256;

    /// <summary>What it is trained on.</summary>
    protected GeneratorRows Rows { get; } = new(rows, source);

    /// <summary>Trains the networks.</summary>
    /// <exception cref="InputException">A loss is no longer finite.</exception>
    public abstract void Train();

    /// <inheritdoc/>
    public float[] Draw(int label, int count)
    {
        using var threads = new TorchThreads(settings.Threads);
        using var noGradient = no_grad();
        var values = new List<float>(count * Rows.Width);
        foreach (var chunk in Enumerable.Repeat(label, count).Chunk(RowsAtOnce))
        {
            using var scope = NewDisposeScope();
            values.AddRange(Rows.Restore(Make(Rows.OneHot(chunk))));
        }

        return [.. values];
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>New standardized rows. // [B, D]</summary>
    /// <param name="classes">Their classes. // [B, K]</param>
    protected abstract Tensor Make(Tensor classes);
}
