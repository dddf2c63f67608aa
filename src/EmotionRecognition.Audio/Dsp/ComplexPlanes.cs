namespace EmotionRecognition.Audio.Dsp;

/// <summary>Complex numbers with separate real and imaginary parts.</summary>
internal sealed class ComplexPlanes(int length)
{
    public float[] Real { get; } = new float[length];

    public float[] Imaginary { get; } = new float[length];
}
