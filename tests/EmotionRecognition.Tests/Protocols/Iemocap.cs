using EmotionRecognition.Corpora;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Tests.Protocols;

/// <summary>IEMOCAP's utterances as the study's table of labels names them.</summary>
internal static class Iemocap
{
    private static readonly Lazy<IReadOnlyList<Utterance>> _utterances = new(Read);

    public static IReadOnlyList<Utterance> Utterances() => _utterances.Value;

    /// <summary>An utterance of which the id says all but the label.</summary>
    public static Utterance Named(string id, string emotion, double start = 0, double end = 1)
    {
        var turn = id.LastIndexOf('_');
        return new Utterance(id, id[..turn], id[..5] + id[turn + 1], id[3..5], start, end, emotion);
    }

    private static IReadOnlyList<Utterance> Read() =>
    [
        .. CsvFile.Read(SharedData.Path("corpora/iemocap-derived/df_iemocap.csv"), "start_time", "end_time", "wav_file", "emotion")
            .Select(row => Named(row["wav_file"], row["emotion"], row.Number("start_time"), row.Number("end_time"))),
    ];
}
