using System.Numerics.Tensors;

namespace EmotionRecognition.Onnx.Sounds;

/// <summary>
/// The log-mel spectrum that Whisper's encoders read (Radford et al. 2022; Hugging Face transformers 4, <c>WhisperFeatureExtractor</c>): 30 s at 16 kHz,
/// silence after the end of shorter sound, frames of 400 samples every 160, mirrored at both ends, in Slaney's mel bands; logarithms to base 10, at most 8
/// below the greatest, then shifted by 4 and divided by 4. Immutable.
/// </summary>
internal sealed class WhisperMel
{
    /// <summary>The samples of a spectrum.</summary>
    public const int Samples = 480_000;

    /// <summary>The frames of a spectrum.</summary>
    public const int Frames = Samples / Hop;

    /// <summary>The bands of all of Whisper's encoders but large-v3, which has 128.</summary>
    public const int UsualBands = 80;

    private const int Rate = 16_000;
    private const int Window = 400;
    private const int Hop = 160;
    private const int Bins = (Window / 2) + 1;
    private const double Least = 1e-10;
    private const double Range = 8;

    private static readonly double[][] _cosines = Waves(Math.Cos);
    private static readonly double[][] _sines = Waves(Math.Sin);

    private readonly double[][] _filters;

    /// <summary>Prepares the filters.</summary>
    /// <param name="bands">The bands.</param>
    public WhisperMel(int bands) => _filters = Filters(bands);

    /// <summary>The bands.</summary>
    public int Bands => _filters.Length;

    /// <summary>Computes a spectrum.</summary>
    /// <param name="samples">At most <see cref="Samples"/> samples.</param>
    /// <returns>Bands x <see cref="Frames"/> values.</returns>
    public float[] Of(ReadOnlySpan<float> samples)
    {
        const int Edge = Window / 2;
        var signal = new double[Samples + Window];
        for (var i = -Edge; i < Samples + Edge; i++)
        {
            var at = i < 0 ? -i : i >= Samples ? (2 * (Samples - 1)) - i : i;
            signal[i + Edge] = at < samples.Length ? samples[at] : 0;
        }

        var logarithms = new double[Bands * Frames];
        Array.Fill(logarithms, Math.Log10(Least));
        var power = new double[Bins];
        for (var frame = 0; frame < Frames; frame++)
        {
            var part = signal.AsSpan(frame * Hop, Window);
            if (!part.ContainsAnyExcept(0))
            {
                continue;
            }

            for (var bin = 0; bin < Bins; bin++)
            {
                var (real, imaginary) = (TensorPrimitives.Dot(part, _cosines[bin]), TensorPrimitives.Dot(part, _sines[bin]));
                power[bin] = (real * real) + (imaginary * imaginary);
            }

            for (var band = 0; band < Bands; band++)
            {
                logarithms[(band * Frames) + frame] = Math.Log10(Math.Max(Least, TensorPrimitives.Dot(power, _filters[band])));
            }
        }

        var lowest = logarithms.Max() - Range;
        return Array.ConvertAll(logarithms, value => (float)((Math.Max(value, lowest) + 4) / 4));
    }

    // A frequency under the periodic Hann window.
    private static double[][] Waves(Func<double, double> wave) =>
    [
        .. Enumerable.Range(0, Bins).Select(bin => Enumerable.Range(0, Window)
            .Select(i => (0.5 - (0.5 * Math.Cos(2 * Math.PI * i / Window))) * wave(2 * Math.PI * (bin * i % Window) / Window)).ToArray()),
    ];

    // Triangles of unit area on Slaney's mel scale (M. Slaney, Auditory Toolbox, 1998).
    private static double[][] Filters(int bands)
    {
        var top = MelOf(Rate / 2.0);
        var edges = Enumerable.Range(0, bands + 2).Select(i => HertzOf(top * i / (bands + 1))).ToArray();
        return
        [
            .. Enumerable.Range(0, bands).Select(band => Enumerable.Range(0, Bins).Select(bin =>
            {
                var frequency = (double)bin * Rate / Window;
                var (low, center, high) = (edges[band], edges[band + 1], edges[band + 2]);
                return Math.Max(0, Math.Min((frequency - low) / (center - low), (high - frequency) / (high - center))) * 2 / (high - low);
            }).ToArray()),
        ];
    }

    private const double HertzPerMel = 200.0 / 3;
    private const double LogarithmicFrom = 1000;
    private const double LogarithmicMels = LogarithmicFrom / HertzPerMel;

    private static double Step => Math.Log(6.4) / 27;

    private static double MelOf(double hertz) => hertz < LogarithmicFrom ? hertz / HertzPerMel : LogarithmicMels + (Math.Log(hertz / LogarithmicFrom) / Step);

    private static double HertzOf(double mel) => mel < LogarithmicMels ? mel * HertzPerMel : LogarithmicFrom * Math.Exp((mel - LogarithmicMels) * Step);
}
