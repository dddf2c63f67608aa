using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Networks;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Pretrained.Packages;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pretrained.FineTuning;

/// <summary>
/// A pretrained text encoder, trained further together with a linear layer on top. It reads the input <c>tokens</c>; columns of other inputs go to the
/// linear layer. All rows but the test rows are trained on, for a fixed number of epochs; unless <see cref="Selection"/> chooses the epoch, and the protocol
/// holds out validation rows and has no inner folds.
/// </summary>
public abstract record FineTunedSettings : ModelSettings
{
    private readonly TextEncoder _encoder;

    private protected FineTunedSettings(TextEncoder encoder) => _encoder = encoder;

    /// <inheritdoc/>
    public override string Summary => $"the pretrained text encoder {_encoder.Name}, fine-tuned; reads the input tokens";

    /// <inheritdoc/>
    public override Pretraining? Pretraining => _encoder.Pretraining;

    /// <inheritdoc/>
    public override bool Resumes => true;

    /// <inheritdoc/>
    public override bool HasEpochs => true;

    /// <inheritdoc/>
    public override bool TakesSyntheticRows => false;

    /// <summary>Passes over the training rows, at least 1.</summary>
    public int Epochs { get; init; } = 3;

    /// <summary>Rows per step, at least 1; they have similar numbers of tokens.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>The highest learning rate of the encoder, above 0.</summary>
    public double LearningRate { get; init; } = 8e-5;

    /// <summary>The linear layer's learning rate as a multiple of the encoder's, above 0.</summary>
    public double HeadFactor { get; init; } = 10;

    /// <summary>The share of all steps in which the learning rates rise from 0; in the rest they fall to 0 again. From 0 to 1.</summary>
    public double WarmUp { get; init; } = 0.1;

    /// <summary>The share of weights, multiplied by the learning rate, that each step takes away, at least 0; biases and normalizations are exempt.</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>Longer gradients are shortened to this length, above 0.</summary>
    public double MaxGradientNorm { get; init; } = 1;

    /// <summary>The share of the linear layer's inputs that are dropped in training, from 0 to below 1.</summary>
    public double Dropout { get; init; } = 0.1;

    /// <summary>
    /// The share of the encoder's hidden values and shares of attention that are dropped in training, from 0 to below 1. BERT's own is 0.1; see
    /// docs/meld.md for what it is worth.
    /// </summary>
    public double EncoderDropout { get; init; } = 0.1;

    /// <summary>The weight of an error on a row of each class, in training and in the validation loss.</summary>
    public ClassWeighting Weighting { get; init; } = ClassWeighting.None;

    /// <summary>Selects the epoch whose weights are kept. An earlier epoch than the last one ends before the learning rates do.</summary>
    public CheckpointSelection Selection { get; init; } = CheckpointSelection.LastEpoch;

    /// <summary>The numbers that training computes with; predictions are computed with float32 in any case.</summary>
    public Precision Precision { get; init; } = Precision.Float32;

    /// <summary>Threads that libtorch uses, at least 1; the last bits of the result depend on it.</summary>
    public int Threads { get; init; } = 2;

    /// <inheritdoc/>
    public override int? OwnThreads => Threads;

    /// <inheritdoc/>
    public override int? ThreadsEach => Threads;

    /// <summary>Whether the number of epochs is settled, so that validation rows are trained on too.</summary>
    internal bool IsFixed { get; init; }

    /// <inheritdoc/>
    public override ModelSettings Fixed(SelectedModel selected) => this with { Epochs = selected.Epoch ?? Epochs, IsFixed = true };

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

        foreach (var (name, value) in new[] { ("learningRate", LearningRate), ("headFactor", HeadFactor), ("maxGradientNorm", MaxGradientNorm) })
        {
            if (!(value > 0 && double.IsFinite(value)))
            {
                throw Unusable(name, value, "a number above 0");
            }
        }

        if (!(WarmUp is >= 0 and <= 1))
        {
            throw Unusable("warmUp", WarmUp, "0 to 1");
        }

        if (!(WeightDecay >= 0 && double.IsFinite(WeightDecay)))
        {
            throw Unusable("weightDecay", WeightDecay, "at least 0");
        }

        foreach (var (name, value) in new[] { ("dropout", Dropout), ("encoderDropout", EncoderDropout) })
        {
            if (!(value is >= 0 and < 1))
            {
                throw Unusable(name, value, "0 to below 1");
            }
        }
    }

    /// <inheritdoc/>
    public override TrainedModel Train(TrainingTask task, TrainingContext context)
    {
        var selects = !IsFixed && Selection != CheckpointSelection.LastEpoch && task.SelectedOn == SelectedOn.ValidationRows && task.Validation.Count > 0;
        var rows = selects ? task.Training : task.FinalRows;
        var inputs = task.FitInputs(rows);
        var training = task.Encode(inputs, rows);
        var validation = selects ? task.Encode(inputs, task.Validation) : null;
        var weights = ClassWeights.Fit(training.Labels, task.Classes.Count, Weighting);
        var (model, log) = new EncoderTrainer(_encoder, this, task.Seed, training, validation, weights).Train(context.StateFolder, context.Progress);
        return new TrainedModel(HalfPrecision.Of(model), inputs, SelectedModel.Of(log, Selection), training.Labels.Length, log);
    }

    /// <inheritdoc/>
    public override IClassifier Load(NamedTensors tensors, ModelShape shape) => EncoderClassifier.Load(_encoder, tensors, shape, Threads);

    /// <inheritdoc/>
    public override EpochRecord ChosenEpoch(TrainingLog log) => log.Best(Selection);
}
