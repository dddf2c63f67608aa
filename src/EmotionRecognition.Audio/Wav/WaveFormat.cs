namespace EmotionRecognition.Audio.Wav;

/// <summary>What the header of a WAVE file says.</summary>
/// <param name="SampleRate">Frames per second.</param>
/// <param name="Channels">Samples per frame.</param>
/// <param name="BitsPerSample">Bits a sample takes in the file: 8, 16, 24 or 32 as <see cref="WaveEncoding.Pcm"/>, 32 or 64 as <see
/// cref="WaveEncoding.Float"/>.</param>
/// <param name="Encoding">How a sample is written.</param>
/// <param name="FrameCount">Frames in the file; one frame has a sample of each channel.</param>
/// <param name="DataOffset">Byte at which the first frame starts.</param>
public sealed record WaveFormat(int SampleRate, int Channels, int BitsPerSample, WaveEncoding Encoding, long FrameCount, long DataOffset)
{
    /// <summary>Bytes of one frame.</summary>
    public int BytesPerFrame => Channels * (BitsPerSample / 8);

    /// <summary>Length in seconds.</summary>
    public double Duration => (double)FrameCount / SampleRate;
}
