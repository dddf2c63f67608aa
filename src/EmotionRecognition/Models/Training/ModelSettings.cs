using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Kinds;

namespace EmotionRecognition.Models.Training;

/// <summary>
/// A door: a kind of model with its settings, its training, and its loading. To add one, put a record that derives from this one, with its trainer
/// and its fitted model, into a folder of its own and register it with
/// <c>[assembly: PlugIn&lt;ModelKind&lt;MySettings&gt;&gt;]</c>.
/// </summary>
public abstract record ModelSettings
{
    /// <summary>What files call this kind of model: <c>logistic-regression</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>What this kind of model is, in one line.</summary>
    public abstract string Summary { get; }

    /// <summary>Whether training saves its state after each epoch, so that a killed run resumes.</summary>
    public virtual bool Resumes => false;

    /// <summary>Whether the model is trained by epochs, with a log.</summary>
    public virtual bool HasEpochs => false;

    /// <summary>
    /// Whether the trained model depends on <see cref="TrainingTask.Seed"/>, as by default. A model that says no is trained once where others are trained with
    /// several seeds.
    /// </summary>
    public virtual bool UsesSeed => true;

    /// <summary>The threads of one training, for models of which several may be trained at the same time; null: one after another, as by default.</summary>
    public virtual int? ThreadsEach => null;

    /// <summary>
    /// The threads that training uses, however many it is given, because they decide about the last bits; null: those it is given, as by default.
    /// </summary>
    public virtual int? OwnThreads => null;

    /// <summary>Whether training reads the input rows; if not, these need not be encoded.</summary>
    public virtual bool FitsRows => true;

    /// <summary>Whether it is trained on rows that are vectors of quantities, to which synthetic rows may be added, as by default.</summary>
    public virtual bool TakesSyntheticRows => true;

    /// <summary>The same settings with what was selected as the only choice, to train once more on fewer rows.</summary>
    /// <param name="selected">What was selected.</param>
    public virtual ModelSettings Fixed(SelectedModel selected) => this;

    /// <summary>What it was trained on before and elsewhere; null if it is trained here only, as by default.</summary>
    public virtual Pretraining? Pretraining => null;

    /// <summary>How acoustic features are scaled if the experiment does not specify it.</summary>
    /// <param name="alone">Whether acoustic features are the model's only input.</param>
    public virtual Scaling DefaultScaling(bool alone) => alone ? Scaling.Standard : Scaling.StandardBlock;

    /// <summary>Validates the settings.</summary>
    /// <exception cref="InputException">A setting is invalid; the error names it.</exception>
    public abstract void Check();

    /// <summary>Trains a model; the same task gives the same model.</summary>
    /// <param name="task">What to train on which rows; already validated.</param>
    /// <param name="context">Where state is saved and progress is reported.</param>
    /// <exception cref="InputException">The model cannot be trained on these rows.</exception>
    public abstract TrainedModel Train(TrainingTask task, TrainingContext context);

    /// <summary>Creates a model from the tensors returned by <see cref="Train"/>.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <param name="shape">The size of the model's input and output.</param>
    /// <exception cref="InputException">The tensors do not fit the model.</exception>
    public abstract IClassifier Load(NamedTensors tensors, ModelShape shape);

    /// <summary>The epoch whose weights were kept; null for models without epochs.</summary>
    /// <param name="log">A log with at least one epoch.</param>
    public virtual EpochRecord? ChosenEpoch(TrainingLog log) => null;

    /// <summary>The error of an invalid setting.</summary>
    /// <param name="setting">The key as written in files.</param>
    /// <param name="value">Its value.</param>
    /// <param name="expected">What is valid.</param>
    protected static InputException Unusable(string setting, object value, string expected) =>
        new($"model settings, {setting}", $"{value}", expected, "fix the setting");
}

/// <summary>A trained model, which may hold native memory.</summary>
public interface IClassifier : IDisposable
{
    /// <summary>Class probabilities of input rows.</summary>
    /// <param name="rows">N x D.</param>
    /// <returns>N rows of K probabilities that sum to 1.</returns>
    /// <exception cref="ArgumentException">The number of columns is not the model's.</exception>
    double[][] Predict(InputMatrix rows);
}

