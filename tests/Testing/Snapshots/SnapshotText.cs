using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Testing.Snapshots;

/// <summary>
/// Converts objects to text in Verify's style: JSON without quotes, properties in declaration order, dictionaries ordered by key, no properties
/// that are null or empty collections, invariant culture, LF.
/// </summary>
internal static class SnapshotText
{
    private const int MaximumDepth = 32;

    /// <summary>The text of an object; a string is returned unchanged.</summary>
    /// <exception cref="ArgumentException">The object contains itself.</exception>
    public static string Of(object? value) => Write(value, "", MaximumDepth);

    /// <summary>The text of a test parameter as part of a file name.</summary>
    public static string OfParameter(object? value)
    {
        var text = value is IEnumerable and not string ? string.Join(',', ((IEnumerable)value).Cast<object?>().Select(OfParameter)) : Scalar(value);
        return string.Concat((text ?? value!.ToString()!).Select(letter => char.IsControl(letter) || "/\\:*?\"<>|".Contains(letter) ? '-' : letter));
    }

    private static string Write(object? value, string indent, int depth)
    {
        if (depth == 0)
        {
            throw new ArgumentException($"nested more than {MaximumDepth} levels deep: does the object contain itself?", nameof(value));
        }

        var inner = indent + "  ";
        return Scalar(value) ?? value switch
        {
            IDictionary map => Wrap('{', '}', indent, Entries(map).Select(entry => Member(entry.Key, entry.Value, inner, depth))),
            IEnumerable items => Wrap('[', ']', indent, items.Cast<object?>().Select(item => Write(item, inner, depth - 1))),
            _ => Wrap('{', '}', indent, Members(value!).Select(member => Member(member.Name, member.Value, inner, depth))),
        };
    }

    private static string Member(string name, object? value, string indent, int depth)
    {
        var text = Write(value, indent, depth - 1);
        return value is string && text.Contains('\n') ? $"{name}:\n{text}" : $"{name}: {text}";
    }

    private static string Wrap(char open, char close, string indent, IEnumerable<string> parts)
    {
        var lines = string.Join(",\n", parts.Select(part => $"{indent}  {part}"));
        return lines.Length == 0 ? $"{open}{close}" : $"{open}\n{lines}\n{indent}{close}";
    }

    private static string? Scalar(object? value) => value switch
    {
        null => "null",
        string text => text.ReplaceLineEndings("\n"),
        bool flag => flag ? "true" : "false",
        Type type => type.Name,
        IFormattable number when value is not IEnumerable => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static IEnumerable<(string Key, object? Value)> Entries(IDictionary map) => map.Keys.Cast<object>()
        .Select(key => (Key: Scalar(key) ?? key.ToString()!, Value: map[key]))
        .OrderBy(entry => entry.Key, StringComparer.Ordinal);

    private static IEnumerable<(string Name, object? Value)> Members(object value)
    {
        const BindingFlags instance = BindingFlags.Public | BindingFlags.Instance;
        var properties = value.GetType().GetProperties(instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Select(property => (property.Name, Value: property.GetValue(value)));
        var fields = value.GetType().GetFields(instance).Select(field => (field.Name, Value: field.GetValue(value)));
        return properties.Concat(fields).Where(member => member.Value is not null && !IsEmpty(member.Value));
    }

    private static bool IsEmpty(object value) => value is IEnumerable items and not string && !items.GetEnumerator().MoveNext();
}
