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
    [InlineData("offset-0.05", "offset", -0.05)]
    [InlineData("level-26", "level", 26)]
    [InlineData("rate-8000", "rate", 8000)]
    [InlineData("opus-24", "opus", 24)]
    [InlineData("reverb-0.5", "reverb", 0.5)]
    [InlineData("telephone", "telephone", 0)]
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
    [InlineData("offset+2")]
    [InlineData("level+26")]
    [InlineData("rate-8000.5")]
    [InlineData("rate-100")]
    [InlineData("opus-5")]
    [InlineData("reverb-60")]
    [InlineData("reverb-0")]
    [InlineData("telephone-1")]
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

    [Theory]
    [InlineData("gain+20")]
    [InlineData("offset-0.05")]
    [InlineData("rate-8000")]
    [InlineData("telephone")]
    [InlineData("opus-24")]
    [InlineData("noise-0")]
    [InlineData("reverb-0.6")]
    public void Apply_HowAClipWasRecorded_KeepsItsLengthAndIsFiniteAtAnyRate(string name)
    {
        var alteration = Alteration.Parse(name, "");
        foreach (var (rate, length) in new[] { (16000, 8000), (22050, 5001), (44100, 1), (8000, 7) })
        {
            var vowel = SyntheticVowel.Steady("a", 150, 1)[..length];

            var altered = alteration.Apply(vowel, rate);

            Assert.Equal(length, altered.Length);
            Assert.All(altered, sample => Assert.True(float.IsFinite(sample)));
            Assert.Equal(altered, alteration.Apply(vowel, rate));
            Assert.All(alteration.Apply(new float[length], rate), sample => Assert.True(float.IsFinite(sample)));
        }
    }

    [Theory]
    [InlineData("gain-20", "20 dB softer")]
    [InlineData("offset-0.05", "a constant of \u22120.05 added")]
    [InlineData("pitch+1.5", "pitch higher by 1.5 semitones")]
    [InlineData("speed-0.9", "0.9 times as fast")]
    [InlineData("noise-0", "white noise, 0 dB below the speech")]
    [InlineData("level-26", "no constant part, level 26 dB below full scale")]
    [InlineData("rate-8000", "sampled at 8000 Hz")]
    [InlineData("opus-24", "Opus at 24 kbit/s")]
    [InlineData("reverb-0.5", "a room with a reverberation time of 0.5 s")]
    [InlineData("telephone", "a telephone line")]
    public void Words_EachKind_SayWhatItDoes(string name, string words) => Assert.Equal(words, Alteration.Parse(name, "").Words);

    [Fact]
    public void AlteredSet_LevelSet_DependsNeitherOnGainNorOnOffset()
    {
        var vowel = SyntheticVowel.Steady("a", 110, 1);
        float[] Features(string name)
        {
            var features = new float[754];
            AlteredSet.Named(name).Create().Extract(vowel, features);
            return features;
        }

        var expected = Features("f754@level-26");

        Assert.Equal("f754@level-26@gain+20", AlteredSet.Named("f754@level-26@gain+20").Name);
        foreach (var name in new[] { "f754@level-26@gain+20", "f754@level-26@gain-20", "f754@level-26@offset+0.05" })
        {
            Assert.All(expected.Zip(Features(name)), pair => Assert.Equal(pair.First, pair.Second, 5e-3 * Math.Max(1, Math.Abs(pair.First))));
        }

        var level = F754Set.Names.ToList().IndexOf("level_mean");
        Assert.Equal(Features("f754")[level] + 20, Features("f754@gain+20")[level], 0.01);
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
