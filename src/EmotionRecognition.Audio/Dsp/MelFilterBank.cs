using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>
/// 128 triangular filters, evenly spaced on Slaney's mel scale from 0 to 8000 Hz, each of unit area (librosa 0.10.1 <c>filters.mel</c>
/// at its defaults for 16 kHz; M. Slaney, Auditory Toolbox, 1998).
/// </summary>
public static class MelFilterBank
{
    /// <summary>The number of filters.</summary>
    public const int Bands = 128;

    private const double HertzPerMel = 200.0 / 3;
    private const double LogarithmicFrom = 1000;
    private static readonly double _logarithmicStep = Math.Log(6.4) / 27;

    private static readonly Filter[] _filters =
        CreateFilters(ShortTimeFourierTransform.SampleRate, ShortTimeFourierTransform.FrameLength);

    /// <summary>The place of a frequency among the bands, which are evenly spaced: from 0 at 0 Hz to 1 at 8000 Hz.</summary>
    /// <param name="hertz">The frequency, Hz.</param>
    public static double PlaceOf(double hertz) => HertzToMel(hertz) / HertzToMel(ShortTimeFourierTransform.SampleRate / 2.0);

    /// <summary>The weight of a frequency in a band.</summary>
    /// <param name="band">From 0 to <see cref="Bands"/> - 1.</param>
    /// <param name="bin">From 0 to <see cref="ShortTimeFourierTransform.Bins"/> - 1.</param>
    public static float Weight(int band, int bin)
    {
        var filter = _filters[band];
        return (uint)(bin - filter.FirstBin) < (uint)filter.Weights.Length ? filter.Weights[bin - filter.FirstBin] : 0;
    }

    /// <summary>The mel power spectrogram.</summary>
    /// <param name="magnitude">(1025 x frames): the magnitude of the short-time Fourier transform.</param>
    /// <param name="mel">Becomes (128 x frames): power in each band.</param>
    public static void Apply(FrameMatrix magnitude, FrameMatrix mel)
    {
        mel.Resize(magnitude.Frames);
        for (var block = 0; block < magnitude.Blocks; block++)
        {
            Apply(magnitude.Block(block), mel.Block(block), _filters);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apply(ReadOnlySpan<Vector256<float>> magnitude, Span<Vector256<float>> mel, Filter[] filters)
    {
        for (var band = 0; band < filters.Length; band++)
        {
            var weights = filters[band].Weights;
            var values = magnitude.Slice(filters[band].FirstBin, weights.Length);
            var power = Vector256<float>.Zero;
            for (var i = 0; i < weights.Length; i++)
            {
                power = Vector256.FusedMultiplyAdd(values[i] * values[i], Vector256.Create(weights[i]), power);
            }

            mel[band] = power;
        }
    }

    /// <summary>Filters for another sample rate and transform, from 0 to half the sample rate.</summary>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="points">Points of the transform, an even number.</param>
    /// <returns><see cref="Bands"/> filters: the first frequency of each, and the weights from there on.</returns>
    internal static (int FirstBin, double[] Weights)[] Create(int sampleRate, int points) => Array.ConvertAll(
        CreateFilters(sampleRate, points), filter => (filter.FirstBin, Array.ConvertAll(filter.Weights, weight => (double)weight)));

    private static Filter[] CreateFilters(int sampleRate, int points)
    {
        var edges = new double[Bands + 2];
        var top = HertzToMel(sampleRate / 2.0);
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = MelToHertz(top * i / (Bands + 1));
        }

        var spacing = (double)sampleRate / points;
        return [.. Enumerable.Range(0, Bands).Select(band => CreateFilter(edges[band], edges[band + 1], edges[band + 2], spacing, points / 2))];
    }

    private static Filter CreateFilter(double low, double center, double high, double spacing, int lastBin)
    {
        var first = (int)Math.Floor(low / spacing) + 1;
        var last = Math.Min((int)Math.Ceiling(high / spacing) - 1, lastBin);
        var weights = new float[Math.Max(0, last - first + 1)];
        for (var i = 0; i < weights.Length; i++)
        {
            var frequency = (first + i) * spacing;
            var height = Math.Min((frequency - low) / (center - low), (high - frequency) / (high - center));
            weights[i] = (float)(height * 2 / (high - low));
        }

        return new Filter(first, weights);
    }

    private static double HertzToMel(double hertz) => hertz < LogarithmicFrom
        ? hertz / HertzPerMel
        : (LogarithmicFrom / HertzPerMel) + (Math.Log(hertz / LogarithmicFrom) / _logarithmicStep);

    private static double MelToHertz(double mel) => mel < LogarithmicFrom / HertzPerMel
        ? mel * HertzPerMel
        : LogarithmicFrom * Math.Exp(_logarithmicStep * (mel - (LogarithmicFrom / HertzPerMel)));

    private readonly record struct Filter(int FirstBin, float[] Weights);
}
