namespace EmotionRecognition.Corpora.Preprocessed;

/// <summary>One side of one of the study's data sets.</summary>
/// <param name="FeatureColumns">Names of the D features; empty if the folder has no features for this side.</param>
/// <param name="Rows">The rows, in the order of the files; utterances may be repeated.</param>
public sealed record PreprocessedRows(IReadOnlyList<string> FeatureColumns, IReadOnlyList<PreprocessedRow> Rows);