/// <summary>The size of a model's input and output.</summary>
/// <param name="Classes">K.</param>
/// <param name="Columns">D.</param>
/// <param name="Place">Where its tensors come from, for errors.</param>
public sealed record ModelShape(int Classes, int Columns, string Place);

/// <summary>What training gets in addition to its task; none of it affects the result.</summary>
/// <param name="StateFolder">Where a resumable model saves its state; created by the model.</param>
/// <param name="Progress">Receives the progress of epochs; may be null.</param>
public sealed record TrainingContext(string StateFolder, IProgress<EpochProgress>? Progress);

/// <summary>The result of training.</summary>
/// <param name="Tensors">The model's numbers, from which <see cref="ModelSettings.Load"/> recreates it.</param>
/// <param name="Inputs">The fitted encoders of its input rows.</param>
/// <param name="Selected">What was chosen on the validation rows.</param>
/// <param name="TrainingRows">Rows that the model was fitted on, duplicates counted: <see cref="LabeledMatrix.Real"/>.</param>
/// <param name="Log">The epochs; null for models without epochs.</param>
public sealed record TrainedModel(NamedTensors Tensors, FittedInputs Inputs, SelectedModel Selected, int TrainingRows, TrainingLog? Log = null);

/// <summary>What was chosen on the validation rows.</summary>
public sealed record SelectedModel
{
    /// <summary>For networks: the epoch whose weights were kept, from 1.</summary>
    public int? Epoch { get; init; }

    /// <summary>For networks: the number of epochs trained.</summary>
    public int? EpochsTrained { get; init; }

    /// <summary>For logistic regression: the value of C.</summary>
    public double? C { get; init; }

    /// <summary>For other models: the chosen settings, by name.</summary>
    public IReadOnlyDictionary<string, double>? Chosen { get; init; }

    /// <summary>
    /// For a choice by cross-validation: the number of inner folds. Every measure is then over their test rows. Null if the choice was made on validation
    /// rows, or if there was nothing to choose.
    /// </summary>
    public int? InnerFolds { get; init; }

    /// <summary>Share of validation rows recognized by the chosen model, 0 to 1; null if there was nothing to choose.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>For networks: mean cross-entropy over the validation rows at the chosen epoch.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>
    /// Unweighted average recall of the chosen model over the validation rows, 0 to 1; with inner folds, its mean over them. Null if the choice was made by
    /// another measure.
    /// </summary>
    public double? ValidationRecall { get; init; }

    /// <summary>With inner folds: the standard error of <see cref="ValidationRecall"/>, from its standard deviation over the inner folds.</summary>
    public double? ValidationRecallError { get; init; }

    /// <summary>The choice of an epoch.</summary>
    /// <param name="log">All epochs; with inner folds, the means over them.</param>
    /// <param name="selection">By what it was chosen.</param>
    /// <param name="innerFolds">The number of inner folds; null: it was chosen on validation rows.</param>
    internal static SelectedModel Of(TrainingLog log, CheckpointSelection selection, int? innerFolds = null)
    {
        var best = log.Best(selection);
        return new SelectedModel
        {
            Epoch = best.Epoch,
            EpochsTrained = log.Epochs.Count,
            InnerFolds = innerFolds,
            ValidationAccuracy = best.ValidationAccuracy,
            ValidationLoss = best.ValidationLoss,
        };
    }
}

/// <summary>A kind of model.</summary>
public interface IModelKind : IKind;

/// <summary>Registers a model.</summary>
/// <typeparam name="T">The model's settings.</typeparam>
public sealed class ModelKind<T> : IModelKind
    where T : ModelSettings, new()
{
    /// <inheritdoc/>
    public string Name => new T().Kind;

    /// <inheritdoc/>
    public string Summary => new T().Summary;

    /// <inheritdoc/>
    public Type Settings => typeof(T);
}

/// <summary>The available models.</summary>
public static class ModelCatalog
{
    /// <summary>The door.</summary>
    public static Catalog<IModelKind> Kinds { get; } = new("model", typeof(ModelCatalog).Assembly);
}
