using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
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
            throw new InputException(path, "no such file", "a metrics file", "run Evaluate");
        }

        return Parse(File.ReadAllText(path), path);
    }

    /// <summary>Reads metrics from text that <see cref="Write"/> wrote.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="path">The name used in errors.</param>
    /// <exception cref="InputException">It is not a metrics file, or contains measures that disagree with its own counts.</exception>
    public static ExperimentMetrics Parse(string text, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ExperimentMetrics>(text, _options) ?? throw new JsonException("null");
        }
        catch (JsonException error)
        {
            throw new InputException(path, error.Message, "metrics as written by Evaluate", "run Evaluate again", error);
        }
    }

    internal static string ToJson(ExperimentMetrics metrics) => JsonSerializer.Serialize(metrics, _options);
}
