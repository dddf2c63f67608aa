using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EmotionRecognition.Kinds;

/// <summary>Reads and writes settings as an object whose key <c>kind</c> names their type: <c>{ "kind": "tfidf" }</c>.</summary>
/// <typeparam name="TSettings">The base type of the door's settings.</typeparam>
/// <param name="what">The noun for one of them in errors: <c>model</c>.</param>
/// <param name="nameOf">The kind of settings.</param>
/// <param name="kinds">The kinds that can be read.</param>
public sealed class KindConverter<TSettings>(string what, Func<TSettings, string> nameOf, Func<IEnumerable<IKind>> kinds) : JsonConverter<TSettings>
    where TSettings : class
{
    private const string Key = "kind";

    private string Names => string.Join(", ", kinds().Select(kind => kind.Name));

    /// <inheritdoc/>
    public override TSettings Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (JsonNode.Parse(ref reader) is not JsonObject settings || settings[Key] is not JsonValue value || !value.TryGetValue<string>(out var name))
        {
            throw new InputException(what, $"no \"{Key}\"", $"an object with \"{Key}\", one of {Names}", $"add \"{Key}\"");
        }

        var kind = kinds().FirstOrDefault(each => each.Name == name)
            ?? throw new InputException($"{what}, {Key}", $"\"{name}\"", $"one of {Names}", "choose one of them");
        settings.Remove(Key);
        foreach (var key in settings.Select(pair => pair.Key))
        {
            var keys = JsonKeys.Of(kind.Settings);
            if (!keys.Contains(key))
            {
                throw new InputException(
                    $"{what} {name}", $"the key \"{key}\"", keys.Count == 0 ? "no key other than kind" : $"one of {string.Join(", ", keys)}", "fix the key");
            }
        }

        return (TSettings)(settings.Deserialize(kind.Settings, options) ?? throw new JsonException($"{what} is null"));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TSettings value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(Key, nameOf(value));
        var keys = JsonKeys.Of(value.GetType());
        foreach (var property in JsonSerializer.SerializeToElement(value, value.GetType(), options).EnumerateObject())
        {
            if (keys.Contains(property.Name))
            {
                property.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }
}

/// <summary>The JSON keys of records.</summary>
public static class JsonKeys
{
    /// <summary>The keys of a record as written in files: its own in the order in which they are declared, then those of the records it derives from.</summary>
    /// <param name="type">The record.</param>
    public static IReadOnlyList<string> Of(Type type) =>
    [
        .. type.GetProperties()
            .Where(property => property.SetMethod is not null && !property.IsDefined(typeof(JsonIgnoreAttribute), inherit: true))
            .OrderBy(property => Ancestors(type).IndexOf(property.DeclaringType!))
            .ThenBy(property => property.MetadataToken)
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)),
    ];

    private static List<Type> Ancestors(Type type)
    {
        var all = new List<Type>();
        for (var each = type; each is not null; each = each.BaseType)
        {
            all.Add(each);
        }

        return all;
    }
}
