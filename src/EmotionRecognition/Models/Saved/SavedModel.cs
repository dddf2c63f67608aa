using System.Globalization;
using System.Text.Json;
using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Models.Saved;

/// <summary>
/// A trained model with everything needed to apply it: a folder with <c>settings.json</c>, <c>model.safetensors</c>, <c>rows.csv</c>, the files of its
/// encoders (<c>scaler.csv</c>, <c>vectorizer.csv</c>) and, if it was trained by epochs, <c>log.csv</c>. <see cref="ModelTrainer"/> writes it.
/// </summary>
public sealed class SavedModel : IDisposable
{
    internal const string SettingsName = "settings.json";
    internal const string ModelName = "model.safetensors";
    internal const string LogName = "log.csv";

    private const double LargestDeviation = 1e-6;

    private readonly FittedInputs _inputs;
    private readonly IClassifier _classifier;
    private readonly string _folder;

    private SavedModel(string folder, SavedModelSettings settings, FittedInputs inputs, IReadOnlySet<string> seen, IClassifier classifier)
    {
        Settings = settings;
        UtterancesSeen = seen;
        _folder = folder;
        _inputs = inputs;
        _classifier = classifier;
    }

    /// <summary>How the model was trained.</summary>
    public SavedModelSettings Settings { get; }

    /// <summary>The utterances that its weights were fitted on, or its epoch or penalty was chosen on. Its scores on these are meaningless.</summary>
    public IReadOnlySet<string> UtterancesSeen { get; }

    /// <summary>Names of the D columns of its input.</summary>
    public IReadOnlyList<string> Columns => _inputs.Columns;

    /// <summary>Reads a model of any registered kind.</summary>
    /// <param name="folder">A folder written by <see cref="ModelTrainer"/>.</param>
    /// <exception cref="InputException">A file is missing or was modified, or the files do not belong together.</exception>
    public static SavedModel Load(string folder) => Load(folder, SettingsJson.Registered());

    /// <summary>Reads a model of one kind.</summary>
    /// <param name="folder">The folder that <see cref="ModelTrainer"/> wrote.</param>
    /// <param name="model">A model of that kind.</param>
    /// <param name="inputs">Encoders of the kinds that it reads.</param>
    /// <exception cref="InputException">A file is missing or was changed, the files do not belong together, or the model is of another kind.</exception>
    public static SavedModel Load(string folder, ModelSettings model, IReadOnlyList<InputEncoder> inputs) => Load(folder, SettingsJson.Of(model, inputs));

    private static SavedModel Load(string folder, JsonSerializerOptions kinds)
    {
        var settings = SavedModelSettings.Read(Path.Combine(folder, SettingsName), kinds);
        var inputs = FittedInputs.Load(folder, settings.Inputs);
        if (inputs.Columns.Count != settings.ColumnCount)
        {
            throw new InputException(
                folder,
                $"encoders of {inputs.Columns.Count} columns",
                $"{settings.ColumnCount}",
                "retrain the model, or restore the original folder");
        }

        var seen = SeenRows.Read(folder);
        var path = Path.Combine(folder, ModelName);
        var shape = new ModelShape(settings.Classes.Count, settings.ColumnCount, path);
        return new SavedModel(folder, settings, inputs, seen, settings.Model.Load(SafetensorsFile.Read(path).Tensors, shape));
    }

    /// <summary>Class probabilities of utterances.</summary>
    /// <param name="features">Their acoustic features, unscaled; not used by models of text only.</param>
    /// <param name="rows">N utterances.</param>
    /// <returns>N rows of K probabilities, in the order of the classes.</returns>
    /// <exception cref="InputException">
    /// The feature columns are not the model's, an utterance has no features, or the model's output is not probabilities.
    /// </exception>
    public float[][] Predict(FeatureTables features, IReadOnlyList<InputRow> rows)
    {
        var probabilities = _classifier.Predict(_inputs.Transform(features, rows));
        var classes = Settings.Classes.Count;
        if (probabilities.Length != rows.Count || !Array.TrueForAll(probabilities, row => IsDistribution(row, classes)))
        {
            throw new InputException(
                $"{_folder}, model {Settings.Model.Kind}",
                $"{probabilities.Length} rows, not all of {classes} probabilities that sum to 1",
                $"{rows.Count} such rows",
                "fix the model");
        }

        return [.. probabilities.Select(row => Array.ConvertAll(row, value => (float)value))];
    }

    /// <inheritdoc/>
    public void Dispose() => _classifier.Dispose();

    private static bool IsDistribution(double[] row, int classes) =>
        row.Length == classes && Array.TrueForAll(row, value => value is >= 0 and <= 1 + LargestDeviation) && Math.Abs(row.Sum() - 1) <= LargestDeviation;
}

/// <summary>The table <c>rows.csv</c> of a saved model: the utterances that it was trained on, which tells later which utterances are unseen.</summary>
internal static class SeenRows
{
    /// <summary>Its name in the model's folder.</summary>
    public const string Name = "rows.csv";

    private static readonly string[] _columns = ["utterance", "role", "copies"];

    /// <summary>Writes the rows that weights were fitted on (<c>train</c>) and those that epoch or penalty was chosen on (<c>selection</c>).</summary>
    public static void Write(string folder, TrainingTask task) =>
        CsvFile.Write(Path.Combine(folder, Name), _columns, [.. Lines(task.Training, "train"), .. Lines(task.Validation, "selection")]);

    /// <summary>The utterances of both kinds.</summary>
    /// <exception cref="InputException">The table is missing or malformed.</exception>
    public static IReadOnlySet<string> Read(string folder) =>
        CsvFile.Read(Path.Combine(folder, Name), _columns).Select(row => row["utterance"]).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string[]> Lines(IEnumerable<LabeledRow> rows, string role) =>
        rows.Select(row => new[] { row.Utterance, role, row.Copies.ToString(CultureInfo.InvariantCulture) });
}
