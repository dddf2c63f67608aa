namespace EmotionRecognition.Audio.Tests.Augmentation;

/// <summary>Signals with known levels.</summary>
internal static class Signals
{
    /// <summary>Two seconds of a sine with an amplitude of 0.5.</summary>
    public static float[] Sine(double frequency, int rate) =>
        [.. Enumerable.Range(0, 2 * rate).Select(i => (float)(0.5 * Math.Sin(2 * Math.PI * frequency * i / rate)))];

    /// <summary>The mean power, dB re full scale, at least -200.</summary>
    public static double Decibels(IReadOnlyCollection<float> samples) => 10 * Math.Log10(samples.Average(sample => (double)sample * sample) + 1e-20);
}
