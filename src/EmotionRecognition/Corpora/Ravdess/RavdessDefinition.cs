[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Corpora.Ravdess.RavdessDefinition>]

namespace EmotionRecognition.Corpora.Ravdess;

/// <summary>RAVDESS speech: 1,440 clips of acted English by 24 actors.</summary>
public sealed class RavdessDefinition : ICorpusDefinition
{
    /// <summary>The corpus's eight classes.</summary>
    public static ClassSet Eight { get; } = new(
        "ravdess-eight", ("neutral", []), ("calm", []), ("happy", []), ("sad", []), ("angry", []), ("fearful", []), ("disgust", []), ("surprised", []));

    /// <inheritdoc/>
    public string Name => "ravdess";

    /// <inheritdoc/>
    public string Title => "RAVDESS";

    /// <inheritdoc/>
    public string License => "CC-BY-NC-SA-4.0";

    /// <inheritdoc/>
    public string Speech => "English, acted in a studio";

    /// <inheritdoc/>
    public string Source => "Livingstone and Russo, \"The Ryerson Audio-Visual Database of Emotional Speech and Song (RAVDESS)\", PLoS ONE 13(5), 2018.";

    /// <inheritdoc/>
    public IReadOnlyList<ClassSet> ClassSets => [Eight];

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns => ["gender", "intensity", "statement", "repetition"];

    /// <inheritdoc/>
    public string? RootAt(string folder) => RavdessCorpus.RootAt(folder);

    /// <inheritdoc/>
    public ICorpus Open(CorpusLocation at) => RavdessCorpus.Open(at);
}
