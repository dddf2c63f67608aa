using System.Numerics.Tensors;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>Power in decibels (librosa 0.10.1 <c>power_to_db</c> with reference 1).</summary>
public static class Decibels
{
    /// <summary>Smaller power is replaced by this.</summary>
    public const double Least = 1e-10;

    /// <summary>Values are at most this many decibels below the maximum of the matrix.</summary>
    public const double Range = 80;

    /// <summary>10 log10(max(1e-10, power)), and no more than 80 dB below the greatest value of all rows and frames.</summary>
    /// <param name="power">(rows x frames): not negative.</param>
    /// <param name="decibels">Becomes (rows x frames); may be <paramref name="power"/>.</param>
    public static void FromPower(FrameMatrix power, FrameMatrix decibels)
    {
        decibels.Resize(power.Frames);
        var values = decibels.Values;
        TensorPrimitives.Max(power.Values, (float)Least, values);
        TensorPrimitives.Log10(values, values);
        TensorPrimitives.Multiply(values, 10, values);
        TensorPrimitives.Max(values, decibels.Maximum() - (float)Range, values);
    }
}
