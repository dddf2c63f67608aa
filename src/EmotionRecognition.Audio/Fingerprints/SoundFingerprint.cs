namespace EmotionRecognition.Audio.Fingerprints;

/// <summary>
/// What a recording sounds like, in a form that survives noise at 20 dB, another gain, a cut, 2 % of speed, a telephone's bandwidth, and lossy compression: the
/// loudness of 24 bands from 150 to 3400 Hz, 62.5 times a second, relative to a floor that follows the recording's own level. About 1.5 KB per second.
/// </summary>
public sealed class SoundFingerprint
{
    /// <summary>The sample rate of the sound, Hz.</summary>
    public const int SampleRate = 16000;

    /// <summary>Samples from frame to frame: 16 ms.</summary>
    internal const int HopLength = 256;

    /// <summary>Bands of a frame.</summary>
    internal const int Bands = 24;

    /// <summary>Levels per unit of loudness.</summary>
    private const float Scale = 24;

    private readonly byte[] _levels;

    private SoundFingerprint(byte[] levels) => _levels = levels;

    /// <summary>The number of frames.</summary>
    internal int Frames => _levels.Length / Bands;

    /// <summary>The levels, (frames x bands).</summary>
    internal ReadOnlySpan<byte> Levels => _levels;

    /// <summary>Fingerprints a recording.</summary>
    /// <param name="samples">Its mono samples at <see cref="SampleRate"/>; may be empty.</param>
    public static SoundFingerprint Of(ReadOnlySpan<float> samples)
    {
        var power = BandPowers.Of(samples);
        var frames = power.Length / Bands;
        var mean = 0.0;
        foreach (var value in power)
        {
            mean += value;
        }

        mean /= Math.Max(1, frames);
        var levels = new byte[power.Length];
        for (var i = 0; i < levels.Length && mean > 0; i++)
        {
            var floor = BandPowers.Width(i % Bands) * BandPowers.FloorShare * mean;
            levels[i] = (byte)Math.Min(byte.MaxValue, Scale * Math.Log(1 + (power[i] / floor)));
        }

        return new SoundFingerprint(levels);
    }
}
