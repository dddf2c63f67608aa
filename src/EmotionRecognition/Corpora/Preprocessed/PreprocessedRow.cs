namespace EmotionRecognition.Corpora.Preprocessed;

/// <summary>A row of one side; the study's copies of utterances of rare classes are separate rows.</summary>
/// <param name="Utterance">The <c>wav_file</c> of the row.</param>
/// <param name="Label">Class from 0 to 5: anger, happiness, sadness, fear, surprise, neutral.</param>
/// <param name="Text">The transcript as normalized by the study; null if the folder has no texts for this side.</param>
/// <param name="Features">D features as scaled by the study; null if the folder has no features for this side.</param>
public sealed record PreprocessedRow(string Utterance, int Label, string? Text, float[]? Features);
