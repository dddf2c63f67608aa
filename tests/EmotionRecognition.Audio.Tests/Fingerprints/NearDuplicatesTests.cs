using EmotionRecognition.Audio.Augmentation;
using EmotionRecognition.Audio.Fingerprints;

namespace EmotionRecognition.Audio.Tests.Fingerprints;

public sealed class NearDuplicatesTests
{
    private const int Clips = 40;
    private const int Rate = SoundFingerprint.SampleRate;

    private static readonly float[][] _clips = [.. Enumerable.Range(0, Clips).Select(seed => Babble.Samples(seed))];

    [Theory]
    [InlineData("noise-20")]
    [InlineData("gain-12")]
    [InlineData("gain+6")]
    [InlineData("speed-1.02")]
    [InlineData("speed-0.98")]
    [InlineData("rate-8000")]
    [InlineData("opus-16")]
    public void Find_AlteredCopies_AreFoundAndNothingElse(string change)
    {
        var altered = _clips.Take(10).Select(clip => Alteration.Parse(change, "test").Apply(clip, Rate));

        Assert.Equal(Enumerable.Range(0, 10).Select(clip => (clip, Clips + clip)), Find([.. _clips, .. altered]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Find_HalfASecondCutOff_IsFound(bool atStart)
    {
        var cut = _clips.Take(10).Select(clip => atStart ? clip[(Rate / 2)..] : clip[..^(Rate / 2)]);

        Assert.Equal(Enumerable.Range(0, 10).Select(clip => (clip, Clips + clip)), Find([.. _clips, .. cut]));
    }

    [Fact]
    public void Find_SameSamples_AreAsAlikeAsCanBe()
    {
        var pair = Assert.Single(NearDuplicates.Find([.. new[] { _clips[0], _clips[1], _clips[0] }.Select(clip => SoundFingerprint.Of(clip))], 1));

        Assert.Equal((0, 2), (pair.First, pair.Second));
        Assert.Equal(1, pair.Likeness, 1e-6);
    }

    [Fact]
    public void Find_MoreCopiesThanAHashMayHaveParts_AreAllFound()
    {
        const int Copies = 2 * HashIndex.MostParts;
        var print = SoundFingerprint.Of(_clips[0]);

        var pairs = NearDuplicates.Find([.. _clips.Select(clip => SoundFingerprint.Of(clip)), .. Enumerable.Repeat(print, Copies)], 2);

        Assert.Equal(Enumerable.Range(Clips, Copies), pairs.Where(pair => pair.First == 0).Select(pair => pair.Second));
    }

    [Fact]
    public void Find_SilentAndShortClips_AreLikeNothing() =>
        Assert.Empty(Find([new float[Rate], new float[Rate], [], [], [0.5f], [0.5f], .. _clips.Take(2)]));

    [Fact]
    public void Find_AnyNumberOfThreads_FindsTheSame()
    {
        List<SoundFingerprint> prints =
            [.. _clips.Concat(_clips.Take(5).Select(clip => Augment.AddNoise(clip, 20, 1))).Select(clip => SoundFingerprint.Of(clip))];

        Assert.Equal(NearDuplicates.Find(prints, 1), NearDuplicates.Find(prints, 3));
    }

    private static IEnumerable<(int, int)> Find(IEnumerable<float[]> clips) =>
        NearDuplicates.Find([.. clips.Select(clip => SoundFingerprint.Of(clip))], 2).Select(pair => (pair.First, pair.Second));
}
