namespace EmotionRecognition.Audio.Wav;

/// <summary>The layout of the samples of a WAV file.</summary>
/// <param name="SampleRate">Frames per second.</param>
/// <param name="Channels">Samples per frame.</param>
/// <param name="BitsPerSample">Bits that a sample takes up in the file: 8, 16, 24, or 32 for <see cref="WaveEncoding.Pcm"/>, 32 or 64 for <see
/// cref="WaveEncoding.Float"/>, 8 for the others.</param>
/// <param name="Encoding">How a sample is stored.</param>
/// <param name="FrameCount">Frames in the file; a frame has one sample per channel.</param>
/// <param name="DataOffset">Byte offset of the first frame.</param>
internal sealed record WaveFormat(int SampleRate, int Channels, int BitsPerSample, WaveEncoding Encoding, long FrameCount, long DataOffset)
{
    /// <summary>The upper bits of a sample that are in use, at most <see cref="BitsPerSample"/>.</summary>
    public int ValidBits { get; init; } = BitsPerSample;

    /// <summary>Bytes of one frame.</summary>
    public int BytesPerFrame => Channels * (BitsPerSample / 8);

    /// <summary>The greatest value a sample can have, or 1 for floats.</summary>
    public double FullScale => Encoding switch
    {
        WaveEncoding.Pcm => 1 - Math.ScaleB(1, 1 - ValidBits),
        WaveEncoding.ALaw => G711.GreatestALaw,
        WaveEncoding.MuLaw => G711.GreatestMuLaw,
        _ => 1,
    };

    /// <summary>What a user of the file sees of it.</summary>
    public SoundFormat ToSoundFormat() => new(SampleRate, Channels, FrameCount, Encoding switch
    {
        WaveEncoding.Pcm when ValidBits < BitsPerSample => $"PCM {ValidBits}-bit in {BitsPerSample}",
        WaveEncoding.Pcm => $"PCM {BitsPerSample}-bit",
        WaveEncoding.Float => $"float {BitsPerSample}-bit",
        WaveEncoding.ALaw => "A-law",
        _ => "mu-law",
    });
}
