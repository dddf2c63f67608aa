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

    private readonly double[] _power = new double[Bins];
    private readonly double[] _logarithms = new double[Bins];
    private readonly double[] _magnitude = new double[Bins];
    private readonly double[] _before = new double[Bins];
    private bool _isFirst = true;

    /// <summary>Their names in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "centroid", "spread", "rolloff25", "rolloff50", "rolloff75", "rolloff90", "flux", "flatness", "entropy",
        "slope_0_500", "slope_500_1500", "slope_1500_5000", "alpha_ratio", "hammarberg_index", "sharpness",
    ];

    /// <summary>Begins a signal: its first frame has no flux.</summary>
    public void Start() => _isFirst = true;

    /// <summary>Measures the next frame of the signal.</summary>
    /// <param name="power">The power of each bin.</param>
    /// <param name="values">Receives a finite value for each of <see cref="Names"/>.</param>
    public void Measure(ReadOnlySpan<double> power, Span<double> values)
    {
        var (sum, first) = (0.0, 0.0);
        for (var bin = 0; bin < Bins; bin++)
        {
            var value = power[bin] + Least;
            (_power[bin], _logarithms[bin]) = (value, Math.Log(value));
            sum += value;
            first += value * bin * Spacing;
        }

        var centroid = first / sum;
        values[0] = centroid;
        values[1] = Spread(centroid, sum);
        RollOffs(sum, values[2..6]);
        values[6] = Flux();
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
        var squares = 0.0;
        for (var bin = 0; bin < Bins; bin++)
        {
            squares += _power[bin] * ((bin * Spacing) - centroid) * ((bin * Spacing) - centroid);
        }

        return Math.Sqrt(squares / sum);
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
    private double Flux()
    {
        var sum = 0.0;
        for (var bin = 0; bin < Bins; bin++)
        {
            _magnitude[bin] = Math.Sqrt(_power[bin]);
            sum += _magnitude[bin];
        }

        var squares = 0.0;
        for (var bin = 0; bin < Bins; bin++)
        {
            var share = _magnitude[bin] / sum;
            squares += _isFirst ? 0 : (share - _before[bin]) * (share - _before[bin]);
            _before[bin] = share;
        }

        _isFirst = false;
        return Math.Sqrt(squares);
    }

    // The logarithm of the geometric over the arithmetic mean, in dB: 0 for white noise.
    private double Flatness(double sum)
    {
        var logarithms = 0.0;
        foreach (var logarithm in _logarithms)
        {
            logarithms += logarithm;
        }

        return 10 / Math.Log(10) * ((logarithms / Bins) - Math.Log(sum / Bins));
    }

    // 1 for a flat spectrum, 0 for a single bin.
    private double Entropy(double sum)
    {
        var (entropy, logarithm) = (0.0, Math.Log(sum));
        for (var bin = 0; bin < Bins; bin++)
        {
            entropy -= _power[bin] / sum * (_logarithms[bin] - logarithm);
        }

        return entropy / Math.Log(Bins);
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

    private double Sum(double from, double to)
    {
        var sum = 0.0;
        foreach (var power in _power.AsSpan(Band(from, to)))
        {
            sum += power;
        }

        return sum;
    }

    private double Greatest(double from, double to)
    {
        var greatest = 0.0;
        foreach (var power in _power.AsSpan(Band(from, to)))
        {
            greatest = Math.Max(greatest, power);
        }

        return greatest;
    }
}
