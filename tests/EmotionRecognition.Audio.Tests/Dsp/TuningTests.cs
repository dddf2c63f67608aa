using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.Tests.Dsp;

public sealed class TuningTests
{
    [Fact]
    public void Estimate_SpeechClips_EqualsLibrosaOnAtLeast58()
    {
        var (first, second) = (ReferenceClips.ReadTuning(1), ReferenceClips.ReadTuning(2));
        var tuning = new Tuning();
        var equal = first.Keys.Count(clip =>
        {
            var estimate = tuning.Estimate(ReferenceClips.Magnitude(clip));
            return Math.Abs(first[clip] - estimate) < 1e-9 || Math.Abs(second[clip] - estimate) < 1e-9;
        });

        Assert.Equal(60, first.Count);
        Assert.InRange(equal, 58, 60);
    }

    [Fact]
    public void Pitches_GoldenMagnitude_AreLibrosas()
    {
        var expected = ReferenceClips.ReadGolden("piptrack_pitch").SelectMany(row => row).Where(pitch => pitch > 0).Order().ToList();
        var tuning = new Tuning();

        var pitches = tuning.Pitches(ReferenceClips.ReadGoldenMatrix("stft_mag")).Order().ToList();

        Assert.Equal(expected.Count, pitches.Count);
        Assert.All(Enumerable.Range(0, pitches.Count), i => Assert.Equal(expected[i], pitches[i], 1e-3));
    }

    [Fact]
    public void Estimate_GoldenMagnitude_IsLibrosas() =>
        Assert.Equal(0.07, new Tuning().Estimate(ReferenceClips.ReadGoldenMatrix("stft_mag")), 1e-9);

    [Fact]
    public void Estimate_Silence_IsZero()
    {
        var magnitude = new FrameMatrix(ShortTimeFourierTransform.Bins);
        magnitude.Resize(5);

        Assert.Equal(0, new Tuning().Estimate(magnitude));
    }
}
