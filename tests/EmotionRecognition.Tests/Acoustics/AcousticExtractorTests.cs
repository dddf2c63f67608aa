using EmotionRecognition.Acoustics;

namespace EmotionRecognition.Tests.Acoustics;

public sealed class AcousticExtractorTests
{
    private const int Harmonic = 5;
    private const int FirstChroma = 129;

    [Theory]
    [InlineData("ravdess16k_features_librosa.csv", 1)]
    [InlineData("ravdess16k_features_librosa_f64.csv", 2)]
    public void Extract_SpeechClips_AgreesWithLibrosa(string reference, int tuningColumn)
    {
        var expected = ReferenceClips.ReadFeatures(SharedData.Path($"reference/acoustics/{reference}"));
        var extractor = new AcousticExtractor();
        var actual = expected.Keys.ToDictionary(clip => clip, clip => Extract(extractor, $"reference/acoustics/wav/{clip}.wav"));

        // Where our tuning is another one, chroma is compared given librosa's.
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
        var extractor = new AcousticExtractor();
        var actual = expected.Keys.ToDictionary(clip => clip, clip => Extract(extractor, $"reference/acoustics/edge/{clip}.wav"));

        Assert.Equal(16, expected.Count);
        AssertClose(expected, actual);
    }

    private static float[] Extract(AcousticExtractor extractor, string clip)
    {
        var features = new float[AcousticFeatures.Count];
        extractor.Extract(ReferenceClips.ReadWave(SharedData.Path(clip)), features);
        return features;
    }

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
                relative.Add(difference / Math.Max(Math.Abs(values[i]), 1e-30));
                if (!(difference <= bound))
                {
                    failures.Add($"{clip} {AcousticFeatures.Names[i]}: {actual[clip][i]:R}, expected {values[i]:R}");
                }
            }
        }

        relative.Sort();
        Assert.True(failures.Count == 0, $"{failures.Count} differences, such as\n{string.Join("\n", failures.Take(40))}");
        TestContext.Current.TestOutputHelper!.WriteLine($"median relative difference {relative[relative.Count / 2]:E2}");
        Assert.True(relative[relative.Count / 2] <= 1e-6, $"median relative difference {relative[relative.Count / 2]}");
    }
}
