using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora.Iemocap;

/// <summary>One dialog's <c>EmoEvaluation/SesXXX_....txt</c>: one line per utterance, each followed by its annotators' lines.</summary>
internal sealed partial class EvaluationFile
{
    private readonly string _path;
    private readonly string _dialog;
    private readonly List<Utterance> _utterances = [];
    private readonly List<IemocapRating> _ratings = [];

    private EvaluationFile(string path)
    {
        _path = path;
        _dialog = Path.GetFileNameWithoutExtension(path);
    }

    /// <summary>The utterances, in the order of the file.</summary>
    public IReadOnlyList<Utterance> Utterances => _utterances;

    /// <summary>The annotators' lines, in the order of the file.</summary>
    public IReadOnlyList<IemocapRating> Ratings => _ratings;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">A line is malformed or belongs to another dialog, or the file has no utterance.</exception>
    public static EvaluationFile Read(string path, Encoding? encoding = null)
    {
        var file = new EvaluationFile(path);
        var number = 0;
        foreach (var line in TextFile.ReadLines(path, encoding))
        {
            file.ReadLine(line.TrimEnd(), ++number);
        }

        return file._utterances.Count > 0
            ? file
            : throw new InputException(
                path, "no utterance", "lines such as [6.2901 - 8.2357] Ses01F_impro01_F000 neu [2.5, 2.5, 2.5]", "restore the file");
    }

    private void ReadLine(string line, int number)
    {
        if (line.Length == 0 || line[0] == '%')
        {
            return;
        }

        if (UtterancePattern().Match(line) is { Success: true } utterance)
        {
            AddUtterance(utterance, number);
        }
        else if (_utterances.Count > 0 && CategoryPattern().Match(line) is { Success: true } categories)
        {
            var words = categories.Groups["words"].Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            AddRating(categories, words, null, null, null);
        }
        else if (_utterances.Count > 0 && AttributePattern().Match(line) is { Success: true } numbers)
        {
            AddRating(numbers, [], OptionalNumber(numbers, "val"), OptionalNumber(numbers, "act"), OptionalNumber(numbers, "dom"));
        }
        else
        {
            throw Error(number, $"\"{line}\"", "an utterance or an annotator's line about one");
        }
    }

    private void AddUtterance(Match match, int number)
    {
        var id = match.Groups["id"].Value;
        if (IemocapId.Parse(id) is not { } parts || parts.Dialog != _dialog)
        {
            throw Error(number, $"utterance {id}", $"an utterance of dialog {_dialog}");
        }

        var (start, end) = (Number(match, "start"), Number(match, "end"));
        if (end <= start)
        {
            throw Error(
                number, $"utterance {id} from {match.Groups["start"].Value} to {match.Groups["end"].Value} s", "an end after the start");
        }

        _utterances.Add(new Utterance(
            id, _dialog, parts.Speaker, parts.Session, start, end, match.Groups["emotion"].Value,
            Number(match, "val"), Number(match, "act"), Number(match, "dom")));
    }

    private void AddRating(Match match, string[] words, double? valence, double? activation, double? dominance)
    {
        var note = match.Groups["note"].Value.Trim();
        note = note is ['(', .. var inner, ')'] ? inner : note;
        _ratings.Add(new IemocapRating(_utterances[^1].Id, match.Groups["annotator"].Value, words, valence, activation, dominance, note));
    }

    private InputException Error(int line, string found, string expected) =>
        new($"{_path} line {line}", found, expected, "restore the original file");

    private static double Number(Match match, string group) =>
        double.Parse(match.Groups[group].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static double? OptionalNumber(Match match, string group) => match.Groups[group].Length == 0 ? null : Number(match, group);

    [GeneratedRegex(
        @"^\[(?<start>[0-9]+(\.[0-9]+)?) - (?<end>[0-9]+(\.[0-9]+)?)\]\s+(?<id>\S+)\s+(?<emotion>[a-z]{3})\s+"
        + @"\[(?<val>[0-9]+(\.[0-9]+)?), *(?<act>[0-9]+(\.[0-9]+)?), *(?<dom>[0-9]+(\.[0-9]+)?)\]\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex UtterancePattern();

    /// <summary><c>C-E2: Neutral; Anger; (free text)</c>, <c>C-M5: ; ()</c>, <c>C-E4: Other; ; ()</c>.</summary>
    [GeneratedRegex(
        @"^C-(?<annotator>[EFM][0-9]+):\s*(?<words>[A-Za-z ]*(;[A-Za-z ]*)*)(\s*(?<note>\(.*))?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex CategoryPattern();

    /// <summary><c>A-E3: val 3; act 2; dom  2; (free text)</c>, or with a number missing: <c>val 6; act 6; dom ;</c>.</summary>
    [GeneratedRegex(
        @"^A-(?<annotator>[EFM][0-9]+):\s*val *(?<val>([0-9]+(\.[0-9]+)?)?) *; *act *(?<act>([0-9]+(\.[0-9]+)?)?) *; *"
        + @"dom *(?<dom>([0-9]+(\.[0-9]+)?)?) *;?(\s*(?<note>\(.*))?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex AttributePattern();
}
