using System.Globalization;
using System.Numerics;
using EmotionRecognition.Audio.Filtering;
using EmotionRecognition.Audio.Formants;
using EmotionRecognition.Audio.Pitch;
using EmotionRecognition.Audio.Tests;
using MathNet.Numerics;
using NWaves.FeatureExtractors;
using NWaves.FeatureExtractors.Options;
using NWaves.Utils;

namespace EmotionRecognition.Benchmarks.Contests;

/// <summary>Pitch, linear prediction, formants: speed here, the accuracy of pitch in <see cref="PitchAccuracy"/>.</summary>
internal static class Speech
{
    private const int Rate = SyntheticVowel.Rate;
    private const int Order = 10;

    /// <summary>The contests.</summary>
    public static IEnumerable<Contest> All()
    {
        var vowel = SyntheticVowel.Glide("a", time => 120 + (40 * time), 3);
        var tracker = new PitchTracker();
        var ours = new Contestant(() => tracker.Track(vowel), "see below");
        yield return new Contest("pitch of 3 s, every 10 ms (NWaves: autocorrelation)", "", new(() => PitchAccuracy.Correlation(vowel), "see below"), ours);
        yield return new Contest("pitch of 3 s, every 10 ms (NWaves: YIN)", "", new(() => PitchAccuracy.Yin(vowel), "see below"), ours);
        yield return Prediction(vowel);
        yield return Roots();
        yield return Formants();
    }

    private static Contest Prediction(float[] vowel)
    {
        var frame = SpeechFilter.PreEmphasize(vowel).AsSpan(8000, 550).ToArray();
        for (var i = 0; i < frame.Length; i++)
        {
            frame[i] *= (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / frame.Length)));
        }

        double[] correlation =
            [.. Enumerable.Range(0, Order + 1).Select(lag => Enumerable.Range(0, frame.Length - lag).Sum(i => (double)frame[i] * frame[i + lag]))];
        var matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(Order, Order, (i, j) => correlation[Math.Abs(i - j)]);
        var expected = matrix.Solve(-MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(correlation[1..]));
        string Error(float[] coefficients) =>
            Enumerable.Range(1, Order).Max(i => Math.Abs(coefficients[i] - expected[i - 1])).ToString("0.0e0", CultureInfo.InvariantCulture);

        var extractor = new LpcExtractor(new LpcOptions { SamplingRate = Rate, LpcOrder = Order, FrameSize = frame.Length, HopSize = frame.Length });
        var (block, theirs, ours) = (new float[2048], new float[Order + 1], new float[Order + 1]);
        void Theirs()
        {
            Array.Clear(block);
            frame.CopyTo(block, 0);
            extractor.ProcessFrame(block, theirs);
        }

        Theirs();
        LinearPrediction.Solve(frame, ours);
        return new Contest(
            "LPC of order 10, a frame of 550 (NWaves: LpcExtractor; ours: direct sums, NWaves' recursion)",
            "Yule-Walker equations in double, absolute",
            new(Theirs, Error(theirs)),
            new(() => LinearPrediction.Solve(frame, ours), Error(ours)));
    }

    private static Contest Roots()
    {
        var poles = SyntheticVowel.Vowels["a"].Select(pole => Complex.FromPolarCoordinates(
            Math.Exp(-Math.PI * pole.Bandwidth / Rate), 2 * Math.PI * pole.Frequency / Rate)).ToList();
        double[] polynomial = [1];
        foreach (var pole in poles)
        {
            polynomial = Multiply(polynomial, [1, -2 * pole.Real, pole.Magnitude * pole.Magnitude]);
        }

        double[] ascending = [.. polynomial.Reverse()];
        string Error(IEnumerable<Complex> roots) =>
            poles.Max(pole => roots.Min(root => Complex.Abs(root - pole))).ToString("0.0e0", CultureInfo.InvariantCulture);
        return new Contest(
            "roots of order 10 (NWaves: Durand-Kerner, 40 steps; other: MathNet's eigenvalues)",
            "known poles",
            new(() => MathUtils.PolynomialRoots(polynomial, 40), Error(MathUtils.PolynomialRoots(polynomial, 40))),
            new(() => FindRoots.Polynomial(ascending), Error(FindRoots.Polynomial(ascending))));
    }

    private static double[] Multiply(double[] a, double[] b)
    {
        var product = new double[a.Length + b.Length - 1];
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = 0; j < b.Length; j++)
            {
                product[i + j] += a[i] * b[j];
            }
        }

        return product;
    }

    private static Contest Formants()
    {
        var estimator = new FormantEstimator(Rate, new FormantSettings { Ceiling = 5000 });
        double[] times = [.. Enumerable.Range(10, 30).Select(i => i * 0.01)];
        var errors = SyntheticVowel.Vowels.Keys.Select(vowel =>
        {
            var frames = estimator.Estimate(SyntheticVowel.Steady(vowel, 100, 0.5), times);
            return Enumerable.Range(0, 3)
                .Select(k => Math.Abs(frames.Average(frame => frame[k].Frequency) - SyntheticVowel.Vowels[vowel][k].Frequency)).ToArray();
        }).ToList();
        var samples = SyntheticVowel.Steady("a", 100, 0.5);
        return new Contest(
            "F1 to F3 at 30 times of 0.5 s (NWaves has none; ours: NWaves' recursion and roots)",
            "four synthetic vowels at 100 Hz: mean error of F1, F2, F3, Hz",
            null,
            new(
                () => estimator.Estimate(samples, times),
                string.Join(", ", Enumerable.Range(0, 3).Select(k => errors.Average(error => error[k]).ToString("0", CultureInfo.InvariantCulture)))));
    }
}
