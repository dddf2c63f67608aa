namespace EmotionRecognition.Acoustics;

/// <summary>Complex numbers, real and imaginary parts apart.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed class ComplexPlanes<T>(int length)
{
    public T[] Real { get; } = new T[length];

    public T[] Imaginary { get; } = new T[length];
}
