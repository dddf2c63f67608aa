namespace EmotionRecognition.Audio.FeatureSets;

/// <summary>The feature sets that there are.</summary>
public static class FeatureSetCatalog
{
    /// <summary>The set of the study, which experiments use that name none.</summary>
    public const string Default = "study-276";

    /// <summary>The door.</summary>
    public static Catalog<IFeatureSet> Sets { get; } = new("feature set", typeof(FeatureSetCatalog).Assembly);
}
