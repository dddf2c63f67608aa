using EmotionRecognition.Audio;

namespace EmotionRecognition.Corpora;

/// <summary>A corpus on disk: who says what where, and with which emotion.</summary>
public interface ICorpus
{
    /// <summary>What a reader of its results must know, such as that sentences carry no emotion; may be empty.</summary>
    IReadOnlyList<string> Notices { get; }

    /// <summary>Full paths, sorted ordinally, of the files whose content or names <see cref="ReadUtterances"/> uses.</summary>
    IReadOnlyList<string> LabelFiles { get; }

    /// <summary>Full paths, sorted ordinally, of the files that <see cref="ReadTranscripts"/> uses.</summary>
    IReadOnlyList<string> TranscriptFiles { get; }

    /// <summary>Full paths, sorted ordinally, of the sound that is there.</summary>
    IReadOnlyList<string> SoundFiles { get; }

    /// <summary>Reads the labelled utterances.</summary>
    /// <exception cref="InputException">A file is not as the corpus's authors describe it; the message names it and the line.</exception>
    ParseResult<Utterance> ReadUtterances();

    /// <summary>Reads what was said.</summary>
    /// <param name="utterances">The utterances that need a transcript.</param>
    /// <returns>One transcript per utterance, in the order of <paramref name="utterances"/>.</returns>
    /// <exception cref="InputException">A file is not as the corpus's authors describe it, or an utterance has no transcript.</exception>
    ParseResult<Transcript> ReadTranscripts(IReadOnlyList<Utterance> utterances);

    /// <summary>Where the sound of one of the corpus's utterances lies; the file need not exist.</summary>
    /// <exception cref="NotSupportedException">The corpus has no sound.</exception>
    SoundSpan Locate(Utterance utterance);

    /// <summary>The split that the corpus's authors give; empty where they give none.</summary>
    /// <param name="utterances">The corpus's utterances.</param>
    IEnumerable<GivenPart> GivenParts(IReadOnlyList<Utterance> utterances) => [];
}
