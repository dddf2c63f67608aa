using System.Text.Json;
using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Kinds;
using Shared;

namespace EmotionRecognition.Models.Calibration;

/// <summary>
/// What a model knows about how sure it may be: its temperature, its conformal scores, and how far clips usually are from its training data. All of it was
/// determined on the inner folds of its training part, on clips of speakers that the models of these folds had not heard.
/// </summary>
public sealed class ModelCalibration
{
    /// <summary>Its file in the model's folder, without the distance.</summary>
    internal const string FileName = "calibration.json";

    /// <summary>The file of the distance.</summary>
    internal const string DistanceName = "distance.safetensors";

    private const string Remedy = "retrain the model, or restore the original folder";

    private static readonly JsonSerializerOptions _format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly double[] _distances;
    private readonly TrainingDistance _distance;

    internal ModelCalibration(
        CalibrationSettings settings,
        TemperatureScaling scaling,
        ConformalScores conformal,
        IEnumerable<double> distances,
        TrainingDistance distance,
        CalibrationQuality before,
        CalibrationQuality after)
    {
        Settings = settings;
        Scaling = scaling;
        Conformal = conformal;
        Before = before;
        After = after;
        _distances = [.. distances.Order()];
        _distance = distance;
    }

    /// <summary>How it was determined.</summary>
    public CalibrationSettings Settings { get; }

    /// <summary>The temperature.</summary>
    public TemperatureScaling Scaling { get; }

    /// <summary>The conformal scores of each class.</summary>
    public ConformalScores Conformal { get; }

    /// <summary>How good the probabilities of the calibration rows were without scaling.</summary>
    public CalibrationQuality Before { get; }

    /// <summary>How good they are scaled: on the rows that the temperature was fitted on.</summary>
    public CalibrationQuality After { get; }

    /// <summary>The number of calibration rows.</summary>
    public int Rows => _distances.Length;

    /// <summary>What a model's probabilities mean, without how far the row is from the training data.</summary>
    /// <param name="probabilities">K probabilities of a row, as the model returns them: not scaled.</param>
    /// <exception cref="ArgumentException">K differs.</exception>
    public CalibratedPrediction Calibrate(double[] probabilities)
    {
        if (probabilities.Length != Conformal.Scores.Count)
        {
            throw new ArgumentException($"{probabilities.Length} probabilities, expected {Conformal.Scores.Count}", nameof(probabilities));
        }

        var scaled = Scaling.Scale(probabilities);
        return new CalibratedPrediction(Array.ConvertAll(probabilities, Single), Array.ConvertAll(scaled, Single), Conformal.PValues(scaled))
        {
            Temperature = Scaling.Temperature,
        };
    }

    /// <summary>How far encoded rows are from the training data.</summary>
    /// <param name="rows">N input rows of the model.</param>
    internal IReadOnlyList<Familiarity> Measure(InputMatrix rows) => [.. _distance.Of(rows).Select(Of)];

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="classes">K.</param>
    /// <param name="columns">D.</param>
    /// <exception cref="InputException">A file is missing or is not a calibration of such a model.</exception>
    internal static ModelCalibration Read(string folder, int classes, int columns)
    {
        var path = Path.Combine(folder, FileName);
        var place = Path.Combine(folder, DistanceName);
        if (!File.Exists(path))
        {
            throw new InputException(path, "no such file", "the calibration of a model", Remedy);
        }

        return CheckedJson.Read(path, "the calibration of a model", Remedy, () =>
        {
            var stored = JsonSerializer.Deserialize<Stored>(File.ReadAllText(path), _format) ?? throw new JsonException("null");
            stored.Settings.Check();
            if (stored.Scores.Count != classes || stored.Distances.Count == 0)
            {
                throw new InputException(path, $"scores of {stored.Scores.Count} classes, {stored.Distances.Count} distances", $"{classes} classes", Remedy);
            }

            return new ModelCalibration(
                stored.Settings, new TemperatureScaling(stored.Temperature), ConformalScores.From(stored.Scores), stored.Distances,
                TrainingDistance.Read(SafetensorsFile.Read(place).Tensors, columns, place), stored.Before, stored.After);
        });
    }

    /// <summary>Writes its files.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <returns>Their names.</returns>
    internal IReadOnlyList<string> Write(string folder)
    {
        var stored = new Stored(Settings, Scaling.Temperature, Before, After, Conformal.Scores, _distances);
        WholeFile.Write(Path.Combine(folder, FileName), JsonSerializer.Serialize(stored, _format) + "\n");
        SafetensorsFile.Write(Path.Combine(folder, DistanceName), _distance.ToTensors());
        return [FileName, DistanceName];
    }

    private Familiarity Of(double distance)
    {
        // The share of the calibration rows, the new one counted among them, that are at least as far.
        var share = (_distances.Count(each => each >= distance) + 1.0) / (_distances.Length + 1);
        return new Familiarity(distance, share, share <= Settings.Unfamiliar);
    }

    private static float Single(double value) => (float)value;

    private sealed record Stored(
        CalibrationSettings Settings,
        double Temperature,
        CalibrationQuality Before,
        CalibrationQuality After,
        IReadOnlyList<IReadOnlyList<double>> Scores,
        IReadOnlyList<double> Distances);
}

/// <summary>How good probabilities are on rows that the model was not fitted on.</summary>
/// <param name="Error">The expected calibration error: see <see cref="Reliability.Error(IReadOnlyList{ReliabilityBin})"/>.</param>
/// <param name="Loss">The mean negative logarithm of the probability of the true class.</param>
public sealed record CalibrationQuality(double Error, double Loss)
{
    internal static CalibrationQuality Of(IReadOnlyList<double[]> probabilities, IReadOnlyList<int> labels) =>
        new(Reliability.Error(probabilities, labels), TemperatureScaling.Loss(probabilities, labels));
}

/// <summary>How far a row is from the training data.</summary>
/// <param name="Distance">Its distance; training rows have about 1. See <see cref="TrainingDistance"/>.</param>
/// <param name="Share">The share of clips of unseen speakers that are at least as far, above 0 and at most 1.</param>
/// <param name="IsUnfamiliar">Whether that share is so small that what the model says about the row means little.</param>
public sealed record Familiarity(double Distance, double Share, bool IsUnfamiliar);

/// <summary>What a calibrated model says about one row.</summary>
/// <param name="Unscaled">K probabilities as the model returns them.</param>
/// <param name="Probabilities">K scaled probabilities, which say how often such rows belong to each class.</param>
/// <param name="PValues">K conformal p values: see <see cref="ConformalScores.PValues"/>.</param>
public sealed record CalibratedPrediction(float[] Unscaled, float[] Probabilities, double[] PValues)
{
    /// <summary>The temperature by which the probabilities are scaled.</summary>
    public required double Temperature { get; init; }

    /// <summary>How far the row is from the training data; null if that was not measured.</summary>
    public Familiarity? Familiarity { get; init; }

    /// <summary>The index of the most probable class; of equally probable ones, the first.</summary>
    public int Label => Array.IndexOf(Probabilities, Probabilities.Max());

    /// <summary>
    /// The classes that cannot be excluded at a level, the most probable first: in at least that share of cases, one of them is the true one. Never empty. One
    /// class means that the model knows; many, that it does not.
    /// </summary>
    /// <param name="level">Above 0 and below 1, such as 0.9.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of range.</exception>
    public IReadOnlyList<int> Set(double level) => ConformalScores.Set(Array.ConvertAll(Probabilities, value => (double)value), PValues, level);
}
