using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>Reads the key <c>robustness</c>: a list of alterations, or <c>true</c> for <see cref="Standard"/>.</summary>
internal sealed class RobustnessConverter : JsonConverter<IReadOnlyList<string>>
{
    /// <summary>The usual ways in which recordings differ, from level to reverberation.</summary>
    public static IReadOnlyList<string> Standard { get; } =
    [
        "gain+20", "gain-20", "offset+0.05", "rate-8000", "telephone", "opus-24", "noise-30", "noise-20", "noise-10", "noise-0", "reverb-0.3", "reverb-0.6",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => Standard,
        JsonTokenType.False => [],
        JsonTokenType.StartArray => ReadNames(ref reader),
        _ => throw new JsonException(),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ToArray(), options);

    // The serializer adds the place to an exception that has no message.
    private static List<string> ReadNames(ref Utf8JsonReader reader)
    {
        var names = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            names.Add(reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException());
        }

        return names;
    }
}
