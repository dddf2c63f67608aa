using EmotionRecognition.Models.Baselines;
using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Networks;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Models.Saved;

/// <summary>
/// A trained model with all it needs to recognize: a folder of <c>settings.json</c>, <c>model.safetensors</c>, <c>rows.csv</c>, <c>scaler.csv</c>
/// (with audio), <c>vectorizer.csv</c> (with text) and, of a network, <c>log.csv</c>. <see cref="ModelTrainer"/> writes it.
/// </summary>
public sealed class SavedModel : IDisposable
{
    internal const string SettingsName = "settings.json";
    internal const string ModelName = "model.safetensors";
    internal const string LogName = "log.csv";
    internal const string WeightName = "linear.weight";
    internal const string BiasName = "linear.bias";

    private readonly FittedInputs _inputs;
    private readonly LogisticRegression? _regression;
    private readonly ResNet1D? _network;

    private SavedModel(SavedModelSettings settings, FittedInputs inputs, IReadOnlySet<string> seen, LogisticRegression? regression, ResNet1D? network)
    {
        Settings = settings;
        UtterancesSeen = seen;
        _inputs = inputs;
        _regression = regression;
        _network = network;
    }

    /// <summary>How it was made.</summary>
    public SavedModelSettings Settings { get; }

    /// <summary>The utterances that its weights were fitted on, or that chose its epoch or penalty: on these its scores say nothing.</summary>
    public IReadOnlySet<string> UtterancesSeen { get; }

    /// <summary>Names of the D columns it computes on.</summary>
    public IReadOnlyList<string> Columns => _inputs.Columns;

    /// <summary>Reads a model.</summary>
    /// <param name="folder">The folder that <see cref="ModelTrainer"/> wrote.</param>
    /// <exception cref="InputException">A file is missing or was changed, or the files do not belong together.</exception>
    public static SavedModel Load(string folder)
    {
        var settings = SavedModelSettings.Read(Path.Combine(folder, SettingsName));
        var inputs = FittedInputs.Load(folder, settings.Inputs);
        if (inputs.Columns.Count != settings.ColumnCount)
        {
            throw Mismatch(folder, $"scaler and vectoriser of {inputs.Columns.Count} columns", $"{settings.ColumnCount}");
        }

        var seen = SeenRows.Read(folder);
        var path = Path.Combine(folder, ModelName);
        var tensors = SafetensorsFile.Read(path).Tensors;
        return settings.Model is ResNet1DSettings network
            ? new SavedModel(settings, inputs, seen, null, Network(path, tensors, new ResNet1D(settings.Classes.Count, network.Width)))
            : new SavedModel(settings, inputs, seen, Regression(path, tensors, settings), null);
    }

    /// <summary>
    /// Writes a model's weights as PyTorch's <c>torch.load</c> reads them: a network in the study's form, logistic regression as the state
    /// dict of a <c>Linear</c> layer named <c>linear</c>.
    /// </summary>
    /// <param name="folder">The folder that <see cref="ModelTrainer"/> wrote.</param>
    /// <param name="path">The checkpoint to write.</param>
    /// <exception cref="InputException">The folder cannot be read.</exception>
    public static void Export(string folder, string path)
    {
        using var model = Load(folder);
        var tensors = SafetensorsFile.Read(Path.Combine(folder, ModelName)).Tensors;
        if (model._network is { } network && model.Settings.Model is ResNet1DSettings settings)
        {
            var optimizer = new SgdSettings(settings.LearningRate, settings.Momentum, settings.WeightDecay);
            new PickleCheckpoint(StateDict.Take(network), model.Settings.Selected.Epoch, optimizer).Write(path);
        }
        else
        {
            new PickleCheckpoint(tensors).Write(path);
        }
    }

    /// <summary>Class probabilities of utterances.</summary>
    /// <param name="acoustics">Their acoustic features, unscaled; not looked at by a model of text alone.</param>
    /// <param name="rows">N utterances.</param>
    /// <returns>N rows of K probabilities, in the order of the classes.</returns>
    /// <exception cref="InputException">The acoustic columns are not the model's, or an utterance has no features.</exception>
    public float[][] Predict(FeatureTable acoustics, IReadOnlyList<InputRow> rows)
    {
        var matrix = _inputs.Transform(acoustics, rows);
        var probabilities = _regression?.Predict(matrix) ?? PredictByNetwork(matrix);
        return [.. probabilities.Select(row => Array.ConvertAll(row, value => (float)value))];
    }

    /// <inheritdoc/>
    public void Dispose() => _network?.Dispose();

    private static ResNet1D Network(string path, NamedTensors tensors, ResNet1D network)
    {
        try
        {
            StateDict.Put(network, tensors, path);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static LogisticRegression Regression(string path, NamedTensors tensors, SavedModelSettings settings)
    {
        var (classes, columns) = (settings.Classes.Count, settings.ColumnCount);
        if (!tensors.TryGet(WeightName, out var weight) || !tensors.TryGet(BiasName, out var bias) || tensors.Count != 2
            || !weight.Shape.SequenceEqual([classes, columns]) || !bias.Shape.SequenceEqual([classes])
            || !weight.ToDoubles().Concat(bias.ToDoubles()).All(double.IsFinite))
        {
            throw Mismatch(path, "other tensors", $"finite {WeightName} of {classes} x {columns} and {BiasName}");
        }

        return new LogisticRegression(weight.ToDoubles(), bias.ToDoubles());
    }

    private static InputException Mismatch(string place, string found, string expected) =>
        new(place, found, expected, "train the model again, or restore the folder as it was written");

    private double[][] PredictByNetwork(InputMatrix matrix)
    {
        using var threads = new TorchThreads(((ResNet1DSettings)Settings.Model).Threads);
        return Array.ConvertAll(NetworkRows.Logits(_network!, matrix), Softmax.Of);
    }
}
