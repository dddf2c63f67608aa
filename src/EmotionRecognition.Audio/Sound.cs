namespace EmotionRecognition.Audio;

/// <summary>Mono sound in memory.</summary>
/// <param name="Samples">n samples; full scale of whole-number formats is [-1, 1), values of float files are not scaled.</param>
/// <param name="SampleRate">Samples per second.</param>
public sealed record Sound(float[] Samples, int SampleRate)
{
    /// <summary>Length in seconds.</summary>
    public double Duration => (double)Samples.Length / SampleRate;
}
