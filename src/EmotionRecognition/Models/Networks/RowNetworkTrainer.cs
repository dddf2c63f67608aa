using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Graphs;
using EmotionRecognition.Models.Training;
using static TorchSharp.torch;

namespace EmotionRecognition.Models.Networks;

/// <summary>Trains a network that reads a row as one vector. Letters: B rows of a batch, D columns, K classes.</summary>
/// <param name="settings">Network and training.</param>
/// <param name="task">Seed and classes.</param>
/// <param name="columns">D.</param>
internal sealed class RowNetworkTrainer(RowNetworkSettings settings, TrainingTask task, int columns)
{
    /// <summary>Trains a network for all epochs, resuming an interrupted run of the same task.</summary>
    /// <param name="training">Rows to fit.</param>
    /// <param name="validation">Rows to score after each epoch; null: the last epoch is kept.</param>
    /// <param name="stateFolder">Where the state of the run is kept after each epoch.</param>
    /// <param name="progress">Receives progress reports.</param>
    /// <returns>The weights of the epoch with the lowest validation loss, and the log.</returns>
    /// <exception cref="InputException">The loss is no longer finite; the error names epoch and batch.</exception>
    public (NamedTensors Model, TrainingLog Log) Train(
        LabeledMatrix training, LabeledMatrix? validation, string stateFolder, IProgress<EpochProgress>? progress)
    {
        using var threads = new TorchThreads(settings.Threads);
        using var scope = NewDisposeScope();
        using var network = settings.Create(columns, task.Classes.Count);
        SeededStart.Fill(network, task.Seed);
        using var optimizer = new Adam(network, settings.LearningRate, settings.WeightDecay);
        var weights = ClassWeights.Fit(training.Labels, task.Classes.Count, settings.Weighting).Values;
        var state = new TrainingState(
            stateFolder, TrainingState.Fingerprint(settings, task.Seed, weights, training, validation), CheckpointSelection.BestLoss);
        var log = state.Restore(network, optimizer);
        var meter = new ProgressMeter(progress, settings.Epochs, training.Labels.Length, log.Epochs.Count);
        while (log.Epochs.Count < settings.Epochs)
        {
            var epoch = log.Epochs.Count + 1;
            var trained = RunEpoch(network, optimizer, training, weights, epoch, meter);
            var validated = validation is null ? null : Score(network, validation, weights);
            CheckFinite(epoch, "validation", validated?.Loss ?? 0);
            log = log.With(new EpochRecord(epoch, trained.Loss, trained.Accuracy, validated?.Loss, validated?.Accuracy));
            state.Save(network, optimizer, log);
            meter.Epoch(log.Epochs[^1]);
        }

        return (state.Best(log), log);
    }

    private RunningScore RunEpoch(
        nn.Module<Tensor, Tensor> network, Adam optimizer, LabeledMatrix rows, IReadOnlyList<double> weights, int epoch, ProgressMeter meter)
    {
        var score = new RunningScore();
        network.train();
        foreach (var (index, batch) in EpochOrder.Batches(task.Seed, epoch, rows.Labels.Length, settings.BatchSize).Index())
        {
            using var scope = NewDisposeScope();
            int[] labels = [.. batch.Select(row => rows.Labels[row])];
            var targets = tensor(Array.ConvertAll(labels, label => (long)label)); // [B]
            optimizer.ZeroGradients();
            var logits = network.call(RowTensors.Take(rows.Rows, batch)); // [B, K]
            var loss = nn.functional.cross_entropy(logits, targets, tensor(weights.Select(weight => (float)weight).ToArray())); // []
            CheckFinite(epoch, $"batch {index + 1}", loss.item<float>());
            loss.backward();
            optimizer.Step();
            foreach (var (row, label) in RowTensors.Rows(logits).Zip(labels))
            {
                score.Add(row, label, weights[label]);
            }

            meter.Batch(epoch, score.Rows, score.Loss, score.Accuracy);
        }

        return score;
    }

