using EmotionRecognition.Checkpoints;
using EmotionRecognition.Models.Training;
using static TorchSharp.torch;

namespace EmotionRecognition.Models.Networks;

/// <summary>
/// Settings that all networks share, and their training: stochastic gradient descent with momentum on the cross-entropy. A network adds its layers
/// (<see cref="CreateNetwork"/>) and its own settings.
/// </summary>
public abstract record NetworkSettings : ModelSettings
{
    /// <inheritdoc/>
    public override bool Resumes => true;

    /// <inheritdoc/>
    public override bool HasEpochs => true;

    /// <summary>Passes over the training rows, at least 1.</summary>
    public int Epochs { get; init; } = 100;

    /// <summary>Rows per step, at least 2, because batch norms need two values. A last batch of fewer than four rows joins the one before it.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>The step along the accumulated gradient, above 0.</summary>
    public double LearningRate { get; init; } = 0.001;

    /// <summary>The share of the accumulated gradient that is kept from step to step, from 0 to below 1.</summary>
    public double Momentum { get; init; } = 0.4;

    /// <summary>The multiple of the weights that is added to the gradient, at least 0.</summary>
    public double WeightDecay { get; init; } = 1e-4;

    /// <summary>The weight of an error on a row of each class, in training and in the validation loss.</summary>
    public ClassWeighting Weighting { get; init; } = ClassWeighting.None;

    /// <summary>
    /// The rows that the epoch is selected on. Inner folds give a choice that does not depend on one speaker, but there are as many more trainings as there
    /// are inner folds, up to five.
    /// </summary>
    public EpochRows Select { get; init; } = EpochRows.HeldOut;

    /// <summary>Selects the epoch whose weights are kept.</summary>
    public CheckpointSelection Selection { get; init; } = CheckpointSelection.BestLoss;

    /// <summary>
    /// Training ends after this many epochs in a row without an improvement by <see cref="Selection"/>; null: after all epochs.
    /// </summary>
    public int? Patience { get; init; }

    /// <summary>The numbers in which training steps compute.</summary>
    public Precision Precision { get; init; } = Precision.Float32;

    /// <summary>
    /// Threads that libtorch uses, at least 1, regardless of the machine's processors. This is a setting because libtorch's summation order
    /// depends on the thread count: the same count gives the same bytes, a different one changes the last bits.
    /// </summary>
    public int Threads { get; init; } = 2;

    /// <inheritdoc/>
    public override int? OwnThreads => Threads;

    /// <summary>Creates the network with any initial weights.</summary>
    /// <param name="classes">K.</param>
    /// <param name="columns">D.</param>
    /// <returns>A network from rows of <see cref="RowShape"/> to K logits.</returns>
    /// <exception cref="InputException">The network cannot take rows of so many columns.</exception>
    public abstract nn.Module<Tensor, Tensor> CreateNetwork(int classes, int columns);

    /// <summary>The shape in which a network takes a row.</summary>
    /// <param name="columns">D.</param>
    /// <returns>Sizes whose product is D.</returns>
    /// <exception cref="InputException">The network cannot take rows of so many columns.</exception>
    public abstract IReadOnlyList<long> RowShape(int columns);

    /// <summary>The same settings with the sizes that the tensors of a checkpoint tell; by default, they tell none.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <param name="place">Where they come from, for errors.</param>
    /// <exception cref="InputException">They are not those of this network.</exception>
    public virtual NetworkSettings SizedAs(NamedTensors tensors, string place) => this;

    /// <summary>Checks that the columns of the training rows are what the network expects; by default, any are.</summary>
    /// <param name="columns">The names of the D columns.</param>
    /// <exception cref="InputException">They are not.</exception>
    public virtual void CheckColumns(IReadOnlyList<string> columns)
    {
    }

    /// <inheritdoc/>
    public override void Check()
    {
        (string Name, int Value, int Least)[] counts =
        [
            ("epochs", Epochs, 1), ("batchSize", BatchSize, 2), ("patience", Patience ?? 1, 1), ("threads", Threads, 1),
        ];
        foreach (var (name, value, least) in counts)
        {
            if (value < least)
            {
                throw Unusable(name, value, $"at least {least}");
            }
        }

        if (Patience is not null && Select == EpochRows.InnerFolds)
        {
            throw Unusable("patience", Patience, "none with \"select\": \"inner-folds\", which trains every inner fold for all epochs");
        }

        if (!(LearningRate > 0 && double.IsFinite(LearningRate)))
        {
            throw Unusable("learningRate", LearningRate, "a number above 0");
        }

        if (!(Momentum >= 0 && Momentum < 1))
        {
            throw Unusable("momentum", Momentum, "0 to below 1");
        }

        if (!(WeightDecay >= 0 && double.IsFinite(WeightDecay)))
        {
            throw Unusable("weightDecay", WeightDecay, "at least 0");
        }
    }

    /// <inheritdoc/>
    public override TrainedModel Train(TrainingTask task, TrainingContext context)
    {
        var selection = new EpochSelection(task, context, Epochs, Selection, (training, validation, epochs, folder, progress) =>
        {
            var weights = ClassWeights.Fit(training.Labels, task.Classes.Count, Weighting);
            return new NetworkTrainer(this with { Epochs = epochs }, task.Seed, training, validation, weights).Train(folder, progress);
        });
        return Select == EpochRows.InnerFolds && task.InnerFolds.Count > 0 ? selection.OnInnerFolds() : selection.OnValidationRows();
    }

    /// <inheritdoc/>
    public override IClassifier Load(NamedTensors tensors, ModelShape shape) => NetworkClassifier.Load(tensors, shape, this);

    /// <inheritdoc/>
    public override EpochRecord ChosenEpoch(TrainingLog log) => log.Best(Selection);
}

/// <summary>The rows that an epoch is selected on.</summary>
public enum EpochRows
{
    /// <summary>The validation rows that the protocol holds out; the network is not trained on them.</summary>
    HeldOut,

    /// <summary>
    /// The training and validation rows, by cross-validation over the inner folds; the final network is trained on all of them. Held-out rows under protocols
    /// without inner folds.
    /// </summary>
    InnerFolds,
}
