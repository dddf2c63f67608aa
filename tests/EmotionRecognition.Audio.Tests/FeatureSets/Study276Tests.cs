using EmotionRecognition.Audio.FeatureSets;

namespace EmotionRecognition.Audio.Tests.FeatureSets;

public sealed class Study276Tests
{
    [Fact]
    public void Names_All_AreDistinctAndInTheStudysOrder()
    {
        Assert.Equal(Study276.Count, Study276.Names.Count);
        Assert.Equal(Study276.Count, Study276.Names.Distinct().Count());
        Assert.Equal(
            ["sig_mean", "sig_std", "rmse_mean", "rmse_std", "silence", "harmonic", "auto_corr_max", "auto_corr_std", "zeroocr", "mfccs_0"],
            Study276.Names.Take(10));
        Assert.Equal(["mfccs_39", "mfccsstd_0"], Study276.Names.Skip(48).Take(2));
        Assert.Equal(["mfccmax_39", "chroma_0"], Study276.Names.Skip(128).Take(2));
        Assert.Equal(["chroma_11", "mel_0"], Study276.Names.Skip(140).Take(2));
        Assert.Equal(["mel_127", "contrast_0"], Study276.Names.Skip(268).Take(2));
        Assert.Equal("contrast_6", Study276.Names[^1]);
    }
}
