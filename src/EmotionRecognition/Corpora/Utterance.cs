namespace EmotionRecognition.Corpora;

/// <summary>One labeled segment of speech by one speaker.</summary>
/// <param name="Id">Unique in its corpus: <c>Ses01F_impro01_F000</c>, <c>03a01Fa</c>.</param>
/// <param name="Dialog">The recording that it is part of; its own id if each clip is a recording.</param>
/// <param name="Speaker">Unique in its corpus: <c>Ses01F</c>, <c>03</c>.</param>
/// <param name="Session">The recording session; empty if the corpus has none.</param>
/// <param name="Start">Seconds from the start of the dialog's sound.</param>
/// <param name="End">Seconds from the start of the dialog's sound.</param>
/// <param name="Emotion">The corpus's own label: <c>ang</c>, <c>xxx</c> (IEMOCAP), <c>anger</c> (EMO-DB).</param>
/// <param name="Valence">Mean rating from 1 to 5; null if the corpus has none.</param>
/// <param name="Activation">Mean rating from 1 to 5; null if the corpus has none.</param>
/// <param name="Dominance">Mean rating from 1 to 5; null if the corpus has none.</param>
public sealed record Utterance(
    string Id,
    string Dialog,
    string Speaker,
    string Session,
    double Start,
    double End,
    string Emotion,
    double? Valence = null,
    double? Activation = null,
    double? Dominance = null);
