using EmotionRecognition.Audio.Dsp;
using NWaves.Operations;
using NWaves.Signals;

namespace EmotionRecognition.Audio.Augmentation;

/// <summary>
/// A synthetic room: the direct sound, and white noise that decays exponentially (J. Polack 1988; M. Schroeder, JASA 37, 1965). Direct and reverberant sound
/// have the same energy, as at the critical distance. One reverberation time always gives the same room.
/// </summary>
internal static class Reverberation
{
    // Amplitude after the reverberation time: 60 dB below the start.
    private static readonly double _decay = Math.Log(1000);

    /// <summary>The sound of a signal in the room, at the signal's level.</summary>
    /// <param name="samples">n samples.</param>
    /// <param name="sampleRate">Their rate, Hz.</param>
    /// <param name="seconds">The reverberation time, RT60.</param>
    /// <returns>n samples: what is heard after the end is cut off.</returns>
    public static float[] Apply(ReadOnlySpan<float> samples, int sampleRate, double seconds)
    {
        var heard = Operation.Convolve(
            new DiscreteSignal(sampleRate, samples.ToArray()), new DiscreteSignal(sampleRate, ImpulseResponse(sampleRate, seconds))).Samples[..samples.Length];
        var energy = Moments.SumOfSquares(heard, 0);
        return energy > 0 ? Augment.Gain(heard, 10 * Math.Log10(Moments.SumOfSquares(samples, 0) / energy)) : heard;
    }

    /// <summary>The room's response to an impulse.</summary>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="seconds">The reverberation time, RT60.</param>
    /// <returns>1 for the direct sound, then the reverberant sound until it has fallen by 60 dB.</returns>
    public static float[] ImpulseResponse(int sampleRate, double seconds)
    {
        var response = new float[1 + (int)Math.Ceiling(seconds * sampleRate)];
        var noise = GaussianNoise.Of(response.Length, (int)Math.Round(seconds * 1000));
        for (var i = 1; i < response.Length; i++)
        {
            response[i] = (float)(noise[i] * Math.Exp(-_decay * i / (seconds * sampleRate)));
        }

        var scale = 1 / Math.Sqrt(Moments.SumOfSquares(response, 0));
        for (var i = 1; i < response.Length; i++)
        {
            response[i] = (float)(response[i] * scale);
        }

        response[0] = 1;
        return response;
    }
}
