namespace EmotionRecognition.Audio.Wav;

/// <summary>The header of a WAVE file.</summary>
/// <param name="SampleRate">Frames per second.</param>
/// <param name="Channels">Samples per frame.</param>
/// <param name="BitsPerSample">Bits per sample in the file: 8, 16, 24 or 32 as <see cref="WaveEncoding.Pcm"/>, 32 or 64 as <see
/// cref="WaveEncoding.Float"/>.</param>
/// <param name="Encoding">How a sample is written.</param>
/// <param name="FrameCount">Frames in the file; a frame has one sample per channel.</param>
/// <param name="DataOffset">Byte offset of the first frame.</param>
public sealed record WaveFormat(int SampleRate, int Channels, int BitsPerSample, WaveEncoding Encoding, long FrameCount, long DataOffset)
{
    /// <summary>Bytes of one frame.</summary>
    public int BytesPerFrame => Channels * (BitsPerSample / 8);

    /// <summary>Length in seconds.</summary>
    public double Duration => (double)FrameCount / SampleRate;
}
