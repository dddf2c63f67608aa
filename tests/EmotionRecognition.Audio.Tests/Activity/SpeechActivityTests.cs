using EmotionRecognition.Audio.Activity;

namespace EmotionRecognition.Audio.Tests.Activity;

public class SpeechActivityTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.0005, 1)]
    [InlineData(0.005, 1)]
    [InlineData(0.0005, 0.1)]
    public void Find_VoicesBetweenPauses_FindsEach(double noise, double gain)
    {
        var segments = SpeechActivity.Find(Recording(noise, gain));

        Assert.Equal(3, segments.Count);
        foreach (var (segment, expected) in segments.Zip([(1.0, 2.0), (4.0, 4.5), (6.0, 7.5)]))
        {
            Assert.Equal(expected.Item1, segment.Start, 0.12);
            Assert.Equal(expected.Item2, segment.End, 0.2);
        }
    }

    [Fact]
    public void Find_NoiseToneAndSilence_AreNoSpeech()
    {
        var random = new Random(3);

        Assert.Empty(SpeechActivity.Find(new float[80000]));
        Assert.Empty(SpeechActivity.Find([.. Enumerable.Range(0, 80000).Select(_ => (float)(0.1 * (random.NextDouble() - 0.5)))]));
        Assert.Empty(SpeechActivity.Find([.. Enumerable.Range(0, 80000).Select(i => (float)(0.3 * Math.Sin(2 * Math.PI * 220 * i / 16000)))]));
        Assert.Empty(SpeechActivity.Find(new float[10]));
    }

    [Fact]
    public void Add_AnyPieces_DecidesTheSame()
    {
        float[] recording = [.. Enumerable.Range(0, 12).SelectMany(i => Recording(0.0005 * (i + 1), 1))];
        var whole = new SpeechActivity();
        List<bool> expected = [.. whole.Add(recording), .. whole.End()];

        var activity = new SpeechActivity();
        List<bool> decisions = [];
        for (var (at, length) = (0, 1); at < recording.Length; at += length, length = (length * 7 % 30011) + 1)
        {
            decisions.AddRange(activity.Add(recording.AsSpan(at, Math.Min(length, recording.Length - at))));
        }

        decisions.AddRange(activity.End());
        Assert.Equal(recording.Length / SpeechActivity.Hop, decisions.Count);
        Assert.Equal(expected, decisions);
    }

    // Eight seconds; somebody says something from 1 to 2, 4 to 4.5, and 6 to 7.5 s.
    private static float[] Recording(double noise, double gain)
    {
        var random = new Random(5);
        var samples = new float[8 * 16000];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (float)(gain * noise * 2 * (random.NextDouble() - 0.5));
        }

        foreach (var (start, seconds) in new[] { (1.0, 1.0), (4.0, 0.5), (6.0, 1.5) })
        {
            var vowel = SyntheticVowel.Steady("a", 140, seconds);
            var peak = vowel.Max(Math.Abs);
            for (var i = 0; i < vowel.Length && (int)(start * 16000) + i < samples.Length; i++)
            {
                samples[(int)(start * 16000) + i] += (float)(gain * 0.3 * vowel[i] / peak);
            }
        }

        return samples;
    }
}
