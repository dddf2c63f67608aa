using System.Numerics.Tensors;

namespace EmotionRecognition.Audio.FeatureSets.F754;

/// <summary>
/// How the power of a frame is distributed over frequency: 15 descriptors, none of which depends on the signal's level. One instance per thread.
/// </summary>
internal sealed class SpectralShape
{
    // Far below the quantization noise of 16 bits: the spectrum of silence is flat.
    private const double Least = 1e-10;
    private const int Bins = PowerSpectrum.Bins;
    private const double Spacing = PowerSpectrum.Spacing;

    private static readonly double[] _rollOffs = [0.25, 0.5, 0.75, 0.9];
    private static readonly (double From, double To)[] _slopes = [(0, 500), (500, 1500), (1500, 5000)];

    private static readonly double[] _hertz = [.. Enumerable.Range(0, Bins).Select(bin => bin * Spacing)];

    private readonly double[] _power = new double[Bins];
    private readonly double[] _logarithms = new double[Bins];
    private readonly double[] _scratch = new double[Bins];
    private double[] _magnitude = new double[Bins];
    private double[] _before = new double[Bins];
    private bool _isFirst = true;

    /// <summary>Their names in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "centroid", "spread", "rolloff25", "rolloff50", "rolloff75", "rolloff90", "flux", "flatness", "entropy",
        "slope_0_500", "slope_500_1500", "slope_1500_5000", "alpha_ratio", "hammarberg_index", "sharpness",
    ];

    /// <summary>The index of the flux, the only descriptor that depends on the frame before.</summary>
    public const int Flux = 6;

    /// <summary>Begins a signal: its first frame has no flux.</summary>
    public void Start() => _isFirst = true;

    /// <summary>Measures the next frame of the signal.</summary>
    /// <param name="power">The power of each bin.</param>
    /// <param name="values">Receives a finite value for each of <see cref="Names"/>.</param>
    public void Measure(ReadOnlySpan<double> power, Span<double> values)
    {
        TensorPrimitives.Add(power, Least, _power);
        TensorPrimitives.Log(_power, _logarithms);
        var sum = TensorPrimitives.Sum<double>(_power);
        var first = TensorPrimitives.Dot<double>(_power, _hertz);
        var centroid = first / sum;
        values[0] = centroid;
        values[1] = Spread(centroid, sum);
        RollOffs(sum, values[2..6]);
        values[Flux] = FluxSince();
        values[7] = Flatness(sum);
        values[8] = Entropy(sum);
        for (var i = 0; i < _slopes.Length; i++)
        {
            values[9 + i] = Slope(_slopes[i].From, _slopes[i].To);
        }

        values[12] = Decibels(Sum(50, 1000) / Sum(1000, 5000));
        values[13] = Decibels(Greatest(0, 2000) / Greatest(2000, 5000));
        values[14] = Sharpness.Of(_power);
    }

    private static double Decibels(double ratio) => 10 * Math.Log10(ratio);

    private static Range Band(double from, double to) => (int)Math.Ceiling(from / Spacing)..(int)Math.Ceiling(to / Spacing);

    private double Spread(double centroid, double sum)
    {
        TensorPrimitives.Subtract(_hertz, centroid, _scratch);
        TensorPrimitives.Multiply(_scratch, _scratch, _scratch);
        return Math.Sqrt(TensorPrimitives.Dot<double>(_power, _scratch) / sum);
    }

    private void RollOffs(double sum, Span<double> values)
    {
        var (bin, below) = (0, 0.0);
        for (var i = 0; i < _rollOffs.Length; i++)
        {
            while (bin < Bins - 1 && below + _power[bin] < _rollOffs[i] * sum)
            {
                below += _power[bin++];
            }

            values[i] = bin * Spacing;
        }
    }

    // The distance between the magnitude spectra of this frame and the one before, each with a sum of 1.
    private double FluxSince()
    {
        TensorPrimitives.Sqrt(_power, _magnitude);
        TensorPrimitives.Divide(_magnitude, TensorPrimitives.Sum<double>(_magnitude), _magnitude);
        var distance = _isFirst ? 0 : TensorPrimitives.Distance<double>(_magnitude, _before);
        (_magnitude, _before) = (_before, _magnitude);
        _isFirst = false;
        return distance;
    }

    // The logarithm of the geometric over the arithmetic mean, in dB: 0 for white noise.
    private double Flatness(double sum)
    {
        var logarithms = TensorPrimitives.Sum<double>(_logarithms);
        return 10 / Math.Log(10) * ((logarithms / Bins) - Math.Log(sum / Bins));
    }

    // 1 for a flat spectrum, 0 for a single bin.
    private double Entropy(double sum)
    {
        TensorPrimitives.Subtract(_logarithms, Math.Log(sum), _scratch);
        return -TensorPrimitives.Dot<double>(_power, _scratch) / sum / Math.Log(Bins);
    }

    // dB/kHz, the regression line through the bins of a band.
    private double Slope(double from, double to)
    {
        var band = _logarithms.AsSpan(Band(from, to));
        var (middle, products, squares) = ((band.Length - 1) / 2.0, 0.0, 0.0);
        for (var i = 0; i < band.Length; i++)
        {
            products += (i - middle) * band[i];
            squares += (i - middle) * (i - middle);
        }

        return 10 / Math.Log(10) * products / squares / Spacing * 1000;
    }

    private double Sum(double from, double to) => TensorPrimitives.Sum<double>(_power.AsSpan(Band(from, to)));

    private double Greatest(double from, double to) => TensorPrimitives.Max<double>(_power.AsSpan(Band(from, to)));
}
