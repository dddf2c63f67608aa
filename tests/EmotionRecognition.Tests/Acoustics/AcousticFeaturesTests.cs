using EmotionRecognition.Acoustics;

namespace EmotionRecognition.Tests.Acoustics;

public sealed class AcousticFeaturesTests
{
    [Fact]
    public void Names_All_AreDistinctAndInTheStudysOrder()
    {
        Assert.Equal(AcousticFeatures.Count, AcousticFeatures.Names.Count);
        Assert.Equal(AcousticFeatures.Count, AcousticFeatures.Names.Distinct().Count());
        Assert.Equal(
            ["sig_mean", "sig_std", "rmse_mean", "rmse_std", "silence", "harmonic", "auto_corr_max", "auto_corr_std", "zeroocr", "mfccs_0"],
            AcousticFeatures.Names.Take(10));
        Assert.Equal(["mfccs_39", "mfccsstd_0"], AcousticFeatures.Names.Skip(48).Take(2));
        Assert.Equal(["mfccmax_39", "chroma_0"], AcousticFeatures.Names.Skip(128).Take(2));
        Assert.Equal(["chroma_11", "mel_0"], AcousticFeatures.Names.Skip(140).Take(2));
        Assert.Equal(["mel_127", "contrast_0"], AcousticFeatures.Names.Skip(268).Take(2));
        Assert.Equal("contrast_6", AcousticFeatures.Names[^1]);
    }
}
