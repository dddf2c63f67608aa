namespace EmotionRecognition.Corpora.Preprocessed;

/// <summary>A row of one side; the study's copies of rare utterances are rows of their own.</summary>
/// <param name="Utterance">The <c>wav_file</c> of the row.</param>
/// <param name="Label">Class from 0 to 5: anger, happiness, sadness, fear, surprise, neutral.</param>
/// <param name="Text">The transcript as the study normalised it; null where the folder has no text of this side.</param>
/// <param name="Features">D features as the study scaled them; null where the folder has no audio of this side.</param>
public sealed record PreprocessedRow(string Utterance, int Label, string? Text, float[]? Features);
