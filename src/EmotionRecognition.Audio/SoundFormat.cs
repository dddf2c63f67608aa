namespace EmotionRecognition.Audio;

/// <summary>What the header of a sound file says.</summary>
/// <param name="SampleRate">Frames per second.</param>
/// <param name="Channels">Samples per frame.</param>
/// <param name="FrameCount">Frames in the file; a frame has one sample per channel.</param>
/// <param name="Description">The encoding, for people: <c>PCM 16-bit</c>, <c>FLAC 24-bit</c>, <c>MP3</c>.</param>
public sealed record SoundFormat(int SampleRate, int Channels, long FrameCount, string Description)
{
    /// <summary>Length in seconds.</summary>
    public double Duration => (double)FrameCount / SampleRate;
}
