using System.Globalization;
using EmotionRecognition.Audio;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora;

/// <summary>Reads and writes <c>segments.csv</c>: <c>utterance,file,start,end</c>, with files relative to their corpus and times in seconds.</summary>
public static class SegmentTable
{
    private static readonly string[] _columns = ["utterance", "file", "start", "end"];

    /// <summary>Writes the table; an unknown end is left empty.</summary>
    public static void Write(string path, IEnumerable<SoundSpan> spans) => CsvFile.Write(path, _columns, spans.Select(span => new[]
    {
        span.Utterance,
        span.File,
        span.Start.ToString(CultureInfo.InvariantCulture),
        span.End?.ToString(CultureInfo.InvariantCulture) ?? "",
    }));

    /// <summary>Reads the table.</summary>
    /// <exception cref="InputException">The file is missing or malformed.</exception>
    public static IReadOnlyList<SoundSpan> Read(string path) =>
        [.. CsvFile.Read(path, _columns).Select(row => new SoundSpan(row.Text("utterance"), row.Text("file"), row.Number("start"), row.OptionalNumber("end")))];
}
