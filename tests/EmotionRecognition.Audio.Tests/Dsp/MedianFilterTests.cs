using System.Runtime.Intrinsics;
using CsCheck;
using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.Tests.Dsp;

public sealed class MedianFilterTests
{
    [Fact]
    public void Apply_AnyLengthAndStart_SortsEveryWindow() =>
        Gen.Select(Gen.Float[0, 1].Array[1, 100], Gen.Int[0, 99]).Sample(
            (values, start) =>
            {
                var first = start % values.Length;
                var rows = values.Select((value, i) => Vector256<float>.Zero.WithElement(i % 8, value).WithElement(3, value)).ToArray();
                var medians = new Vector256<float>[values.Length - first];

                MedianFilter.Apply(rows, 0, rows.Length, first, medians);

                return medians.Select((median, i) => median[3]).SequenceEqual(
                    Enumerable.Range(first, medians.Length).Select(i => Median(values, i)));
            },
            iter: 300);

    private static float Median(float[] values, int center)
    {
        var reflected = Enumerable.Range(center - 15, 31).Select(i =>
        {
            while (i < 0 || i >= values.Length)
            {
                i = i < 0 ? -1 - i : (2 * values.Length) - 1 - i;
            }

            return values[i];
        });
        return reflected.Order().ElementAt(15);
    }
}
