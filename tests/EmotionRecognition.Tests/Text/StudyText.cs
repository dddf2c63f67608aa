using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Tests.Text;

/// <summary>The study's text files: rows of normalized transcripts.</summary>
internal static class StudyText
{
    private static readonly Lazy<IReadOnlyList<Row>> _train = new(() => Read("text_train.csv"));

    private static readonly Lazy<IReadOnlyList<Row>> _test = new(() => Read("text_test.csv"));

    public static IReadOnlyList<Row> Train() => _train.Value;

    public static IReadOnlyList<Row> Test() => _test.Value;

    public static IReadOnlyList<SplitRow> Split() =>
        PublishedSplit.FromRows([.. Train().Select(row => row.Utterance)], [.. Test().Select(row => row.Utterance)]);

    private static IReadOnlyList<Row> Read(string name) =>
    [
        .. CsvFile.Read(SharedData.Path($"corpora/iemocap-derived/{name}"), "wav_file", "label", "transcription")
            .Select(row => new Row(row["wav_file"], row.Integer("label"), row["transcription"])),
    ];

    internal sealed record Row(string Utterance, int Label, string Transcription);
}
