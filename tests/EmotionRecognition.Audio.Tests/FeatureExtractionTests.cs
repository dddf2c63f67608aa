using CsCheck;
using EmotionRecognition.Audio.FeatureSets;

namespace EmotionRecognition.Audio.Tests;

public sealed class FeatureExtractionTests
{
    private static readonly IReadOnlyList<SoundSpan> _spans =
        [.. Enumerable.Range(0, 60).Select(i => new SoundSpan($"u{i}", $"f{i / 4}.wav", i, i + 1))];

    [Fact]
    public void Extract_AnyNumberOfThreads_GivesTheSameBytesInOrder()
    {
        var one = FeatureExtraction.Extract(new Study276(), _spans, Noise, 1).ToList();
        var two = FeatureExtraction.Extract(new Study276(), _spans, Noise, 2).ToList();
        var four = FeatureExtraction.Extract(new Study276(), _spans, Noise, 4).ToList();

        Assert.Equal(_spans.Select(span => span.Utterance), one.Select(features => features.Utterance));
        Assert.Equal(_spans.Select(span => span.Utterance), four.Select(features => features.Utterance));
        Assert.All(Enumerable.Range(0, _spans.Count), i => Assert.Equal(one[i].Values, two[i].Values));
        Assert.All(Enumerable.Range(0, _spans.Count), i => Assert.Equal(one[i].Values, four[i].Values));
    }

    [Fact]
    public void Extract_AnyNumberOfThreads_ReportsEveryUtteranceInOrder()
    {
        var progress = new Recorder();

        var count = FeatureExtraction.Extract(new Study276(), _spans, Noise, 3, progress).Count();

        Assert.Equal(_spans.Count, count);
        Assert.Equal(Enumerable.Range(1, _spans.Count), progress.Reports);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Extract_EmptySound_NamesFileAndUtterance(int threads)
    {
        var taken = new List<string>();

        var error = Assert.Throws<InputException>(() =>
        {
            foreach (var features in FeatureExtraction.Extract(new Study276(), _spans, span => span.Utterance is "u7" or "u9" ? [] : Noise(span), threads))
            {
                taken.Add(features.Utterance);
            }
        });

        Assert.Equal("f1.wav, utterance u7", error.Place);
        Assert.Equal(7, taken.Count);
    }

    [Fact]
    public void Extract_LoaderFails_ThrowsItsError()
    {
        var error = new InputException("f0.wav", "no such file", "a sound", "check the path");

        Assert.Same(error, Assert.Throws<InputException>(() => FeatureExtraction.Extract(new Study276(), _spans, _ => throw error, 2).Count()));
    }

    [Fact]
    public void Extract_TakenSlowly_RunsAFewItemsAhead()
    {
        var loaded = 0;

        var taken = FeatureExtraction.Extract(new Study276(), _spans, span =>
        {
            Interlocked.Increment(ref loaded);
            return Noise(span);
        }, 2).Take(3).Count();

        Assert.Equal(3, taken);
        Assert.InRange(loaded, 3, 3 + (2 * 8));
    }

    [Fact]
    public void Extract_NoThread_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FeatureExtraction.Extract(new Study276(), _spans, Noise, 0));

    [Fact]
    public void Extract_NoSpans_GivesNothing() => Assert.Empty(FeatureExtraction.Extract(new Study276(), [], Noise, 2));

    // Another length and another signal for every utterance.
    private static float[] Noise(SoundSpan span)
    {
        var random = new Random((int)span.Start);
        return [.. Enumerable.Range(0, random.Next(1, 6000)).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }

    private sealed class Recorder : IProgress<int>
    {
        public List<int> Reports { get; } = [];

        public void Report(int value) => Reports.Add(value);
    }
}
