using CsCheck;
using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.Tests.Dsp;

public sealed class FrameMatrixTests
{
    [Fact]
    public void Statistics_AnyNumberOfFrames_LeaveThePaddingOut() =>
        Gen.Float[-1, 1].Array[1, 40].Sample(values =>
        {
            var matrix = new FrameMatrix(2);
            matrix.Resize(values.Length);
            matrix.Values.Fill(1000);
            for (var frame = 0; frame < values.Length; frame++)
            {
                (matrix[0, frame], matrix[1, frame]) = (values[frame], -values[frame]);
            }

            Span<float> means = stackalloc float[2];
            Span<float> deviations = stackalloc float[2];
            Span<float> maxima = stackalloc float[2];
            matrix.Means(means);
            matrix.Deviations(deviations);
            matrix.Maxima(maxima);

            var mean = values.Average(value => (double)value);
            return Math.Abs(means[0] - mean) < 1e-6
                && Math.Abs(means[1] + mean) < 1e-6
                && Math.Abs(deviations[1] - Math.Sqrt(values.Average(value => (value - mean) * (value - mean)))) < 1e-6
                && maxima[0] == values.Max()
                && maxima[1] == -values.Min()
                && matrix.Maximum() == values.Max(Math.Abs);
        });

    [Fact]
    public void Resize_NoFrames_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new FrameMatrix(2).Resize(0));
}
