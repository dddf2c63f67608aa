using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EmotionRecognition.Audio;

/// <summary>Fingerprints recordings by their samples, so that one recording is recognized under two names.</summary>
public static class SoundPrint
{
    /// <summary>SHA-256 of the mono samples at the file's own sample rate, as hexadecimal digits.</summary>
    /// <param name="span">Where the sound is.</param>
    /// <returns>The fingerprint; null for digital silence, which does not identify a recording.</returns>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static string? Of(SoundSpan span)
    {
        var loader = new SoundLoader(ResamplingPolicy.Refuse, SoundFile.ReadFormat(span.File).SampleRate);
        var samples = loader.Load(span);
        return samples.AsSpan().ContainsAnyExcept(0f) ? Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<float>(samples))) : null;
    }
}
