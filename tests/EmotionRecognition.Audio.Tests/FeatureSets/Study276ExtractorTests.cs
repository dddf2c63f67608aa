using EmotionRecognition.Audio.Dsp;
using EmotionRecognition.Audio.FeatureSets;

namespace EmotionRecognition.Audio.Tests.FeatureSets;

public sealed class Study276ExtractorTests
{
    private const int Harmonic = 5;
    private const int FirstChroma = 129;

    [Theory]
    [InlineData("ravdess16k_features_librosa.csv", 1)]
    [InlineData("ravdess16k_features_librosa_f64.csv", 2)]
    public void Extract_SpeechClips_AgreesWithLibrosa(string reference, int tuningColumn)
    {
        var expected = ReferenceClips.ReadFeatures(SharedData.Path($"reference/acoustics/{reference}"));
        var actual = ExtractAll(expected.Keys, SharedData.Path("reference/acoustics/wav"));

        // Where our tuning is another one than that of this column, chroma is compared given librosa's.
        var (tuning, estimator, given) = (ReferenceClips.ReadTuning(tuningColumn), new Tuning(), 0);
        foreach (var clip in expected.Keys)
        {
            var magnitude = ReferenceClips.Magnitude(clip);
            if (Math.Abs(estimator.Estimate(magnitude) - tuning[clip]) > 1e-9)
            {
                var chroma = new FrameMatrix(ChromaFilterBank.Classes);
                new ChromaFilterBank(tuning[clip]).Apply(magnitude, chroma);
                chroma.Means(actual[clip].AsSpan(FirstChroma, chroma.Rows));
                given++;
            }
        }

        Assert.Equal(60, expected.Count);
        Assert.InRange(given, 0, 5);
        AssertClose(expected, actual);
    }

    [Fact]
    public void Extract_EdgeClips_AgreesWithLibrosa()
    {
        var expected = ReferenceClips.ReadFeatures(SharedData.Path("reference/acoustics/edge16k_features_librosa.csv"));

        Assert.Equal(16, expected.Count);
        AssertClose(expected, ExtractAll(expected.Keys, SharedData.Path("reference/acoustics/edge")));
    }

    [Fact]
    public void Extract_SyntheticClips_AgreesWithLibrosa()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "TestData", "Acoustics", "edge");
        var expected = ReferenceClips.ReadFeatures(Path.Combine(folder, "features.csv"));

        Assert.Equal(13, expected.Count);
        AssertClose(expected, ExtractAll(expected.Keys, folder));
    }

    [Fact]
    public void Extract_NoSamples_Throws() =>
        Assert.Throws<ArgumentException>(() => new Study276Extractor().Extract([], new float[Study276.Count]));

    [Fact]
    public void Extract_WrongNumberOfFeatures_Throws() =>
        Assert.Throws<ArgumentException>(() => new Study276Extractor().Extract([0.5f], new float[Study276.Count - 1]));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Extract_SampleThatIsNoNumber_NamesIt(float sample)
    {
        var features = new float[Study276.Count];

        var error = Assert.Throws<ArgumentException>(() => new Study276Extractor().Extract([0, 0, sample], features));

        Assert.Contains("sample 2 is", error.Message);
    }

    [Fact]
    public void Extract_SamplesBeyondMeasure_Throws() =>
        Assert.Throws<ArgumentException>(() => new Study276Extractor().Extract([1e30f, -1e30f], new float[Study276.Count]));

    [Fact]
    public void Extract_AfterALongerSignal_GivesTheSameBytes()
    {
        var random = new Random(5);
        var samples = Enumerable.Range(0, 5000).Select(_ => (float)random.NextDouble()).ToArray();
        var used = new Study276Extractor();
        var (expected, actual) = (new float[Study276.Count], new float[Study276.Count]);
        new Study276Extractor().Extract(samples, expected);

        used.Extract([.. Enumerable.Range(0, 30000).Select(_ => (float)random.NextDouble() - 0.5f)], actual);
        used.Extract(samples, actual);

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Extract_AgainAndAgain_TakesNoMemory()
    {
        var random = new Random(6);
        var samples = Enumerable.Range(0, 20000).Select(_ => (float)random.NextDouble() - 0.5f).ToArray();
        var (extractor, features) = (new Study276Extractor(), new float[Study276.Count]);
        extractor.Extract(samples, features);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
        {
            extractor.Extract(samples, features);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000);
    }

    private static Dictionary<string, float[]> ExtractAll(IEnumerable<string> clips, string folder)
    {
        var extractor = new Study276Extractor();
        return clips.ToDictionary(clip => clip, clip =>
        {
            var features = new float[Study276.Count];
            extractor.Extract(ReferenceClips.ReadWave(Path.Combine(folder, $"{clip}.wav")), features);
            return features;
        });
    }

    // The bounds that "the same" means. Relative where the harmonic mean is large: a float at 495 is no finer than 3e-5.
    private static void AssertClose(Dictionary<string, double[]> expected, Dictionary<string, float[]> actual)
    {
        var relative = new List<double>();
        var failures = new List<string>();
        foreach (var (clip, values) in expected)
        {
            for (var i = 0; i < values.Length; i++)
            {
                var difference = Math.Abs(actual[clip][i] - values[i]);
                var bound = (i == Harmonic ? 1e-5 : 1e-4) * Math.Max(1, Math.Abs(values[i]));
                relative.Add(difference == 0 ? 0 : difference / Math.Abs(values[i]));
                if (!(difference <= bound))
                {
                    failures.Add($"{clip} {Study276.Names[i]}: {actual[clip][i]:R}, expected {values[i]:R}");
                }
            }
        }

        relative.Sort();
        Assert.True(failures.Count == 0, $"{failures.Count} differences, such as\n{string.Join("\n", failures.Take(20))}");
        Assert.InRange(relative[relative.Count / 2], 0, 1e-6);
    }
}
