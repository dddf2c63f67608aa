using EmotionRecognition.Models.Training;
using static TorchSharp.torch;

namespace EmotionRecognition.Models.Resampling.Networks;

/// <summary>The steps of training a generator.</summary>
internal static class GeneratorTraining
{
    /// <summary>Takes all steps; the rows of each are a batch of an epoch.</summary>
    /// <param name="settings">The number of steps and rows per step.</param>
    /// <param name="source">What the generator is fitted on.</param>
    /// <param name="rows">The number of training rows.</param>
    /// <param name="step">Takes a step on a batch in a dispose scope of its own and returns its losses.</param>
    /// <exception cref="InputException">A loss is no longer finite; the error names epoch and batch.</exception>
    public static void Run(GeneratorNetworkSettings settings, GeneratorSource source, int rows, Func<int[], IReadOnlyList<double>> step)
    {
        var done = 0;
        for (var epoch = 1; done < settings.Steps; epoch++)
        {
            foreach (var (index, batch) in EpochOrder.Batches(source.Seed, epoch, rows, settings.BatchSize).Take(settings.Steps - done).Index())
            {
                using var scope = NewDisposeScope();
                if (step(batch).Where(loss => !double.IsFinite(loss)).Take(1).ToList() is [var wrong])
                {
                    throw new InputException(
                        $"training of generator {settings.Kind} on {source.Place}, epoch {epoch}, batch {index + 1}",
                        $"a loss of {wrong}",
                        "a finite loss",
                        FormattableString.Invariant($"lower the generator's learning rate ({settings.LearningRate})"));
                }

                done++;
            }
        }
    }
}
