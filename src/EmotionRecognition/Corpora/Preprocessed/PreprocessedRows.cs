namespace EmotionRecognition.Corpora.Preprocessed;

/// <summary>One side of one of the study's data sets, rows in the files' order.</summary>
/// <param name="FeatureColumns">Names of the D features; empty where the folder has no audio of this side.</param>
/// <param name="Rows">The rows, with repeated utterances.</param>
public sealed record PreprocessedRows(IReadOnlyList<string> FeatureColumns, IReadOnlyList<PreprocessedRow> Rows);
