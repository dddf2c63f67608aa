using EmotionRecognition.Audio;

namespace EmotionRecognition.Corpora;

/// <summary>A corpus on disk: its utterances with their speakers, emotions, transcripts, and sound.</summary>
public interface ICorpus
{
    /// <summary>What readers of its results must know, such as that its sentences carry no emotion; may be empty.</summary>
    IReadOnlyList<string> Notices { get; }

    /// <summary>Full paths, sorted ordinally, of the files whose contents or names <see cref="ReadUtterances"/> uses.</summary>
    IReadOnlyList<string> LabelFiles { get; }

    /// <summary>Full paths, sorted ordinally, of the files that <see cref="ReadTranscripts"/> uses.</summary>
    IReadOnlyList<string> TranscriptFiles { get; }

    /// <summary>Full paths, sorted ordinally, of the sound files that exist.</summary>
    IReadOnlyList<string> SoundFiles { get; }

    /// <summary>Reads the labeled utterances.</summary>
    /// <exception cref="InputException">A file does not have the published format; the message names file and line.</exception>
    ParseResult<Utterance> ReadUtterances();

    /// <summary>Reads the transcripts.</summary>
    /// <param name="utterances">The utterances that need a transcript.</param>
    /// <returns>One transcript per utterance, in the order of <paramref name="utterances"/>.</returns>
    /// <exception cref="InputException">A file does not have the published format, or an utterance has no transcript.</exception>
    ParseResult<Transcript> ReadTranscripts(IReadOnlyList<Utterance> utterances);

    /// <summary>Locates the sound of one of the corpus's utterances; the file need not exist.</summary>
    /// <exception cref="NotSupportedException">The corpus has no sound.</exception>
    SoundSpan Locate(Utterance utterance);

    /// <summary>The values of the definition's <see cref="ICorpusDefinition.Columns"/>.</summary>
    /// <param name="utterances">The corpus's utterances.</param>
    /// <returns>One row per utterance, in their order; a row has one value per column, empty if unknown.</returns>
    IEnumerable<IReadOnlyList<string>> ReadColumns(IReadOnlyList<Utterance> utterances) => utterances.Select(_ => Array.Empty<string>());

    /// <summary>The split published by the corpus's authors; empty if there is none.</summary>
    /// <param name="utterances">The corpus's utterances.</param>
    IEnumerable<GivenPart> GivenParts(IReadOnlyList<Utterance> utterances) => [];

    /// <summary>Full paths, sorted ordinally, of the files that <see cref="ReadJudgments"/> uses.</summary>
    IReadOnlyList<string> JudgmentFiles => [];

    /// <summary>What people heard in the utterances, if the corpus tells: see <see cref="ICorpusDefinition.JudgedBy"/>.</summary>
    /// <param name="utterances">The corpus's utterances.</param>
    /// <returns>In the order of the utterances; none for an utterance that nobody judged.</returns>
    /// <exception cref="InputException">A file does not have the published format; the message names file and line.</exception>
    IEnumerable<Judgment> ReadJudgments(IReadOnlyList<Utterance> utterances) => [];
}
