using EmotionRecognition.Audio;
using EmotionRecognition.Corpora;
using EmotionRecognition.SplitAudit.Splits;

namespace EmotionRecognition.SplitAudit;

/// <summary>The corpus of a split, on disk.</summary>
internal sealed class KnownCorpus
{
    private readonly ICorpus _corpus;
    private readonly Dictionary<string, Utterance> _of;
    private readonly Dictionary<string, string> _texts;
    private readonly bool _hasSound;

    private KnownCorpus(ICorpusDefinition definition, ICorpus corpus, Dictionary<string, Utterance> of)
    {
        (_corpus, _of, _hasSound, Name, Title) = (corpus, of, definition.HasSound, definition.Name, definition.Title);
        _texts = definition.HasText
            ? corpus.ReadTranscripts([.. of.Values.Distinct()]).Items.DistinctBy(each => each.Utterance)
                .ToDictionary(each => each.Utterance, each => each.Text, StringComparer.Ordinal)
            : [];
        Notices = corpus.Notices;
    }

    public string Name { get; }

    public string Title { get; }

    public IReadOnlyList<string> Notices { get; }

    /// <summary>Opens a corpus and finds the clips of a split in it.</summary>
    /// <exception cref="InputException">The corpus cannot be read, or lacks a clip.</exception>
    public static KnownCorpus Open(ICorpusDefinition kind, CorpusLocation at, IReadOnlyList<SplitClip> clips)
    {
        var definition = kind.At(at);
        var corpus = definition.Open(at);
        var read = corpus.ReadUtterances();
        var byId = read.Items.DistinctBy(utterance => utterance.Id).ToDictionary(utterance => utterance.Id, StringComparer.Ordinal);
        var of = new Dictionary<string, Utterance>(StringComparer.Ordinal);
        var unknown = new List<SplitClip>();
        foreach (var clip in clips)
        {
            if (clip.Names.FirstOrDefault(byId.ContainsKey) is { } id)
            {
                of.Add(clip.Clip, byId[id]);
            }
            else
            {
                unknown.Add(clip);
            }
        }

        return unknown.Count == 0
            ? new KnownCorpus(definition, corpus, of)
            : throw new InputException(
                unknown[0].Place,
                $"the clip {unknown[0].Clip}, which {definition.Title} in {at.Path} does not have ({unknown.Count} of {clips.Count} clips)",
                $"clips of the corpus, such as {byId.Keys.Order(StringComparer.Ordinal).FirstOrDefault("none")}",
                unknown.Count == clips.Count ? "check --split and --corpus-path" : "complete the corpus, or remove these lines from the split");
    }

    public Utterance Of(SplitClip clip) => _of[clip.Clip];

    public string TextOf(string utterance) => _texts.GetValueOrDefault(utterance, "");

    public SoundSpan? SoundOf(Utterance utterance) => _hasSound && _corpus.Locate(utterance) is var span && File.Exists(span.File) ? span : null;
}
