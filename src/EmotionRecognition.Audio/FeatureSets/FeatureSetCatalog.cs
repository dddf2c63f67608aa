namespace EmotionRecognition.Audio.FeatureSets;

/// <summary>The available feature sets.</summary>
public static class FeatureSetCatalog
{
    /// <summary>The study's set, the default of experiments.</summary>
    public const string Default = "study-276";

    /// <summary>All feature sets.</summary>
    public static Catalog<IFeatureSet> Sets { get; } = new("feature set", typeof(FeatureSetCatalog).Assembly);
}
