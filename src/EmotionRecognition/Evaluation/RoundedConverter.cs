using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmotionRecognition.Evaluation;

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
