using EmotionRecognition.Tables;

namespace EmotionRecognition.Tests.Text;

/// <summary>The study's text files: rows of normalised transcripts.</summary>
internal static class StudyText
{
    public static IReadOnlyList<(string Utterance, int Label, string Transcription)> Train() => Read("text_train.csv");

    public static IReadOnlyList<(string Utterance, int Label, string Transcription)> Test() => Read("text_test.csv");

    private static IReadOnlyList<(string Utterance, int Label, string Transcription)> Read(string name) =>
    [
        .. CsvFile.Read(SharedData.Path($"corpora/iemocap-derived/{name}"), "wav_file", "label", "transcription")
            .Select(row => (row["wav_file"], row.Integer("label"), row["transcription"])),
    ];
}
