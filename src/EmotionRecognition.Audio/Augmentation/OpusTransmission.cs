using Concentus;
using Concentus.Enums;
using Concentus.Structs;

namespace EmotionRecognition.Audio.Augmentation;

/// <summary>A call over the internet: Opus (RFC 6716) for speech at a constant bit rate, encoded and decoded by Concentus.</summary>
internal static class OpusTransmission
{
    private const int GreatestRate = 48000;
    private const int FramesPerSecond = 50;
    private const int LongestPacket = 1275;

    private static readonly int[] _rates = [8000, 12000, 16000, 24000, GreatestRate];

    /// <summary>Encodes and decodes a signal. It clips at full scale, because Concentus computes with integers.</summary>
    /// <param name="samples">n samples.</param>
    /// <param name="sampleRate">Their rate, Hz; if Opus does not have it, the signal goes through 48 kHz.</param>
    /// <param name="kilobits">Thousands of bits per second.</param>
    /// <returns>n samples, without the codec's delay.</returns>
    public static float[] Apply(ReadOnlySpan<float> samples, int sampleRate, double kilobits)
    {
        if (_rates.Contains(sampleRate))
        {
            return Transmit(samples, sampleRate, kilobits);
        }

        var sent = new Resampler(sampleRate, GreatestRate).Resample(samples);
        return new Resampler(GreatestRate, sampleRate).Resample(Transmit(sent, GreatestRate, kilobits))[..samples.Length];
    }

    private static float[] Transmit(ReadOnlySpan<float> samples, int rate, double kilobits)
    {
        using var encoder = CreateEncoder(rate);
        using var decoder = CreateDecoder(rate);
        encoder.Bitrate = (int)Math.Round(1000 * kilobits);
        encoder.UseVBR = false;
        var length = rate / FramesPerSecond;
        var delay = encoder.Lookahead;
        var frames = (samples.Length + delay + length - 1) / length;
        var sent = new float[frames * length];
        samples.CopyTo(sent);
        var received = new float[sent.Length];
        var packet = new byte[LongestPacket];
        for (var frame = 0; frame < frames; frame++)
        {
            var count = encoder.Encode(sent.AsSpan(frame * length, length), length, packet, packet.Length);
            Receive(decoder, packet.AsSpan(0, count), received.AsSpan(frame * length, length));
        }

        return received[delay..(delay + samples.Length)];
    }

    // Concentus cannot decode all that it encodes, such as some loud square waves. As in a call, such a packet counts as lost, and the decoder conceals that.
    private static void Receive(OpusDecoder decoder, ReadOnlySpan<byte> packet, Span<float> samples)
    {
        try
        {
            decoder.Decode(packet, samples, samples.Length, false);
        }
        catch (OpusException)
        {
            decoder.Decode([], samples, samples.Length, false);
        }
    }

    // Also encodes sound to listen to. The factory would use a native library where it finds one, with slightly different results.
#pragma warning disable CS0618
    internal static OpusEncoder CreateEncoder(int rate) => new(rate, 1, OpusApplication.OPUS_APPLICATION_VOIP);

    private static OpusDecoder CreateDecoder(int rate) => new(rate, 1);
#pragma warning restore CS0618
}
