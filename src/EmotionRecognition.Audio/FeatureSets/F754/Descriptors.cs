using EmotionRecognition.Audio.Pitch;

namespace EmotionRecognition.Audio.FeatureSets.F754;

/// <summary>The 39 low-level descriptors of every frame. Keeps its working memory: one instance per thread.</summary>
internal sealed class Descriptors
{
    private readonly PowerSpectrum _spectrum = new();
    private readonly SpectralShape _shape = new();
    private readonly Cepstrum _cepstrum = new();
    private readonly double[] _row = new double[Count];

    /// <summary>Their number.</summary>
    public static int Count => Names.Count;

    /// <summary>Their names in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "level", "zero_crossings", .. SpectralShape.Names, "hnr", "autocorrelation_peak",
        .. Enumerable.Range(0, Cepstrum.Coefficients).Select(i => $"mfcc{i}"),
    ];

    /// <summary>Computes the descriptors of a signal.</summary>
    /// <param name="samples">At least one sample.</param>
    /// <param name="periodicity">How periodic each frame is, from 0 to 1.</param>
    /// <returns>One contour per descriptor, one value per frame.</returns>
    public double[][] Compute(ReadOnlySpan<float> samples, ReadOnlySpan<double> periodicity)
    {
        var contours = Measure(samples);
        SetPeriodicity(contours, periodicity);
        return contours;
    }

    /// <summary>What a window has of the descriptors of a signal that it is a part of: its first frame has no flux, and periodicity is its own.</summary>
    /// <param name="contours">The descriptors of the signal, from <see cref="Measure"/>.</param>
    /// <param name="first">The first frame of the window.</param>
    /// <param name="periodicity">How periodic each frame of the window is, from 0 to 1.</param>
    public static double[][] Window(double[][] contours, int first, ReadOnlySpan<double> periodicity)
    {
        var frames = periodicity.Length;
        var window = Array.ConvertAll(contours, contour => contour.AsSpan(first, frames).ToArray());
        window[2 + SpectralShape.Flux][0] = 0;
        SetPeriodicity(window, periodicity);
        return window;
    }

    /// <summary>Measures every descriptor that frames have on their own; the other two stay 0.</summary>
    /// <param name="samples">At least one sample.</param>
    public double[][] Measure(ReadOnlySpan<float> samples)
    {
        var frames = FrameGrid.Count(samples.Length);
        var contours = Names.Select(_ => new double[frames]).ToArray();
        _shape.Start();
        for (var frame = 0; frame < frames; frame++)
        {
            var signal = FrameGrid.Frame(samples, frame);
            var power = _spectrum.Of(signal);
            _row[0] = Level.Of(signal);
            _row[1] = ZeroCrossings(signal);
            _shape.Measure(power, _row.AsSpan(2, SpectralShape.Names.Count));
            _cepstrum.Of(power, _row.AsSpan(2 + SpectralShape.Names.Count + 2));
            for (var i = 0; i < _row.Length; i++)
            {
                contours[i][frame] = _row[i];
            }
        }

        return contours;
    }

    private static void SetPeriodicity(double[][] contours, ReadOnlySpan<double> periodicity)
    {
        var (ratios, peaks) = (contours[2 + SpectralShape.Names.Count], contours[2 + SpectralShape.Names.Count + 1]);
        for (var frame = 0; frame < periodicity.Length; frame++)
        {
            ratios[frame] = new PitchFrame(0, 0, periodicity[frame]).HarmonicsToNoise;
            peaks[frame] = periodicity[frame];
        }
    }

    // Changes of sign over the distances between samples; zero counts as positive.
    private static double ZeroCrossings(ReadOnlySpan<float> frame)
    {
        var crossings = 0;
        for (var i = 1; i < frame.Length; i++)
        {
            crossings += (frame[i] < 0) != (frame[i - 1] < 0) ? 1 : 0;
        }

        return (double)crossings / FrameGrid.Length;
    }
}
