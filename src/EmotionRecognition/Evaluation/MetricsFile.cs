using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EmotionRecognition.Kinds;
using Shared;

namespace EmotionRecognition.Evaluation;

/// <summary>
/// The file <c>metrics.json</c>: ordered, indented, LF, shares rounded to <see cref="Decimals"/> decimals, so that committed copies
/// differ only if a result does. Confusion counts are exact, and reading recomputes the measures from them.
/// </summary>
public static class MetricsFile
{
    /// <summary>The number of decimals of every share, interval end, and p value in the file: a hundredth of a percentage point.</summary>
    public const int Decimals = 4;

    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new RoundedConverter(), new IntervalConverter(), new ClassificationMetricsConverter() },
    };

    /// <summary>Writes metrics.</summary>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    /// <param name="metrics">The metrics.</param>
    public static void Write(string path, ExperimentMetrics metrics) =>
        WholeFile.Write(path, ToJson(metrics) + "\n");

    /// <summary>Reads a file that <see cref="Write"/> wrote.</summary>
    /// <param name="path">The file to read.</param>
    /// <returns>The metrics, with measures exactly as computed, and with intervals and tests rounded.</returns>
    /// <exception cref="InputException">The file is missing, is not a metrics file, or contains measures that disagree with its own counts.</exception>
    public static ExperimentMetrics Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, "no such file", "a metrics file", "run the target Evaluate");
        }

        return Parse(File.ReadAllText(path), path);
    }

    /// <summary>Reads metrics from text that <see cref="Write"/> wrote.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="path">The name used in errors.</param>
    /// <exception cref="InputException">It is not a metrics file, or contains measures that disagree with its own counts.</exception>
    public static ExperimentMetrics Parse(string text, string path) => CheckedJson.Read(
        path, "metrics as written by Evaluate", "run the target Evaluate", () => JsonSerializer.Deserialize<ExperimentMetrics>(text, _options));

    internal static string ToJson(ExperimentMetrics metrics) => JsonSerializer.Serialize(metrics, _options);
}

/// <summary>Numbers with at most <see cref="MetricsFile.Decimals"/> decimals, rounded half away from zero, never <c>-0</c> or with an exponent.</summary>
public sealed class RoundedConverter : JsonConverter<double>
{
    /// <summary>The number as written to the file.</summary>
    public static decimal Round(double value) => Math.Round((decimal)value, MetricsFile.Decimals, MidpointRounding.AwayFromZero) / 1.0000m;

    /// <inheritdoc />
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(Round(value));
}

/// <summary>Intervals as <c>[low, high]</c> on one line.</summary>
internal sealed class IntervalConverter : JsonConverter<Interval>
{
    /// <inheritdoc />
    public override Interval Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var ends = JsonSerializer.Deserialize<double[]>(ref reader, options);
        return ends is [var low, var high] ? new Interval(low, high) : throw new JsonException("an interval that is not [low, high]");
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Interval value, JsonSerializerOptions options) => writer.WriteRawValue(
        string.Create(CultureInfo.InvariantCulture, $"[{RoundedConverter.Round(value.Low)}, {RoundedConverter.Round(value.High)}]"));
}
