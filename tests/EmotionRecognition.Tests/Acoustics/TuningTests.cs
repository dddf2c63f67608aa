using EmotionRecognition.Acoustics;

namespace EmotionRecognition.Tests.Acoustics;

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
}
