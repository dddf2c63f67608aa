using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Training;
using static TorchSharp.torch;

namespace EmotionRecognition.Models.Networks;

/// <summary>
/// A network that reads a row as one vector, trained by Adam on the cross-entropy. The number of epochs is chosen by the mean cross-entropy over the inner
/// folds where the protocol provides them; then the network is trained on training and validation rows together for as many. Without inner folds, the
/// weights of the epoch with the lowest loss on the validation rows are kept. The same seed and threads give the same bytes.
/// </summary>
public abstract record RowNetworkSettings : ModelSettings
{
    /// <inheritdoc/>
    public override bool Resumes => true;

    /// <inheritdoc/>
    public override bool HasEpochs => true;

    /// <summary>The most passes over the training rows, at least 1.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Rows per step, at least 1. A last batch of fewer than four rows joins the one before it.</summary>
    public int BatchSize { get; init; } = 200;

    /// <summary>The length of a step, above 0.</summary>
    public double LearningRate { get; init; } = 0.001;

    /// <summary>The multiple of the weights that is added to the gradient, at least 0.</summary>
    public double WeightDecay { get; init; } = 1e-4;

    /// <summary>The weight of an error on a row of each class, in training and in the validation loss.</summary>
    public ClassWeighting Weighting { get; init; } = ClassWeighting.None;

    /// <summary>Threads that libtorch uses, at least 1; a different number changes the last bits.</summary>
    public int Threads { get; init; } = 1;

    /// <inheritdoc/>
    public override int? OwnThreads => Threads;

    /// <inheritdoc/>
    public override void Check()
    {
        foreach (var (name, value) in new[] { ("epochs", Epochs), ("batchSize", BatchSize), ("threads", Threads) })
        {
            if (value < 1)
            {
                throw Unusable(name, value, "at least 1");
            }
        }

        if (!(LearningRate > 0 && double.IsFinite(LearningRate)))
        {
            throw Unusable("learningRate", LearningRate, "a number above 0");
        }

        if (!(WeightDecay >= 0 && double.IsFinite(WeightDecay)))
        {
            throw Unusable("weightDecay", WeightDecay, "at least 0");
        }
    }

    /// <inheritdoc/>
    public override TrainedModel Train(TrainingTask task, TrainingContext context)
    {
        var selection = new EpochSelection(task, context, Epochs, CheckpointSelection.BestLoss, (training, validation, epochs, folder, progress) =>
            new RowNetworkTrainer(this with { Epochs = epochs }, task, training.Rows.Columns.Count).Train(training, validation, folder, progress));
        return task.InnerFolds.Count > 0 ? selection.OnInnerFolds() : selection.OnValidationRows();
    }

    /// <inheritdoc/>
    public override IClassifier Load(NamedTensors tensors, ModelShape shape) => RowNetworkClassifier.Load(tensors, shape, this);

    /// <inheritdoc/>
    public override EpochRecord ChosenEpoch(TrainingLog log) => log.Best(CheckpointSelection.BestLoss);

    /// <summary>Creates the network; its weights are then overwritten.</summary>
    /// <param name="columns">D.</param>
    /// <param name="classes">K.</param>
    /// <returns>A network from [B, D] to logits [B, K].</returns>
    protected internal abstract nn.Module<Tensor, Tensor> Create(int columns, int classes);
}
