namespace EmotionRecognition.Tables;

/// <summary>A row of a <see cref="WideCsv"/>.</summary>
/// <param name="Line">Its line in the file; the header is line 1.</param>
/// <param name="Texts">The fields of the text columns.</param>
/// <param name="Numbers">The fields of all other columns.</param>
internal readonly record struct WideRow(int Line, string[] Texts, float[] Numbers);
