using EmotionRecognition.Audio.Dsp;
using NWaves.Utils;

namespace EmotionRecognition.Audio.Formants;

/// <summary>
/// Linear prediction by the autocorrelation method, solved with NWaves' Levinson-Durbin recursion (J. Makhoul, "Linear prediction: a tutorial review",
/// Proc. IEEE 63, 1975).
/// </summary>
public static class LinearPrediction
{
    // A share of r[0] that is added to it: white noise 90 dB down keeps the recursion stable in floats.
    private const float WhiteNoise = 1e-9f;

    /// <summary>The coefficients of the prediction error filter A(z) = 1 + a[1] z^-1 + ... + a[p] z^-p.</summary>
    /// <param name="frame">At least p + 1 samples, windowed.</param>
    /// <param name="coefficients">Receives p + 1 values, the first is 1; all others are 0 for silence.</param>
    /// <returns>The energy of the prediction error; 0 for silence.</returns>
    /// <exception cref="ArgumentException">There are fewer samples than coefficients.</exception>
    public static double Solve(ReadOnlySpan<float> frame, float[] coefficients)
    {
        if (frame.Length < coefficients.Length)
        {
            throw new ArgumentException($"{frame.Length} samples, expected at least {coefficients.Length}", nameof(frame));
        }

        var correlation = new float[coefficients.Length];
        for (var lag = 0; lag < correlation.Length; lag++)
        {
            correlation[lag] = (float)Moments.Product(frame[lag..], frame[..^lag]);
        }

        Array.Clear(coefficients);
        coefficients[0] = 1;
        if (!(correlation[0] > 0))
        {
            return 0;
        }

        correlation[0] *= 1 + WhiteNoise;
        return Lpc.LevinsonDurbin(correlation, coefficients, coefficients.Length - 1);
    }
}
