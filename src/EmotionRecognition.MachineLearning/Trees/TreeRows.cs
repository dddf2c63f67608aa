namespace EmotionRecognition.MachineLearning.Trees;

/// <summary>What growing trees has in common.</summary>
internal static class TreeRows
{
    /// <summary>The most different values of a column that splits distinguish: LightGBM's default.</summary>
    public const int Bins = 255;
}
