using System.Text.Json;
using EmotionRecognition.Tables;

namespace EmotionRecognition.SplitAudit.Splits;

/// <summary>An object of a JSON file, with errors that name the place.</summary>
internal sealed class JsonText
{
    private readonly JsonElement _element;
    private readonly string _place;

    private JsonText(JsonElement element, string place) => (_element, _place) = (element, place);

    /// <summary>Reads a file that holds one object.</summary>
    /// <exception cref="InputException">It holds something else.</exception>
    public static JsonText Object(string file)
    {
        using var reader = TextFile.Open(file);
        return Parse(reader.ReadToEnd(), file);
    }

    /// <summary>Reads a text that is one object.</summary>
    /// <exception cref="InputException">It is something else.</exception>
    public static JsonText Parse(string text, string place)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? new JsonText(document.RootElement.Clone(), place)
                : throw new InputException(place, $"JSON that is of the kind {document.RootElement.ValueKind.ToString().ToLowerInvariant()}",
                    "an object", "restore the file");
        }
        catch (JsonException error)
        {
            throw new InputException(place, "text that is not JSON", "an object", "restore the file", error);
        }
    }

    /// <summary>A text or number; the other text if it is missing.</summary>
    /// <exception cref="InputException">It is an object or a list.</exception>
    public string Text(string name, string other) => !_element.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null
        ? other
        : value.ValueKind is JsonValueKind.String ? value.GetString()!
        : value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? value.GetRawText()
        : throw new InputException($"{_place}, key {name}", $"a value of the kind {value.ValueKind.ToString().ToLowerInvariant()}", "text", "restore the file");

    /// <summary>The objects of a list; null if there is no such list.</summary>
    /// <exception cref="InputException">It is not a list, or holds something else.</exception>
    public IReadOnlyList<JsonText>? List(string name) => !_element.TryGetProperty(name, out var value)
        ? null
        : value.ValueKind is not JsonValueKind.Array
            ? throw new InputException($"{_place}, key {name}", $"a value of the kind {value.ValueKind.ToString().ToLowerInvariant()}",
                "a list", "restore the file")
            : [.. value.EnumerateArray().Select((item, index) => Of(item, $"{_place}, {name} {index + 1}"))];

    /// <summary>Its values, all objects, by key.</summary>
    /// <exception cref="InputException">One is something else.</exception>
    public IEnumerable<(string Key, JsonText Value)> Properties() =>
        _element.EnumerateObject().Select(property => (property.Name, Of(property.Value, $"{_place}, key {property.Name}")));

    private static JsonText Of(JsonElement element, string place) => element.ValueKind is JsonValueKind.Object
        ? new JsonText(element, place)
        : throw new InputException(place, $"a value of the kind {element.ValueKind.ToString().ToLowerInvariant()}", "an object", "restore the file");
}
