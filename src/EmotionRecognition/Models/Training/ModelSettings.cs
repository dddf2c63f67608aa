using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Kinds;

namespace EmotionRecognition.Models.Training;

/// <summary>
/// A door: a kind of model, the settings that it is trained with, and how it is trained and loaded. To add one, put a record that derives from this
/// one, with its trainer and its fitted model, into a folder of its own and register it by
/// <c>[assembly: PlugIn&lt;ModelKind&lt;MySettings&gt;&gt;]</c>.
/// </summary>
public abstract record ModelSettings
{
    /// <summary>What files call this kind of model: <c>logistic-regression</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>What this kind of model is, in one line.</summary>
    public abstract string Summary { get; }

    /// <summary>Whether training keeps its state after each epoch, so that a run that was killed resumes.</summary>
    public virtual bool Resumes => false;

    /// <summary>Whether training goes by epochs and leaves a log of them.</summary>
    public virtual bool HasEpochs => false;

    /// <summary>How acoustic features are scaled where the experiment does not say.</summary>
    /// <param name="alone">Whether the features are the model's only input.</param>
    public virtual Scaling DefaultScaling(bool alone) => alone ? Scaling.Standard : Scaling.StandardBlock;

    /// <summary>Checks that the values can be used.</summary>
    /// <exception cref="InputException">One cannot; the error names it.</exception>
    public abstract void Check();

    /// <summary>Trains a model. The same task gives the same model.</summary>
    /// <param name="task">What to train on which rows; already checked.</param>
    /// <param name="context">Where state is kept and progress is reported.</param>
    /// <exception cref="InputException">It cannot be trained on these rows.</exception>
    public abstract TrainedModel Train(TrainingTask task, TrainingContext context);

    /// <summary>Makes a model from the tensors that <see cref="Train"/> gave.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <param name="shape">What the model reads and tells apart.</param>
    /// <exception cref="InputException">The tensors are not those of such a model.</exception>
    public abstract IClassifier Load(NamedTensors tensors, ModelShape shape);

    /// <summary>The epoch whose weights were kept; null for models without epochs.</summary>
    /// <param name="log">A log of at least one epoch.</param>
    public virtual EpochRecord? ChosenEpoch(TrainingLog log) => null;

    /// <summary>The error of a value that cannot be used.</summary>
    /// <param name="setting">The key as files write it.</param>
    /// <param name="value">Its value.</param>
    /// <param name="expected">What can be used.</param>
    protected static InputException Unusable(string setting, object value, string expected) =>
        new($"model settings, {setting}", $"{value}", expected, "fix the setting");
}

/// <summary>A trained model. It may hold native memory.</summary>
public interface IClassifier : IDisposable
{
    /// <summary>Class probabilities of input rows.</summary>
    /// <param name="rows">N x D.</param>
    /// <returns>N rows of K probabilities that sum to 1.</returns>
    /// <exception cref="ArgumentException">D is not the model's.</exception>
    double[][] Predict(InputMatrix rows);
}

/// <summary>What a model reads and tells apart.</summary>
/// <param name="Classes">K.</param>
/// <param name="Columns">D.</param>
/// <param name="Place">Where its tensors come from, for errors.</param>
public sealed record ModelShape(int Classes, int Columns, string Place);

/// <summary>What training is given beside its task; none of it changes the result.</summary>
/// <param name="StateFolder">Where a model that resumes keeps its state; made by the model.</param>
/// <param name="Progress">Where the progress of epochs is reported; null: nowhere.</param>
public sealed record TrainingContext(string StateFolder, IProgress<EpochProgress>? Progress);

/// <summary>What training gives.</summary>
/// <param name="Tensors">The model's numbers, from which <see cref="ModelSettings.Load"/> makes it again.</param>
/// <param name="Inputs">The fitted encoders that its input rows come from.</param>
/// <param name="Selected">What the validation rows chose.</param>
/// <param name="TrainingRows">Rows that it was fitted on, duplicates counted.</param>
/// <param name="Log">The epochs; null for models without.</param>
public sealed record TrainedModel(NamedTensors Tensors, FittedInputs Inputs, SelectedModel Selected, int TrainingRows, TrainingLog? Log = null);

/// <summary>What the validation rows chose.</summary>
public sealed record SelectedModel
{
    /// <summary>Of a network: the epoch whose weights were kept, from 1.</summary>
    public int? Epoch { get; init; }

    /// <summary>Of a network: the epochs that were trained.</summary>
    public int? EpochsTrained { get; init; }

    /// <summary>Of logistic regression: the value of C.</summary>
    public double? C { get; init; }

    /// <summary>Of other models: the settings that were chosen, by name.</summary>
    public IReadOnlyDictionary<string, double>? Chosen { get; init; }

    /// <summary>Share of validation rows recognized when it was chosen, 0 to 1; null where nothing was left to choose.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>Of a network: mean cross-entropy over the validation rows when it was chosen.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>Unweighted average recall over the validation rows when it was chosen, 0 to 1; null where something else chose.</summary>
    public double? ValidationRecall { get; init; }
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

/// <summary>The models that there are.</summary>
public static class ModelCatalog
{
    /// <summary>The door.</summary>
    public static Catalog<IModelKind> Kinds { get; } = new("model", typeof(ModelCatalog).Assembly);
}
