using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Protocols;

/// <summary>Rows of a feature table that are scaled together, as some protocols do before rows are split.</summary>
internal static class ScaledRows
{
    /// <summary>Fits a scaler on rows and scales them.</summary>
    /// <param name="table">The features, unscaled.</param>
    /// <param name="utterances">The utterances of the rows, at least one.</param>
    /// <param name="fit">Fits the scaler.</param>
    public static IEnumerable<(string Utterance, float[] Features)> Of(
        FeatureTable table, IReadOnlyList<string> utterances, Func<InputMatrix, ColumnScaler> fit)
    {
        var scaler = fit(new InputMatrix(table.Columns, [.. utterances.SelectMany(utterance => table.Row(utterance).ToArray())]));
        foreach (var utterance in utterances)
        {
            var scaled = new float[table.Columns.Count];
            scaler.Transform(table.Row(utterance), scaled);
            yield return (utterance, scaled);
        }
    }
}
