using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Audio.FeatureSets.F754;

namespace EmotionRecognition.Audio.Tests.FeatureSets;

public sealed class FeatureFamilyTests
{
    [Theory]
    [InlineData("f0_mean", "pitch")]
    [InlineData("f0_hz_sd", "pitch")]
    [InlineData("level_p95", "loudness")]
    [InlineData("level_peak_rate", "timing")]
    [InlineData("mfcc12_delta_sd", "MFCCs")]
    [InlineData("mfccsstd3", "MFCCs")]
    [InlineData("mfcc-03-frame-120", "MFCCs")]
    [InlineData("autocorrelation_peak_mean", "voice quality")]
    [InlineData("auto_corr_max", "pitch")]
    [InlineData("f1_bandwidth", "formants")]
    [InlineData("spread_iqr", "spectral shape")]
    [InlineData("own7_x", "own")]
    [InlineData("melody_mean", "melody")]
    [InlineData("7", "7")]
    public void Of_Name_IsItsFamily(string column, string family) => Assert.Equal(family, FeatureFamily.Of(column));

    [Fact]
    public void Of_BuiltInSets_HaveFamiliesThatAreListed()
    {
        string[] known = ["chroma", "formants", "loudness", "mel bands", "MFCCs", "pitch", "spectral shape", "timing", "voice quality"];

        Assert.All(
            new[] { F754Set.Names, Study276.Names, new Prosody().Columns },
            names => Assert.Subset(known.ToHashSet(), names.Select(FeatureFamily.Of).ToHashSet()));
    }
}
