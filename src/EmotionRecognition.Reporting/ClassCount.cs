namespace EmotionRecognition.Reporting;

/// <summary>Rows of one class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Recorded">Utterances of the corpus.</param>
/// <param name="Copied">Copies of utterances that a protocol adds; 0 where none does.</param>
/// <param name="Generated">Generated rows that join the training rows; 0 where there are none.</param>
public sealed record ClassCount(string Class, int Recorded, int Copied = 0, int Generated = 0);
