using System.Text;
using System.Text.RegularExpressions;

namespace EmotionRecognition.Corpora.Own;

/// <summary>
/// What the names of files mean: <c>{speaker:2}{code:3}{emotion:1}{take}.wav</c>. <c>{name}</c> is one or more characters, as few as fit, <c>{name:N}</c>
/// exactly N, none of them a slash; a name that occurs twice stands for the same text; <c>{_}</c> and <c>*</c> stand for text that is not used. Anything
/// else is literal; the extension is compared without regard to case, and a pattern without one fits every sound file. A pattern with slashes is compared with
/// the last folders of a path, one without with the file name. Several patterns, with <c>|</c> between, are tried in order.
/// </summary>
public sealed partial class NamePattern
{
    private const string Ignored = "_";

    private readonly IReadOnlyList<(Regex Regex, IReadOnlyList<string> Fields)> _patterns;

    private NamePattern(string text)
    {
        Text = text;
        _patterns = [.. text.Split('|').Select(Translate)];
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>The names of its fields.</summary>
    public IReadOnlyList<string> Fields => [.. _patterns.SelectMany(pattern => pattern.Fields).Distinct()];

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="place">Where it is written, for errors.</param>
    /// <exception cref="InputException">It is malformed.</exception>
    public static NamePattern Parse(string text, string place)
    {
        var rest = FieldForm().Replace(text, "");
        if (text.Split('|').Any(one => one.Length == 0) || rest.AsSpan().IndexOfAny('{', '}') >= 0)
        {
            throw new InputException(
                place, $"\"{text}\"", "text with fields such as {speaker:2} or {emotion}, of letters and digits", "close each brace and name each field");
        }

        var pattern = new NamePattern(text);
        return pattern.Fields.Count > 0 ? pattern : throw new InputException(place, $"\"{text}\"", "at least one field such as {emotion}", "name a field");
    }

    /// <summary>The fields of a file; null if its name does not fit.</summary>
    /// <param name="path">Its path relative to the corpus, with forward slashes.</param>
    public IReadOnlyDictionary<string, string>? Match(string path)
    {
        foreach (var (regex, fields) in _patterns)
        {
            if (regex.Match(path) is { Success: true } match)
            {
                return fields.ToDictionary(name => name, name => match.Groups[name].Value, StringComparer.Ordinal);
            }
        }

        return null;
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(:(?<count>[1-9][0-9]?))?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    internal static partial Regex FieldForm();

    private static (Regex Regex, IReadOnlyList<string> Fields) Translate(string text)
    {
        var (regex, fields, at) = (new StringBuilder("(^|/)"), new List<string>(), 0);
        var extension = Path.GetExtension(text) is { Length: > 1 } ending && !ending.Contains('{') ? ending : "";
        foreach (Match field in FieldForm().Matches(text))
        {
            regex.Append(Literal(text[at..field.Index]));
            at = field.Index + field.Length;
            var name = field.Groups["name"].Value;
            var letters = field.Groups["count"].Success ? $"[^/]{{{field.Groups["count"].Value}}}" : "[^/]+?";
            regex.Append(name == Ignored ? letters : fields.Contains(name) ? $@"\k<{name}>" : $"(?<{name}>{letters})");
            if (name != Ignored && !fields.Contains(name))
            {
                fields.Add(name);
            }
        }

        var endings = extension.Length > 0 ? Regex.Escape(extension) : $"({string.Join('|', SoundFiles.Extensions.Select(Regex.Escape))})";
        regex.Append(Literal(text[at..^extension.Length])).Append($"(?i:{endings})\\z");
        return (new Regex(regex.ToString(), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture), fields);
    }

    private static string Literal(string text) => Regex.Escape(text).Replace(@"\*", "[^/]*");
}
