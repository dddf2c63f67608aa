[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Corpora.EmoDb.EmoDbDefinition>]

namespace EmotionRecognition.Corpora.EmoDb;

/// <summary>EMO-DB: 535 clips of acted German by ten speakers.</summary>
public sealed class EmoDbDefinition : ICorpusDefinition
{
    /// <summary>The corpus's seven classes.</summary>
    public static ClassSet Seven { get; } = new(
        "emodb-seven", ("anger", []), ("boredom", []), ("disgust", []), ("fear", []), ("happiness", []), ("sadness", []), ("neutral", []));

    /// <inheritdoc/>
    public string Name => "emodb";

    /// <inheritdoc/>
    public string Title => "EMO-DB";

    /// <inheritdoc/>
    public string License => "CC0-1.0";

    /// <inheritdoc/>
    public bool MaySoundBeCopied => true;

    /// <inheritdoc/>
    public string Speech => "German, acted in a studio";

    /// <inheritdoc/>
    public string Source => "Burkhardt et al., \"A Database of German Emotional Speech\", Interspeech 2005; http://emodb.bilderbar.info.";

    /// <inheritdoc/>
    public IReadOnlyList<ClassSet> ClassSets => [Seven];

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns => ["gender", "age", "sentence"];

    /// <inheritdoc/>
    public string JudgedBy =>
        "About twenty listeners heard each recording and named one of the seven emotions; the corpus tells the share who named the acted one. Its authors kept "
        + "only recordings that at least 80\u00a0% of the listeners recognized, so this is the ceiling of selected recordings.";

    /// <inheritdoc/>
    public string? RootAt(string folder) => EmoDbCorpus.RootAt(folder);

    /// <inheritdoc/>
    public ICorpus Open(CorpusLocation at) => EmoDbCorpus.Open(at);
}
