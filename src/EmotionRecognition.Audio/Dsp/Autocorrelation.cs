using System.Numerics;
using NWaves.Transforms;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>
/// The autocorrelation of a signal: r[k] = sum over i of y[i] y[i + k], for the lags k from 0 to n - 1, not normalized (librosa 0.10.1
/// <c>autocorrelate</c>). Keeps working memory: one instance per thread.
/// </summary>
public sealed class Autocorrelation
{
    private readonly FourthPowers _spectrum = new();

    /// <summary>The autocorrelation itself. <see cref="Summarize"/> does not need it.</summary>
    /// <param name="samples">n samples, at least one.</param>
    /// <param name="lags">Receives n values.</param>
    /// <exception cref="ArgumentException"><paramref name="lags"/> has a different length.</exception>
    public static void Compute(ReadOnlySpan<float> samples, Span<double> lags)
    {
        if (lags.Length != samples.Length)
        {
            throw new ArgumentException($"{lags.Length} lags, expected {samples.Length}", nameof(lags));
        }

        var length = 2 * (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, samples.Length));
        var fourier = new RealFft64(length);
        var (signal, real, imaginary) = (new double[length], new double[length], new double[length]);
        for (var i = 0; i < samples.Length; i++)
        {
            signal[i] = samples[i];
        }

        fourier.Direct(signal, real, imaginary);
        for (var i = 0; i <= length / 2; i++)
        {
            (real[i], imaginary[i]) = ((real[i] * real[i]) + (imaginary[i] * imaginary[i]), 0);
        }

        fourier.InverseNorm(real, imaginary, signal);
        signal.AsSpan(0, lags.Length).CopyTo(lags);
    }

    /// <summary>
    /// Greatest value and population standard deviation of the autocorrelation. The greatest is r[0], the energy. Over the lags of both
    /// signs r adds up to the square of the signal's sum and, by Parseval's theorem, r squared to the mean fourth power of the spectrum's
    /// magnitude: mean and deviation need no inverse transform.
    /// </summary>
    /// <param name="samples">n samples, at least one.</param>
    /// <returns>r[0], and the standard deviation of r over the lags 0 to n - 1.</returns>
    public (double Maximum, double Deviation) Summarize(ReadOnlySpan<float> samples)
    {
        // Silence at the ends only adds lags at which r is 0.
        var sound = samples.Trim(0f);
        if (sound.IsEmpty)
        {
            return (0, 0);
        }

        var (sum, energy) = (Moments.Sum(sound), Moments.SumOfSquares(sound, 0));
        var mean = ((sum * sum) + energy) / 2 / samples.Length;
        var meanSquare = (_spectrum.Mean(sound) + (energy * energy)) / 2 / samples.Length;
        return (energy, Math.Sqrt(Math.Max(0, meanSquare - (mean * mean))));
    }
}
