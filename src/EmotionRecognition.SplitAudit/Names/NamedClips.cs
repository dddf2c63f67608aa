using System.Text.Json;
using System.Text.RegularExpressions;

namespace EmotionRecognition.SplitAudit.Names;

/// <summary>What the names of files tell, by the conventions of public corpora or by a pattern that the user passes.</summary>
public sealed class NamedClips
{
    /// <summary>Names that do not fit, above this share, mean another corpus.</summary>
    private const double MostOthers = 0.01;

    private static readonly string[] _certain = ["iemocap", "ravdess", "cremad", "msp-improv", "subesco"];

    private readonly Regex _name;

    private NamedClips(string corpus, string title, Regex name, bool isCertain) => (Corpus, Title, _name, IsCertain) = (corpus, title, name, isCertain);

    /// <summary>The corpora whose names are known.</summary>
    internal static IReadOnlyList<NamedClips> Known { get; } = ReadKnown();

    /// <summary>The corpus: <c>emodb</c>; empty for a pattern of the user's.</summary>
    public string Corpus { get; }

    /// <summary>The corpus's title: <c>EMO-DB</c>; for a pattern of the user's, what it is.</summary>
    public string Title { get; }

    /// <summary>Whether no other names look like these, so that they are right where a split says something else.</summary>
    public bool IsCertain { get; }

    /// <summary>A pattern of the user's.</summary>
    /// <param name="pattern">A regular expression with a group <c>speaker</c> and, where known, <c>session</c>, <c>text</c>, and <c>source</c>.</param>
    /// <param name="option">The option that passed it, for errors.</param>
    /// <exception cref="InputException">It is not a regular expression, or has no such group.</exception>
    public static NamedClips Of(string pattern, string option)
    {
        const string Expected = "a regular expression with a group (?<speaker>...)";
        try
        {
            var regex = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            return regex.GetGroupNames().Contains("speaker")
                ? new NamedClips("", "the pattern passed", regex, true)
                : throw new InputException(option, $"\"{pattern}\"", Expected, "name the part that is the speaker, such as ^(?<speaker>[0-9]{2})");
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new InputException(option, $"\"{pattern}\"", Expected, "fix the expression; it may have neither lookaround nor backreferences", error);
        }
    }

    /// <summary>The convention that all names follow, but for 1 in 100; null if there is none.</summary>
    /// <param name="paths">Paths without extension, with forward slashes; at least one.</param>
    /// <param name="corpus">The corpus that the split names; it is tried first.</param>
    public static NamedClips? Find(IReadOnlyCollection<string> paths, string corpus)
    {
        var named = Known.Where(each => each.Corpus.Equals(corpus, StringComparison.OrdinalIgnoreCase));
        return named.Concat(Known).FirstOrDefault(each => paths.Count(path => each.Read(path) is null) <= MostOthers * paths.Count);
    }

    /// <summary>What a name tells; null if it does not follow the convention.</summary>
    /// <param name="path">A path without extension, with forward slashes.</param>
    public ClipName? Read(string path) => _name.Match(path) is { Success: true } match
        ? new ClipName(Of(match, "speaker"), Of(match, "session"), Of(match, "text"), Of(match, "source"))
        : null;

    // A name may have two parts that make up one speaker: session and letter.
    private static string Of(Match match, string group) =>
        string.Concat(match.Groups[group].Captures.OrderBy(capture => capture.Index).Select(capture => capture.Value));

    private static List<NamedClips> ReadKnown()
    {
        using var stream = typeof(NamedClips).Assembly.GetManifestResourceStream("split-audit/names.json")!;
        using var document = JsonDocument.Parse(stream);
        return
        [
            .. document.RootElement.EnumerateArray().Select(each => new NamedClips(
                each.GetProperty("corpus").GetString()!, each.GetProperty("title").GetString()!,
                new Regex($@"(^|/|-){each.GetProperty("name").GetString()}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture),
                _certain.Contains(each.GetProperty("corpus").GetString()!))),
        ];
    }
}

/// <summary>What a file's name tells; each is empty if the name does not tell it.</summary>
/// <param name="Speaker">The speaker.</param>
/// <param name="Session">The recording session.</param>
/// <param name="Text">The sentence's code.</param>
/// <param name="Source">The recording that the clip is a part of.</param>
public sealed record ClipName(string Speaker, string Session, string Text, string Source);
