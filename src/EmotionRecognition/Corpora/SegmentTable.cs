using System.Globalization;
using EmotionRecognition.Audio;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora;

/// <summary>Reads and writes <c>segments.csv</c>: <c>utterance,file,start,end</c>, files relative to their corpus, times in seconds.</summary>
public static class SegmentTable
{
    private static readonly string[] _columns = ["utterance", "file", "start", "end"];

    /// <summary>Writes the table; an end that is not known is left empty.</summary>
    public static void Write(string path, IEnumerable<SoundSpan> spans) => CsvFile.Write(path, _columns, spans.Select(span => new[]
    {
        span.Utterance,
        span.File,
        span.Start.ToString(CultureInfo.InvariantCulture),
        span.End?.ToString(CultureInfo.InvariantCulture) ?? "",
    }));

    /// <summary>Reads the table.</summary>
    /// <exception cref="InputException">It is missing or not as <see cref="Write"/> writes it.</exception>
    public static IReadOnlyList<SoundSpan> Read(string path) =>
        [.. CsvFile.Read(path, _columns).Select(row => new SoundSpan(row.Text("utterance"), row.Text("file"), row.Number("start"), row.OptionalNumber("end")))];
}
