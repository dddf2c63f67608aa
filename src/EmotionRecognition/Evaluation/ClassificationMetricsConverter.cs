using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmotionRecognition.Evaluation;

/// <summary>
/// Metrics as a JSON object of measures, a table of classes, and the confusion counts with one line per row. Reading uses the counts and
/// checks that the measures agree with them.
/// </summary>
internal sealed class ClassificationMetricsConverter : JsonConverter<ClassificationMetrics>
{
    /// <inheritdoc />
    public override ClassificationMetrics Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            var root = document.RootElement;
            var classes = root.GetProperty("perClass").EnumerateArray().Select(each => each.GetProperty("class").GetString()!).ToList();
            var counts = root.GetProperty("confusion").EnumerateArray().Select(row => row.EnumerateArray().Select(count => count.GetInt32()).ToList()).ToList();
            var metrics = ClassificationMetrics.Of(ConfusionMatrix.FromCounts(classes, counts));
            foreach (var (name, value) in Measured(metrics))
            {
                if (root.GetProperty(name).GetDecimal() != RoundedConverter.Round(value))
                {
                    throw new JsonException($"{name} {root.GetProperty(name)}, but the confusion counts give {RoundedConverter.Round(value)}");
                }
            }

            return metrics;
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new JsonException($"unreadable metrics ({error.Message})", error);
        }
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ClassificationMetrics value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("rows", value.Rows);
        foreach (var (name, measure) in Measured(value))
        {
            writer.WriteNumber(name, RoundedConverter.Round(measure));
        }

        writer.WriteStartArray("perClass");
        foreach (var each in value.Classes)
        {
            writer.WriteRawValue(string.Create(
                CultureInfo.InvariantCulture,
                $"{{ \"class\": {JsonSerializer.Serialize(each.Class, options)}, \"precision\": {RoundedConverter.Round(each.Precision)}, "
                    + $"\"recall\": {RoundedConverter.Round(each.Recall)}, \"f1\": {RoundedConverter.Round(each.F1)}, "
                    + $"\"support\": {each.Support}, \"predicted\": {each.Predicted} }}"));
        }

        writer.WriteEndArray();
        writer.WriteStartArray("confusion");
        foreach (var row in value.Confusion.ToRows())
        {
            writer.WriteRawValue($"[{string.Join(", ", row.Select(count => count.ToString(CultureInfo.InvariantCulture)))}]");
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static IEnumerable<(string Name, double Value)> Measured(ClassificationMetrics metrics) =>
    [
        ("accuracy", metrics.Accuracy),
        ("unweightedRecall", metrics.UnweightedRecall),
        ("macroF1", metrics.MacroF1),
        ("weightedPrecision", metrics.WeightedPrecision),
        ("weightedRecall", metrics.WeightedRecall),
        ("weightedF1", metrics.WeightedF1),
    ];
}
