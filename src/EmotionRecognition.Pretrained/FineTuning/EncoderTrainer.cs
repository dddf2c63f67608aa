using EmotionRecognition.Checkpoints;
using EmotionRecognition.Models.Networks;
using EmotionRecognition.Models.ResNet;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Pretrained.Packages;
using MathNet.Numerics.Random;
using static TorchSharp.torch;

namespace EmotionRecognition.Pretrained.FineTuning;

/// <summary>Fine-tunes a pretrained text encoder. Letters: B rows of a batch, K classes.</summary>
/// <param name="encoder">The encoder.</param>
/// <param name="settings">The settings.</param>
/// <param name="seed">Determines the linear layer's initial weights, the order of rows, and dropout.</param>
/// <param name="training">At least two rows.</param>
/// <param name="validation">The rows that the epoch is chosen on; null: the last epoch is kept.</param>
/// <param name="weights">The weight of an error on a row of each of the K classes.</param>
internal sealed class EncoderTrainer(
    TextEncoder encoder, FineTunedSettings settings, int seed, LabeledMatrix training, LabeledMatrix? validation, ClassWeights weights)
{
    private readonly TokenRows _rows = new(training.Rows);

    /// <summary>Trains the network, resuming an interrupted run of the same task.</summary>
    /// <param name="stateFolder">Where the state of the run is kept after each epoch.</param>
    /// <param name="progress">Receives progress reports; may be null.</param>
    /// <returns>The chosen epoch's weights, and the log.</returns>
    /// <exception cref="InputException">The loss is no longer finite.</exception>
    public (NamedTensors Model, TrainingLog Log) Train(string stateFolder, IProgress<EpochProgress>? progress)
    {
        using var threads = new TorchThreads(settings.Threads);
        using var scope = NewDisposeScope();
        using var random = new Generator(0);
        using var network = new TokenClassifier(
            encoder, weights.Values.Count, _rows.OtherColumns, settings.Precision == Precision.Bfloat16,
            settings.EncoderDropout == 0 ? null : (settings.EncoderDropout, random));
        SeededStart.Fill(network.Head, seed);
        var optimizer = new AdamW([.. network.named_parameters().Select(each => Trained(each.name, each.parameter))], settings.Threads);
        var state = new TrainingState(stateFolder, TrainingState.Fingerprint(settings, seed, weights.Values, training, validation), settings.Selection);
        var log = state.Restore(network, optimizer);
        var meter = new ProgressMeter(progress, settings.Epochs, _rows.Count, log.Epochs.Count);
        while (log.Epochs.Count < settings.Epochs)
        {
            var epoch = log.Epochs.Count + 1;
            random.manual_seed(unchecked((seed * 1_000_003L) + epoch));
            var trained = RunEpoch(network, optimizer, epoch, meter);
            var validated = validation is null ? null : Validate(network, validation);
            log = log.With(new EpochRecord(epoch, trained.Loss, trained.Accuracy, validated?.Loss, validated?.Accuracy));
            state.Save(network, optimizer, log);
            meter.Epoch(log.Epochs[^1]);
        }

        return (state.Best(log), log);
    }

    private AdamWParameter Trained(string name, TorchSharp.Modules.Parameter value) => new(
        name,
        value,
        name.StartsWith(TokenClassifier.HeadPrefix, StringComparison.Ordinal) ? settings.LearningRate * settings.HeadFactor : settings.LearningRate,
        value.shape.Length > 1 ? settings.WeightDecay : 0);

    private RunningScore RunEpoch(TokenClassifier network, AdamW optimizer, int epoch, ProgressMeter meter)
    {
        var score = new RunningScore();
        network.train();
        var random = new Xoshiro256StarStar(unchecked((seed * 1_000_003) + (7 * epoch)), threadSafe: false);
        var batches = TokenBatches.Of(_rows, seed, epoch, settings.BatchSize);
        foreach (var (index, batch) in batches.Index())
        {
            var step = ((epoch - 1) * batches.Count) + index;
            var loss = Gradient(network, batch, random, score);
            if (!double.IsFinite(loss) || !double.IsFinite(optimizer.Step(Schedule(step, settings.Epochs * batches.Count), settings.MaxGradientNorm)))
            {
                throw new InputException(
                    $"training, epoch {epoch}, batch {index + 1}", $"a loss of {loss} or a gradient that is not finite", "finite numbers",
                    $"lower the learning rate ({settings.LearningRate})");
            }

            meter.Batch(epoch, score.Rows, score.Loss, score.Accuracy);
        }

        return score;
    }

    /// <summary>The multiple of the learning rate: from 0 up to 1 in the first steps, then down to 0.</summary>
    private double Schedule(int step, int steps)
    {
        var warm = Math.Max(1, (int)(steps * settings.WarmUp));
        return step < warm ? (step + 1.0) / warm : (double)(steps - step) / Math.Max(1, steps - warm);
    }

    private double Gradient(TokenClassifier network, int[] batch, Xoshiro256StarStar random, RunningScore score)
    {
        using var scope = NewDisposeScope();
        int[] labels = [.. batch.Select(row => training.Labels[row])];
        var targets = tensor(Array.ConvertAll(labels, label => (long)label)); // [B]
        var classWeights = tensor(weights.Values.Select(weight => (float)weight).ToArray()); // [K]
        var logits = network.call(_rows.Take(batch), Kept(batch.Length, network.Head.weight!.shape[1], random)); // [B, K]
        var loss = nn.functional.cross_entropy(logits, targets, classWeights); // []
        loss.backward();
        foreach (var (row, label) in logits.detach().data<float>().ToArray().Chunk(weights.Values.Count).Zip(labels))
        {
            score.Add(Array.ConvertAll(row, value => (double)value), label, weights.Values[label]);
        }

        return loss.item<float>();
    }

    /// <summary>Dropout from the epoch's own generator.</summary>
    private Tensor Kept(int rows, long columns, Xoshiro256StarStar random)
    {
        var kept = new float[rows * columns];
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = random.NextDouble() < settings.Dropout ? 0 : (float)(1 / (1 - settings.Dropout));
        }

        return tensor(kept, [rows, columns]);
    }

    private RunningScore Validate(TokenClassifier network, LabeledMatrix rows)
    {
        var score = new RunningScore();
        foreach (var (logits, label) in EncoderClassifier.Logits(network, rows.Rows).Zip(rows.Labels))
        {
            score.Add(logits, label, weights.Values[label]);
        }

        return score;
    }
}
