using EmotionRecognition.Audio.Augmentation;
using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Audio.FeatureSets.F754;

namespace EmotionRecognition.Audio.Tests.Augmentation;

public sealed class AlterationTests
{
    [Theory]
    [InlineData("speed-0.9", "speed", 0.9)]
    [InlineData("pitch-1.5", "pitch", -1.5)]
    [InlineData("pitch+1.5", "pitch", 1.5)]
    [InlineData("noise-20", "noise", 20)]
    [InlineData("gain-6", "gain", -6)]
    public void Parse_Name_GivesKindAndAmount(string name, string kind, double amount) =>
        Assert.Equal(new Alteration(name, kind, amount), Alteration.Parse(name, "here"));

    [Theory]
    [InlineData("")]
    [InlineData("speed")]
    [InlineData("speed+0.9")]
    [InlineData("speed-9")]
    [InlineData("pitch+30")]
    [InlineData("noise+20")]
    [InlineData("echo-1")]
    [InlineData("speed-0.9x")]
    public void Parse_UnknownName_NamesKnownOnes(string name)
    {
        var error = Assert.Throws<InputException>(() => Alteration.Parse(name, "here"));

        Assert.StartsWith("here", error.Message);
        Assert.Contains("pitch+1.5", error.Message);
    }

    [Fact]
    public void Apply_EachKind_ChangesWhatItSays()
    {
        var vowel = SyntheticVowel.Steady("a", 150, 0.5);

        Assert.Equal(8889, Alteration.Parse("speed-0.9", "").Apply(vowel, 16000).Length);
        Assert.Equal(8000, Alteration.Parse("pitch+1.5", "").Apply(vowel, 16000).Length);
        Assert.Equal(20, Sounds.Ratio(vowel, Alteration.Parse("noise-20", "").Apply(vowel, 16000)), 1e-3);
        Assert.Equal(2 * vowel[100], Alteration.Parse("gain+6.0206", "").Apply(vowel, 16000)[100], 1e-5);
        Assert.Equal(Alteration.Parse("noise-20", "").Apply(vowel, 16000), Alteration.Parse("noise-20", "").Apply(vowel, 16000));
    }

    [Fact]
    public void AlteredSet_Pitch_MovesF0()
    {
        var set = AlteredSet.Named("f754@pitch+1.5");
        var features = new float[754];

        set.Create().Extract(SyntheticVowel.Steady("a", 110, 1), features);

        Assert.Equal("f754@pitch+1.5", set.Name);
        Assert.Equal(F754Set.Names, set.Columns);
        Assert.Equal(25.5, features[F754Set.Names.ToList().IndexOf("f0_p50")], 0.05);
        Assert.Throws<InputException>(() => AlteredSet.Named("f755@pitch+1.5"));
        Assert.Throws<ArgumentException>(() => set.Create().Extract([], features));
    }
}
