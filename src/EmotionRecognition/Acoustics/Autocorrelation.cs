using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace EmotionRecognition.Acoustics;

/// <summary>Autocorrelation of a signal: r[k] = sum over i of y[i] y[i + k], for the lags k from 0 to n - 1, not normalised.</summary>
public static class Autocorrelation
{
    /// <summary>Greatest value and population standard deviation of the autocorrelation.</summary>
    /// <param name="samples">At least one sample.</param>
    /// <returns>The greatest value, which is r[0], and the standard deviation over all lags.</returns>
    public static (double Maximum, double Deviation) Summarize(ReadOnlySpan<float> samples)
    {
        var length = 2 * (int)BitOperations.RoundUpToPowerOf2((uint)samples.Length);
        var spectrum = new Complex[length];
        for (var i = 0; i < samples.Length; i++)
        {
            spectrum[i] = samples[i];
        }

        Fourier.Forward(spectrum, FourierOptions.AsymmetricScaling);
        for (var i = 0; i < length; i++)
        {
            spectrum[i] = (spectrum[i].Real * spectrum[i].Real) + (spectrum[i].Imaginary * spectrum[i].Imaginary);
        }

        Fourier.Inverse(spectrum, FourierOptions.AsymmetricScaling);
        var lags = spectrum.Take(samples.Length).Select(value => value.Real).ToArray();
        var mean = lags.Average();
        return (lags.Max(), Math.Sqrt(lags.Average(value => (value - mean) * (value - mean))));
    }
}
