using EmotionRecognition;
using EmotionRecognition.Audio;
using EmotionRecognition.Corpora;

[assembly: PlugIn<Samples.OwnCorpus.TakesDefinition>]

namespace Samples.OwnCorpus;

/// <summary>Clips named <c>SPEAKER_EMOTION_TAKE.wav</c>: <c>anna_angry_1.wav</c>.</summary>
public sealed class TakesDefinition : ICorpusDefinition
{
    public string Name => "takes";

    public string Title => "Takes";

    public string License => "your own";

    public IReadOnlyList<ClassSet> ClassSets => [new("takes-two", ("angry", []), ("calm", []))];

    public ICorpus Open(CorpusLocation at)
    {
        var files = Directory.Exists(at.Path) ? Directory.GetFiles(at.Path, "*.wav").Order(StringComparer.Ordinal).ToList() : [];
        return files.Count > 0
            ? new TakesCorpus(files)
            : throw new InputException(at.Path, "no wav files", "clips such as anna_angry_1.wav", "check --corpus-path");
    }
}

/// <summary>The clips of one folder.</summary>
public sealed class TakesCorpus(IReadOnlyList<string> files) : ICorpus
{
    public IReadOnlyList<string> Notices => [];

    public IReadOnlyList<string> LabelFiles => files;

    public IReadOnlyList<string> TranscriptFiles => [];

    public IReadOnlyList<string> SoundFiles => files;

    public ParseResult<Utterance> ReadUtterances() => new([.. files.Select(Read)], []);

    public ParseResult<Transcript> ReadTranscripts(IReadOnlyList<Utterance> utterances) =>
        new([.. utterances.Select(utterance => new Transcript(utterance.Id, $"take {utterance.Id.Split('_')[2]}, please"))], []);

    public SoundSpan Locate(Utterance utterance) => new(utterance.Id, files.Single(file => IdOf(file) == utterance.Id), 0, null);

    private static Utterance Read(string file) => IdOf(file).Split('_') is [var speaker, var emotion, _]
        ? new Utterance(IdOf(file), IdOf(file), speaker, "", 0, SoundFile.ReadFormat(file).Duration, emotion)
        : throw new InputException(file, "another name", "SPEAKER_EMOTION_TAKE.wav", "rename the file");

    private static string IdOf(string file) => Path.GetFileNameWithoutExtension(file);
}