    private static RunningScore Score(nn.Module<Tensor, Tensor> network, LabeledMatrix rows, IReadOnlyList<double> weights)
    {
        var score = new RunningScore();
        foreach (var (logits, label) in RowTensors.Logits(network, rows.Rows).Zip(rows.Labels))
        {
            score.Add(logits, label, weights[label]);
        }

        return score;
    }

    private void CheckFinite(int epoch, string part, double loss)
    {
        if (!double.IsFinite(loss))
        {
            throw new InputException(
                $"training, epoch {epoch}, {part}", $"a loss of {loss}", "a finite loss", $"lower the learning rate ({settings.LearningRate})");
        }
    }
}

/// <summary>Converts rows of an input matrix to a network's input, and its output to arrays.</summary>
internal static class RowTensors
{
    /// <summary>Fixed, because the batch size may affect the summation order.</summary>
    private const int PredictionBatch = 256;

    /// <summary>Chosen rows as a tensor of the current dispose scope. // [B, D]</summary>
    public static Tensor Take(InputMatrix rows, ReadOnlySpan<int> chosen)
    {
        var width = rows.Columns.Count;
        var values = new float[chosen.Length * width];
        for (var place = 0; place < chosen.Length; place++)
        {
            rows.Row(chosen[place]).CopyTo(values.AsSpan(place * width));
        }

        // A copy in libtorch's own memory: .NET's begins anywhere, and matrix products round differently where the alignment differs.
        return tensor(values, [chosen.Length, width]).clone(); // [B, D]
    }

    /// <summary>Logits [B, K] as arrays.</summary>
    public static IEnumerable<double[]> Rows(Tensor logits) =>
        logits.detach().data<float>().ToArray().Chunk((int)logits.shape[1]).Select(row => Array.ConvertAll(row, value => (double)value));

    /// <summary>Logits of all rows in evaluation mode, without gradients.</summary>
    /// <param name="network">The network; afterwards in evaluation mode.</param>
    /// <param name="rows">N x D.</param>
    /// <returns>N rows of K logits.</returns>
    public static double[][] Logits(nn.Module<Tensor, Tensor> network, InputMatrix rows)
    {
        network.eval();
        using var noGradient = no_grad();
        var logits = new List<double[]>(rows.RowCount);
        foreach (var chosen in Enumerable.Range(0, rows.RowCount).Chunk(PredictionBatch))
        {
            using var scope = NewDisposeScope();
            logits.AddRange(Rows(network.call(Take(rows, chosen))));
        }

        return [.. logits];
    }
}

/// <summary>A trained network that reads a row as one vector.</summary>
internal sealed class RowNetworkClassifier : IClassifier, IExportable
{
    private readonly nn.Module<Tensor, Tensor> _network;
    private readonly ModelShape _shape;
    private readonly int _threads;

    private RowNetworkClassifier(nn.Module<Tensor, Tensor> network, ModelShape shape, int threads)
    {
        _network = network;
        _shape = shape;
        _threads = threads;
    }

    /// <summary>Creates the network from its tensors.</summary>
    /// <exception cref="InputException">The tensors are not those of this network.</exception>
    public static RowNetworkClassifier Load(NamedTensors tensors, ModelShape shape, RowNetworkSettings settings)
    {
        var network = settings.Create(shape.Columns, shape.Classes);
        try
        {
            StateDict.Put(network, tensors, shape.Place);
            return new RowNetworkClassifier(network, shape, settings.Threads);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    public double[][] Predict(InputMatrix rows)
    {
        if (rows.Columns.Count != _shape.Columns)
        {
            throw new ArgumentException($"{rows.Columns.Count} columns, expected {_shape.Columns}", nameof(rows));
        }

        using var threads = new TorchThreads(_threads);
        return Array.ConvertAll(RowTensors.Logits(_network, rows), Softmax.Of);
    }

    public GraphValue ToGraph(GraphBuilder graph, GraphValue input) => graph.Softmax(graph.Apply(_network, input));

    public void Dispose() => _network.Dispose();
}
