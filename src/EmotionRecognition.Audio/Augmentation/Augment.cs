using EmotionRecognition.Audio.Dsp;
using NWaves.Operations.Tsm;
using NWaves.Signals;

namespace EmotionRecognition.Audio.Augmentation;

/// <summary>
/// Altered copies of a signal for training. Results depend on the arguments alone, have the documented length, and are finite if the input is.
/// Nothing is clipped: samples may exceed [-1, 1] (integer formats clip them when written); <see cref="LimitPeak"/> scales such a signal down.
/// </summary>
public static class Augment
{
    // The vocoder's frames: 64 ms at 16 kHz, with about eight frames over each sample.
    private const int FrameLength = 1024;
    private const int LeastHop = 96;
    private const int GreatestHop = 144;

    // The maximum number of phases, for each of which the resampler keeps a filter.
    private const int MostPhases = 400;

    private static volatile Resampler _resampler = new(1, 1);

    /// <summary>Multiplies a signal.</summary>
    /// <param name="samples">n samples.</param>
    /// <param name="decibels">Change of the level, dB.</param>
    /// <returns>n samples.</returns>
    public static float[] Gain(ReadOnlySpan<float> samples, double decibels) => Scale(samples, Math.Pow(10, decibels / 20));

    /// <summary>Adds a constant.</summary>
    /// <param name="samples">n samples.</param>
    /// <param name="offset">The constant; full scale is 1.</param>
    /// <returns>n samples.</returns>
    public static float[] Offset(ReadOnlySpan<float> samples, double offset)
    {
        var moved = new float[samples.Length];
        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] = (float)(samples[i] + offset);
        }

        return moved;
    }

    /// <summary>Removes the mean and brings a signal to a level, so that neither how it was amplified nor a DC offset matters.</summary>
    /// <param name="samples">n samples.</param>
    /// <param name="decibels">The mean power afterward, dB re full scale.</param>
    /// <returns>n samples; a constant signal becomes silence.</returns>
    public static float[] SetLevel(ReadOnlySpan<float> samples, double decibels)
    {
        var centered = samples.IsEmpty ? [] : Offset(samples, -Moments.Sum(samples) / samples.Length);
        var power = samples.IsEmpty ? 0 : Moments.SumOfSquares(centered, 0) / samples.Length;
        return power > 0 ? Scale(centered, Math.Sqrt(Math.Pow(10, decibels / 10) / power)) : centered;
    }

    /// <summary>Scales a signal down to a peak, if it exceeds it.</summary>
    /// <param name="samples">n samples.</param>
    /// <param name="peak">The greatest magnitude allowed.</param>
    /// <returns>n samples.</returns>
    public static float[] LimitPeak(ReadOnlySpan<float> samples, double peak = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(peak);
        var greatest = 0f;
        foreach (var sample in samples)
        {
            greatest = Math.Max(greatest, Math.Abs(sample));
        }

        return greatest > peak ? Scale(samples, peak / greatest) : samples.ToArray();
    }

    /// <summary>Adds white Gaussian noise.</summary>
    /// <param name="samples">n samples.</param>
    /// <param name="decibels">Ratio of the signal's mean power to the noise's, dB.</param>
    /// <param name="seed">The seed of the noise.</param>
    /// <returns>n samples; a silent signal is returned unchanged, because its ratio to noise is undefined.</returns>
    public static float[] AddNoise(ReadOnlySpan<float> samples, double decibels, int seed)
    {
        var noise = GaussianNoise.Of(samples.Length, seed);
        var (signalEnergy, noiseEnergy) = (Moments.SumOfSquares(samples, 0), Moments.SumOfSquares(noise, 0));
        var scale = noiseEnergy > 0 ? Math.Sqrt(signalEnergy / noiseEnergy / Math.Pow(10, decibels / 10)) : 0;
        for (var i = 0; i < noise.Length; i++)
        {
            noise[i] = (float)(samples[i] + (scale * noise[i]));
        }

        return noise;
    }

    /// <summary>Plays a signal faster or slower: pitch and formants move with the speed, as on a tape.</summary>
    /// <param name="samples">n samples.</param>
    /// <param name="factor">Speed, from 0.25 to 4, accurate to 0.002 %.</param>
    /// <returns>About n / factor samples, rounded up.</returns>
    public static float[] ChangeSpeed(ReadOnlySpan<float> samples, double factor)
    {
        CheckFactor(factor);
        var (numerator, denominator) = Ratio(factor, MostPhases);
        if (numerator == denominator)
        {
            return samples.ToArray();
        }

        // Copies of a corpus are made with one factor after another, so the last factor's filters are cached.
        var resampler = _resampler;
        if (resampler.FromRate != numerator || resampler.ToRate != denominator)
        {
            _resampler = resampler = new Resampler(numerator, denominator);
        }

        return resampler.Resample(samples);
    }

    /// <summary>Makes a signal longer or shorter without changing its pitch: NWaves' phase vocoder with phase locking.</summary>
    /// <param name="samples">n samples.</param>
    /// <param name="factor">Length of the result divided by that of the signal, from 0.25 to 4.</param>
    /// <returns>round(n * factor) samples.</returns>
    public static float[] StretchTime(ReadOnlySpan<float> samples, double factor)
    {
        CheckFactor(factor);
        var length = (int)Math.Round(samples.Length * factor);
        var (analysis, synthesis) = Hops(factor);
        if (analysis == synthesis || samples.IsEmpty)
        {
            var same = samples.ToArray();
            Array.Resize(ref same, length);
            return same;
        }

        // Silence before and after, so that every sample has all of its frames; a quarter hop keeps NWaves from rounding the hop down.
        var padded = new float[samples.Length + (3 * FrameLength)];
        samples.CopyTo(padded.AsSpan(FrameLength));
        var vocoder = new PhaseLockingVocoder((synthesis + 0.25) / analysis, analysis, FrameLength);
        var stretched = vocoder.ApplyTo(new DiscreteSignal(1, padded)).Samples;

        // The middle of the frame that starts at s is moved to s * factor plus half a frame.
        var start = (int)Math.Round((FrameLength / 2.0 * synthesis / analysis) + (FrameLength / 2.0));
        return stretched[start..(start + length)];
    }

    /// <summary>Shifts the pitch, and the formants with it, at the same length: stretches the signal and resamples it to its original length.</summary>
    /// <param name="samples">n samples.</param>
    /// <param name="semitones">Upward, from -24 to 24.</param>
    /// <returns>n samples.</returns>
    public static float[] ShiftPitch(ReadOnlySpan<float> samples, double semitones)
    {
        var factor = Math.Pow(2, semitones / 12);
        var shifted = ChangeSpeed(StretchTime(samples, factor), factor);
        Array.Resize(ref shifted, samples.Length);
        return shifted;
    }

    private static float[] Scale(ReadOnlySpan<float> samples, double factor)
    {
        var scaled = new float[samples.Length];
        for (var i = 0; i < scaled.Length; i++)
        {
            scaled[i] = (float)(samples[i] * factor);
        }

        return scaled;
    }

    private static void CheckFactor(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 0.25);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(factor, 4);
        ArgumentOutOfRangeException.ThrowIfEqual(factor, double.NaN);
    }

    // The hops whose ratio is nearest to the factor, the shorter of them within the bounds.
    private static (int Analysis, int Synthesis) Hops(double factor)
    {
        var (best, error) = ((Analysis: LeastHop, Synthesis: LeastHop), double.PositiveInfinity);
        for (var hop = LeastHop; hop <= GreatestHop; hop++)
        {
            var hops = factor > 1 ? (Analysis: (int)Math.Round(hop / factor), Synthesis: hop) : (Analysis: hop, Synthesis: (int)Math.Round(hop * factor));
            var distance = Math.Abs(((double)hops.Synthesis / hops.Analysis) - factor);
            (best, error) = distance < error - 1e-12 ? (hops, distance) : (best, error);
        }

        return best;
    }

    // The nearest fraction with a bounded denominator.
    private static (int Numerator, int Denominator) Ratio(double value, int bound)
    {
        var (best, error) = ((Numerator: 1, Denominator: 1), double.PositiveInfinity);
        for (var denominator = 1; denominator <= bound; denominator++)
        {
            var numerator = (int)Math.Round(value * denominator);
            var distance = Math.Abs(((double)numerator / denominator) - value);
            (best, error) = numerator > 0 && distance < error - 1e-12 ? ((numerator, denominator), distance) : (best, error);
        }

        return best;
    }
}
