using EmotionRecognition.Checkpoints;
using EmotionRecognition.Models.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EmotionRecognition.Models.Networks;

/// <summary>Trains a network. Letters: B rows of a batch, D columns, K classes.</summary>
internal sealed class NetworkTrainer
{
    private readonly NetworkSettings _settings;
    private readonly int _seed;
    private readonly LabeledMatrix _training;
    private readonly LabeledMatrix? _validation;
    private readonly IReadOnlyList<double> _weights;
    private readonly IReadOnlyList<long> _rowShape;
    private readonly ScalarType _type;

    /// <summary>Creates a trainer.</summary>
    /// <param name="settings">The settings of network and training.</param>
    /// <param name="seed">Determines the initial weights and the order of rows.</param>
    /// <param name="training">At least two rows.</param>
    /// <param name="validation">At least one row; null: the last epoch is kept.</param>
    /// <param name="weights">The weight of an error on a row of each of the K classes.</param>
    public NetworkTrainer(NetworkSettings settings, int seed, LabeledMatrix training, LabeledMatrix? validation, ClassWeights weights)
    {
        _settings = settings;
        _seed = seed;
        _training = training;
        _validation = validation;
        _weights = weights.Values;
        settings.CheckColumns(training.Rows.Columns);
        _type = settings.Precision == Precision.Bfloat16 ? ScalarType.BFloat16 : ScalarType.Float32;
        _rowShape = settings.RowShape(training.Rows.Columns.Count);
    }

    /// <summary>Trains the network, resuming an interrupted run of the same task.</summary>
    /// <param name="stateFolder">Where the state of the run is kept after each epoch.</param>
    /// <param name="progress">Receives progress reports.</param>
    /// <returns>The chosen epoch's weights, and the log.</returns>
    /// <exception cref="InputException">The loss is no longer finite; the error names epoch and batch.</exception>
    public (NamedTensors Model, TrainingLog Log) Train(string stateFolder, IProgress<EpochProgress>? progress)
    {
        using var threads = new TorchThreads(_settings.Threads);
        using var scope = NewDisposeScope();
        using var network = _settings.CreateNetwork(_weights.Count, _training.Rows.Columns.Count);
        SeededStart.Fill(network, _seed);
        using var optimizer = new MomentumSgd(network, _settings.LearningRate, _settings.Momentum, _settings.WeightDecay);
        var state = new TrainingState(stateFolder, TrainingState.Fingerprint(_settings, _seed, _weights, _training, _validation), _settings.Selection);
        var log = state.Restore(network, optimizer);
        var meter = new ProgressMeter(progress, _settings.Epochs, _training.Labels.Length, log.Epochs.Count);
        while (!HasEnded(log))
        {
            var epoch = log.Epochs.Count + 1;
            var trained = RunEpoch(network, optimizer, epoch, meter);
            var validated = _validation is null ? null : Validate(network, _validation);
            log = log.With(new EpochRecord(epoch, trained.Loss, trained.Accuracy, validated?.Loss, validated?.Accuracy));
            CheckFinite($"epoch {epoch}", trained.Loss);
            CheckFinite($"epoch {epoch}, validation", validated?.Loss ?? 0);
            state.Save(network, optimizer, log);
            meter.Epoch(log.Epochs[^1]);
        }

        return (state.Best(log), log);
    }

    private bool HasEnded(TrainingLog log) => log.Epochs.Count >= _settings.Epochs
        || (_validation is not null && log.Epochs.Count > 0 && log.Epochs.Count - log.Best(_settings.Selection).Epoch >= (_settings.Patience ?? int.MaxValue));

    private RunningScore RunEpoch(Module<Tensor, Tensor> network, MomentumSgd optimizer, int epoch, ProgressMeter meter)
    {
        var score = new RunningScore();
        network.train();
        (network as ISeededNetwork)?.Reseed(_seed, epoch);
        foreach (var (index, batch) in EpochOrder.Batches(_seed, epoch, _training.Labels.Length, _settings.BatchSize).Index())
        {
            CheckFinite($"epoch {epoch}, batch {index + 1}", Step(network, optimizer, batch, score));
            meter.Batch(epoch, score.Rows, score.Loss, score.Accuracy);
        }

        return score;
    }

    /// <summary>Takes a step and returns the loss before it.</summary>
    private double Step(Module<Tensor, Tensor> network, MomentumSgd optimizer, int[] batch, RunningScore score)
    {
        using var scope = NewDisposeScope();
        var input = NetworkRows.Take(_training.Rows, batch, _rowShape).to_type(_type); // [B, shape]
        int[] labels = [.. batch.Select(row => _training.Labels[row])];
        var targets = tensor(Array.ConvertAll(labels, label => (long)label)); // [B]
        var weights = tensor(_weights.Select(weight => (float)weight).ToArray()); // [K]
        optimizer.ClearGradients();
        var logits = network.call(input); // [B, K]
        var loss = functional.cross_entropy(logits, targets, weights); // []
        loss.backward();
        optimizer.Step();
        var rows = logits.detach().data<float>().ToArray().Chunk(_weights.Count);
        foreach (var (row, label) in rows.Zip(labels))
        {
            score.Add(Array.ConvertAll(row, value => (double)value), label, _weights[label]);
        }

        return loss.item<float>();
    }

    private RunningScore Validate(Module<Tensor, Tensor> network, LabeledMatrix rows)
    {
        var score = new RunningScore();
        foreach (var (logits, label) in NetworkRows.Logits(network, rows.Rows, _rowShape).Zip(rows.Labels))
        {
            score.Add(logits, label, _weights[label]);
        }

        return score;
    }

    private void CheckFinite(string place, double loss)
    {
        if (!double.IsFinite(loss))
        {
            throw new InputException(
                $"training, {place}", $"a loss of {loss}", "a finite loss", $"lower the learning rate ({_settings.LearningRate})");
        }
    }
}
