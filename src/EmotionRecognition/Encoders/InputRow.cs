namespace EmotionRecognition.Encoders;

/// <summary>An utterance as a model meets it; its acoustic features stand in a table beside.</summary>
/// <param name="Utterance">Its id, by which the table is searched.</param>
/// <param name="Text">Its normalised transcript; may be empty.</param>
public record InputRow(string Utterance, string Text);
