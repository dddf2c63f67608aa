using System.Numerics.Tensors;
using System.Text.Json;
using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Graphs;
using EmotionRecognition.Models.Calibration;
using EmotionRecognition.Models.Training;

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
    private readonly SeenRows _seen;
    private readonly string _folder;

    private SavedModel(string folder, SavedModelSettings settings, FittedInputs inputs, SeenRows seen, IClassifier classifier)
    {
        Settings = settings;
        _seen = seen;
        _folder = folder;
        _inputs = inputs;
        _classifier = classifier;
    }

    /// <summary>How the model was trained.</summary>
    public SavedModelSettings Settings { get; }

    /// <summary>The utterances that its weights were fitted on, or its epoch or penalty was chosen on, by the names that they had then.</summary>
    public IReadOnlySet<string> UtterancesSeen => _seen.Utterances;

    /// <summary>
    /// Whether it remembers these utterances by their names only, because it was saved before hashes were kept, or reads no sound and was trained where no
    /// sound was known. Under other names, it cannot recognize them.
    /// </summary>
    public bool KnowsOnlyNames => _seen.KnowsOnlyNames;

    /// <summary>Names of the D columns of its input.</summary>
    public IReadOnlyList<string> Columns => _inputs.Columns;

    /// <summary>What each of the D columns is about: see <see cref="InputEncoder.FamilyOf"/>.</summary>
    public IReadOnlyList<string> Families => _inputs.Families;

    /// <summary>How sure it may be; null if that was not determined in training.</summary>
    public ModelCalibration? Calibration { get; private init; }

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
        var calibration = settings.Calibration is null ? null : ModelCalibration.Read(folder, settings.Classes.Count, settings.ColumnCount);
        return new SavedModel(folder, settings, inputs, seen, settings.Model.Load(SafetensorsFile.Read(path).Tensors, shape)) { Calibration = calibration };
    }

    /// <summary>
    /// Class probabilities of utterances, scaled if the model is calibrated: with <see cref="AlteredCopies.AtTest"/>, the mean over the clip and its copies,
    /// whose features must be in tables of their own.
    /// </summary>
    /// <param name="features">Their acoustic features, unscaled; not used by models of text only.</param>
    /// <param name="rows">N utterances.</param>
    /// <returns>N rows of K probabilities, in the order of the classes.</returns>
    /// <exception cref="InputException">
    /// The feature columns are not the model's, an utterance has no features, or the model's output is not probabilities.
    /// </exception>
    public float[][] Predict(FeatureTables features, IReadOnlyList<InputRow> rows) => Predict(Encode(features, rows));

    /// <summary>The input for utterances: one matrix, or with <see cref="AlteredCopies.AtTest"/>, that of the clips and one for each kind of copy.</summary>
    /// <inheritdoc cref="Predict(FeatureTables, IReadOnlyList{InputRow})"/>
    /// <returns>Matrices of N rows and the D columns.</returns>
    public IReadOnlyList<InputMatrix> Encode(FeatureTables features, IReadOnlyList<InputRow> rows) =>
    [
        _inputs.Transform(features, rows),
        .. Copies.Select(copy => _inputs.Transform(features, [.. rows.Select(row => row with { Alteration = copy })])),
    ];

    /// <summary>Class probabilities of encoded utterances.</summary>
    /// <param name="encoded">What <see cref="Encode"/> returned, possibly with other values.</param>
    /// <returns>N rows of K probabilities, in the order of the classes.</returns>
    /// <exception cref="InputException">The model's output is not probabilities.</exception>
    public float[][] Predict(IReadOnlyList<InputMatrix> encoded) =>
        [.. PredictUnscaled(encoded).Select(row => Array.ConvertAll(Calibration?.Scaling.Scale(row) ?? row, value => (float)value))];

    /// <summary>What a calibrated model says about utterances: their probabilities, the sets of classes, and how far they are from the training data.</summary>
    /// <param name="features">Their acoustic features, unscaled; not used by models of text only.</param>
    /// <param name="rows">N utterances.</param>
    /// <returns>N predictions.</returns>
    /// <exception cref="InvalidOperationException">The model is not calibrated.</exception>
    /// <inheritdoc cref="Predict(FeatureTables, IReadOnlyList{InputRow})" path="/exception"/>
    public IReadOnlyList<CalibratedPrediction> PredictCalibrated(FeatureTables features, IReadOnlyList<InputRow> rows)
    {
        var calibration = Calibration ?? throw new InvalidOperationException($"{_folder}: the model is not calibrated");
        var encoded = Encode(features, rows);
        var familiarity = calibration.Measure(encoded[0]);
        return [.. PredictUnscaled(encoded).Zip(familiarity, (row, own) => calibration.Calibrate(row) with { Familiarity = own })];
    }

    // Those that the mean is taken over, besides the clip as it is.
    private IReadOnlyList<string> Copies => Settings.Augmentation is { AtTest: true } copies ? copies.Copies : [];

    private double[][] PredictUnscaled(IReadOnlyList<InputMatrix> encoded)
    {
        var probabilities = PredictOnce(encoded[0]);
        foreach (var own in encoded.Skip(1).Select(PredictOnce))
        {
            foreach (var (sums, more) in probabilities.Zip(own))
            {
                TensorPrimitives.Add(sums, more, sums);
            }
        }

        return Array.ConvertAll(probabilities, row => Array.ConvertAll(row, sum => sum / encoded.Count));
    }

    private double[][] PredictOnce(InputMatrix rows)
    {
        var probabilities = _classifier.Predict(rows);
        var classes = Settings.Classes.Count;
        if (probabilities.Length != rows.RowCount || !Array.TrueForAll(probabilities, row => IsDistribution(row, classes)))
        {
            throw new InputException(
                $"{_folder}, model {Settings.Model.Kind}",
                $"{probabilities.Length} rows, not all of {classes} probabilities that sum to 1",
                $"{rows.RowCount} such rows",
                "fix the model");
        }

        return probabilities;
    }

    /// <summary>
    /// Adds what <see cref="Predict(FeatureTables, IReadOnlyList{InputRow})"/> computes to a graph: from tables of unscaled features to probabilities.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <returns>Probabilities in the order of the classes, float32. // [N, K]</returns>
    /// <exception cref="InputException">The model or one of its inputs cannot be exported; the error names it.</exception>
    public GraphValue ToGraph(GraphBuilder graph)
    {
        if (Settings.Augmentation is { AtTest: true })
        {
            throw new InputException(
                _folder, "a mean over altered copies of a clip", "one computation per clip",
                "train without \"atTest\" of \"augmentation\", and export that model");
        }

        if (_classifier is not IExportable exportable)
        {
            throw new InputException(
                _folder, $"the model {Settings.Model.Kind}, which cannot be exported", "a model whose operations ONNX has",
                $"implement {nameof(IExportable)} in {_classifier.GetType().Name}, or export another model");
        }

        var probabilities = exportable.ToGraph(graph, _inputs.ToGraph(graph));
        return graph.Cast(Calibration is null ? probabilities : Calibration.Scaling.ToGraph(graph, probabilities), ElementType.Float32);
    }

    /// <summary>
    /// The rows that it was trained or selected on, recognized by their names, by their sound, or by their features, all of them compared bit for bit. Scores
    /// on these are meaningless. A model that reads only words also names the rows whose words it has seen, which proves nothing.
    /// </summary>
    /// <param name="features">The acoustic features of the rows, unscaled; not used by models of text only.</param>
    /// <param name="rows">N utterances.</param>
    /// <param name="recordings">The hash of each utterance's samples; null if none are known.</param>
    /// <returns>At most N rows, in their order.</returns>
    /// <exception cref="InputException">There is no table of a feature set that the model reads.</exception>
    public IReadOnlyList<RecognizedRow> Recognize(
        FeatureTables features, IReadOnlyList<InputRow> rows, IReadOnlyDictionary<string, string>? recordings = null) =>
        [.. rows.Select(row => _seen.Find(RowPrint.Of(row, Settings.Inputs, features, recordings))).OfType<RecognizedRow>()];

    /// <inheritdoc/>
    public void Dispose() => _classifier.Dispose();

    private static bool IsDistribution(double[] row, int classes) =>
        row.Length == classes && Array.TrueForAll(row, value => value is >= 0 and <= 1 + LargestDeviation) && Math.Abs(row.Sum() - 1) <= LargestDeviation;
}
