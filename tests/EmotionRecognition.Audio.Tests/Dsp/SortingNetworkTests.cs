using System.Runtime.Intrinsics;
using CsCheck;
using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.Tests.Dsp;

public sealed class SortingNetworkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void Sort_AnyValues_SortsEveryLane(int count) =>
        Gen.Float[-1, 1].Array[8].Array[count].Sample(rows =>
        {
            var vectors = rows.Select(row => Vector256.Create(row)).ToArray();

            SortingNetwork.Sort(vectors);

            return Enumerable.Range(0, 8)
                .All(lane => vectors.Select(vector => vector[lane]).SequenceEqual(rows.Select(row => row[lane]).Order()));
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void MeansOfExtremes_AnyValues_AreThoseOfTheSorted(int count) =>
        Gen.Float[-1, 1].Array[8].Array[count, 60].Sample(rows =>
        {
            var (least, greatest) = SortingNetwork.MeansOfExtremes(rows.Select(row => Vector256.Create(row)).ToArray(), count);

            return Enumerable.Range(0, 8).All(lane =>
            {
                var sorted = rows.Select(row => row[lane]).Order().ToList();
                return Math.Abs(sorted.Take(count).Average() - least[lane]) <= 1e-6
                    && Math.Abs(sorted.TakeLast(count).Average() - greatest[lane]) <= 1e-6;
            });
        });
}
