using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmotionRecognition.Evaluation;

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
