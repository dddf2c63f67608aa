using System.Globalization;
using System.Text;

namespace EmotionRecognition.Pipeline.Tests.Preprocessed;

/// <summary>
/// A made-up folder of the study's preprocessed files: 5 sessions with an improvised and a scripted dialog each, 2 speakers, a turn of each class;
/// fear three times and surprise twice before every fifth row goes to the test side.
/// </summary>
internal sealed class StudyFiles(string folder)
{
    public const int Utterances = 5 * 2 * 2 * 6;
    public const int Rows = Utterances + (20 * 2) + 20;
    public const int TestRows = Rows / 5;
    public const int GeneratedRows = 20;

    private static readonly string[] _emotions = ["ang", "exc", "fru", "fea", "sur", "neu"];
    private static readonly string[] _words = ["angry words", "happy words", "sorry words", "frightened words", "sudden words", "plain words"];

    /// <summary>Ids and labels of the real utterances.</summary>
    public static IReadOnlyList<(string Id, int Label)> Real { get; } =
    [
        .. from session in Enumerable.Range(1, 5)
           from dialog in new[] { "impro01", "script01" }
           from speaker in new[] { "F", "M" }
           from label in Enumerable.Range(0, 6)
           select ($"Ses0{session}F_{dialog}_{speaker}{label:000}", label),
    ];

    private static IReadOnlyList<(string Id, int Label)> Generated { get; } =
        [.. Enumerable.Range(0, GeneratedRows).Select(index => ($"video{index / 4}_{index % 4}.0000_9.5000.wav", index % 4))];

    /// <summary>A turn on which raters did not agree, with times and features but without a text.</summary>
    public const string Disagreed = "Ses01F_impro01_F900";

    /// <summary>Writes the times of all utterances, and of the turn on which raters did not agree.</summary>
    public StudyFiles WriteTimes()
    {
        var turns = Real.Select(row => (row.Id, Emotion: _emotions[row.Label])).Append((Id: Disagreed, Emotion: "xxx"));
        Write("df_iemocap.csv", "start_time,end_time,wav_file,emotion", turns.Select((row, index) => $"{index},{index + 1},{row.Id},{row.Emotion}"));
        return this;
    }

    public StudyFiles WriteTexts(string variant = "")
    {
        foreach (var (side, rows) in Sides(variant))
        {
            Write($"text_{side}{variant}.csv", "wav_file,label,transcription", rows.Select(row => $"{row.Id},{row.Label},{Text(row)}"));
        }

        return this;
    }

    public StudyFiles WriteFeatures(string variant = "")
    {
        foreach (var (side, rows) in Sides(variant))
        {
            Write($"audio_{side}{variant}_v0.csv", "label,wav_file,loud,high", rows.Select(row => $"{row.Label},{row.Id},{Feature(row, 1)},{Feature(row, 7)}"));
        }

        return this;
    }

    /// <summary>Another table of features, without the first utterance and with two that the study does not use; its labels are another work's.</summary>
    public StudyFiles WriteTable(string name)
    {
        var rows = Real.Skip(1).Append((Disagreed, 7)).Append(("Ses01F_impro09_F000", 8));
        Write(name, "wav_file,label,third", rows.Select(row => $"{row.Item1},8,{Feature(row, 3)}"));
        return this;
    }

    /// <summary>Changes a file by replacing the first occurrence of a text.</summary>
    public void Spoil(string file, string found, string replacement)
    {
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        var place = text.IndexOf(found, StringComparison.Ordinal);
        Assert.True(place >= 0, $"{file} has no \"{found}\"");
        File.WriteAllText(path, text[..place] + replacement + text[(place + found.Length)..]);
    }

    private static IEnumerable<(string Side, List<(string Id, int Label)> Rows)> Sides(string variant)
    {
        var copied = Real.SelectMany(row => Enumerable.Repeat(row, row.Label switch { 3 => 3, 4 => 2, _ => 1 })).ToList();
        var rows = variant.Length == 0 ? copied : [.. copied, .. Generated];
        yield return ("train", [.. rows.Where((_, index) => index % 5 != 0)]);
        yield return ("test", [.. rows.Where((_, index) => index % 5 == 0)]);
    }

    // Every third turn says nothing of its class, so that systems have something to get wrong.
    private static string Text((string Id, int Label) row) => Number(row.Id) % 3 == 0 ? "well then ." : $"{_words[row.Label]} , you see .";

    private static string Feature((string Id, int Label) row, int factor) =>
        (((row.Label * factor % 6) + (Number(row.Id) % 10 / 5.0)) / 8).ToString(CultureInfo.InvariantCulture);

    private static int Number(string id) => Encoding.ASCII.GetBytes(id).Aggregate(0, (sum, letter) => ((sum * 31) + letter) & 0xFFFF);

    private void Write(string name, string header, IEnumerable<string> rows) =>
        File.WriteAllText(Path.Combine(folder, name), string.Concat(rows.Prepend(header).Select(line => line.Contains(" , ") ? Quote(line) : line + "\n")));

    private static string Quote(string line)
    {
        var start = line.IndexOf(',', line.IndexOf(',') + 1) + 1;
        return $"{line[..start]}\"{line[start..]}\"\n";
    }
}
