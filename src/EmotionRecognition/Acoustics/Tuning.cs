namespace EmotionRecognition.Acoustics;

/// <summary>
/// How far the pitches of a signal lie from A440's equal temperament: the histogram peak of the deviations of spectral peaks
/// (librosa 0.10.1 <c>estimate_tuning</c> over <c>piptrack</c>). Holds working memory: one instance a thread.
/// </summary>
public sealed class Tuning
{
    private const int Resolution = 100;
    private const int FirstBin = 20;
    private const int EndBin = 512;
    private const float Threshold = 0.1f;
    private const float HertzPerBin = (float)AcousticFeatures.SampleRate / ShortTimeFourierTransform.FrameLength;

    private readonly List<float> _pitches = [];
    private readonly List<float> _magnitudes = [];

    /// <summary>Spectral peaks of the last estimate, in hertz.</summary>
    public IReadOnlyList<float> Pitches => _pitches;

    /// <summary>Estimates the tuning.</summary>
    /// <param name="magnitude">(1025 x frames): the magnitude of the short-time Fourier transform.</param>
    /// <returns>Fractions of a semitone in [-0.5, 0.5), in steps of 0.01; 0 where there is no peak from 150 to 4000 Hz.</returns>
    public double Estimate(FrameMatrix magnitude)
    {
        FindPeaks(magnitude);
        if (_pitches.Count == 0)
        {
            return 0;
        }

        var sorted = _magnitudes.Order().ToArray();
        var median = sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
        var counts = new int[Resolution];
        for (var i = 0; i < _pitches.Count; i++)
        {
            if (_magnitudes[i] >= median)
            {
                counts[Bin(Deviation(_pitches[i]))]++;
            }
        }

        return Edge(counts.IndexOf(counts.Max()));
    }

    private static double Edge(int bin) => -0.5 + (bin * 0.01);

    private static float Deviation(float pitch)
    {
        var semitones = 12 * MathF.Log2(pitch / 27.5f);
        var residual = semitones - MathF.Floor(semitones);
        return residual >= 0.5f ? residual - 1 : residual;
    }

    private static int Bin(float deviation)
    {
        var bin = Math.Clamp((int)((deviation + 0.5) * Resolution), 0, Resolution - 1);
        if (deviation < Edge(bin))
        {
            return bin - 1;
        }

        return bin < Resolution - 1 && deviation >= Edge(bin + 1) ? bin + 1 : bin;
    }

    private void FindPeaks(FrameMatrix magnitude)
    {
        _pitches.Clear();
        _magnitudes.Clear();
        for (var frame = 0; frame < magnitude.Frames; frame++)
        {
            var greatest = 0f;
            for (var bin = 0; bin < magnitude.Rows; bin++)
            {
                greatest = Math.Max(greatest, magnitude[bin, frame]);
            }

            for (var bin = FirstBin; bin < EndBin; bin++)
            {
                AddPeak(magnitude[bin - 1, frame], magnitude[bin, frame], magnitude[bin + 1, frame], Threshold * greatest, bin);
            }
        }
    }

    private void AddPeak(float before, float here, float after, float threshold, int bin)
    {
        if (!(here > threshold && here >= after && (here > before || before <= threshold)))
        {
            return;
        }

        var curvature = (double)(after + before) - (2.0 * here);
        var slope = (after - before) / 2.0;
        var shift = Math.Abs(slope) >= Math.Abs(curvature) ? 0f : (float)(-slope / curvature);
        _pitches.Add((float)((bin + (double)shift) * HertzPerBin));
        _magnitudes.Add(here + (0.5f * ((after - before) / 2f) * shift));
    }
}
