using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora.Iemocap;

/// <summary>One dialog's <c>transcriptions/SesXXX_....txt</c>: <c>Ses01F_impro01_F000 [006.2901-008.2357]: Excuse me.</c></summary>
internal sealed partial class TranscriptionFile
{
    /// <summary>A line without the name of a turn, such as <c>M: Yeah.</c></summary>
    public const string NoId = "transcript line without an utterance id";

    /// <summary>A line about an unlabeled turn, such as <c>Ses01F_impro01_MXX0</c>.</summary>
    public const string NoLabel = "transcript of an utterance without a label";

    /// <summary>A line with the same id as another line, which is kept.</summary>
    public const string Repeated = "transcript line that repeats an utterance id";

    private readonly string _path;
    private readonly string _dialog;
    private readonly List<TranscriptionLine> _lines = [];

    private TranscriptionFile(string path)
    {
        _path = path;
        _dialog = Path.GetFileNameWithoutExtension(path);
    }

    /// <summary>Reads a file that is named after its dialog.</summary>
    /// <exception cref="InputException">A line is malformed or belongs to another dialog.</exception>
    public static TranscriptionFile Read(string path, Encoding? encoding = null)
    {
        var file = new TranscriptionFile(path);
        var number = 0;
        foreach (var line in TextFile.ReadLines(path, encoding))
        {
            number++;
            if (line.Trim() is { Length: > 0 } text)
            {
                file._lines.Add(file.ReadLine(text, number));
            }
        }

        return file;
    }

    /// <summary>
    /// Finds the texts of utterances. If several lines have the same id, the one with the utterance's times is taken, otherwise the first.
    /// </summary>
    /// <param name="utterances">All labeled utterances by id.</param>
    /// <param name="place">The name of the file in omissions.</param>
    /// <returns>Texts of the utterances in the file, and the lines that are left out.</returns>
    public ParseResult<Transcript> Match(IReadOnlyDictionary<string, Utterance> utterances, string place)
    {
        var kept = _lines
            .Where(line => line.Id is not null && utterances.ContainsKey(line.Id))
            .GroupBy(line => line.Id!)
            .ToDictionary(
                lines => lines.Key,
                lines => lines.FirstOrDefault(line => line.HasTimesOf(utterances[lines.Key])) ?? lines.First(),
                StringComparer.Ordinal);
        var transcripts = new List<Transcript>();
        var omissions = new List<Omission>();
        foreach (var line in _lines)
        {
            if (line.Id is not null && kept.TryGetValue(line.Id, out var chosen) && chosen == line)
            {
                transcripts.Add(new Transcript(line.Id, line.Text));
            }
            else
            {
                var reason = line.Id is null ? NoId : kept.ContainsKey(line.Id) ? Repeated : NoLabel;
                omissions.Add(new Omission(line.Id ?? line.Text, $"{place} line {line.Number}", reason));
            }
        }

        return new ParseResult<Transcript>(transcripts, omissions);
    }

    private TranscriptionLine ReadLine(string text, int number)
    {
        if (LinePattern().Match(text) is { Success: true } match)
        {
            var id = match.Groups["id"].Value;
            return match.Groups["dialog"].Value == _dialog
                ? new TranscriptionLine(number, id, Number(match, "start"), Number(match, "end"), match.Groups["text"].Value.Trim())
                : throw Error(number, $"utterance {id}", $"an utterance of dialog {_dialog}");
        }

        return SpeakerPattern().IsMatch(text)
            ? new TranscriptionLine(number, null, 0, 0, text)
            : throw Error(number, $"\"{text}\"", "an id, times in brackets, a colon, and the text");
    }

    private static double Number(Match match, string group) =>
        double.Parse(match.Groups[group].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private InputException Error(int line, string found, string expected) =>
        new($"{_path} line {line}", found, expected, "restore the original file");

    [GeneratedRegex(
        @"^(?<id>(?<dialog>Ses\S+)_[^\s_]+) +\[(?<start>[0-9]+(\.[0-9]+)?)-(?<end>[0-9]+(\.[0-9]+)?)\]:(?<text>.*)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex LinePattern();

    [GeneratedRegex("^[A-Za-z]{1,12} *:", RegexOptions.CultureInvariant)]
    private static partial Regex SpeakerPattern();
}
