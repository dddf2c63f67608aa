namespace EmotionRecognition.Corpora.Preprocessed;

/// <summary>A row of a <see cref="LabeledFeatureFile"/>.</summary>
/// <param name="Line">Its line in the file; the header is line 1.</param>
/// <param name="Utterance">Its <c>wav_file</c>.</param>
/// <param name="Label">Its class, from 0.</param>
/// <param name="Features">D finite features.</param>
public sealed record LabeledFeatureRow(int Line, string Utterance, int Label, float[] Features);
