namespace EmotionRecognition.Audio.Dsp;

/// <summary>Complex numbers, real and imaginary parts apart.</summary>
internal sealed class ComplexPlanes(int length)
{
    public float[] Real { get; } = new float[length];

    public float[] Imaginary { get; } = new float[length];
}
