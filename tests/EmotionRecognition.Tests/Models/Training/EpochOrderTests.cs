using CsCheck;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Tests.Models.Training;

public sealed class EpochOrderTests
{
    [Fact]
    public void Batches_AnySize_HoldEveryRowOnceAndNoFewAlone() =>
        Gen.Select(Gen.Int, Gen.Int[1, 200], Gen.Int[2, 150], Gen.Int[2, 40]).Sample((seed, epoch, rows, size) =>
        {
            var batches = EpochOrder.Batches(seed, epoch, rows, size).ToList();

            Assert.Equal(Enumerable.Range(0, rows), batches.SelectMany(batch => batch).Order());
            Assert.All(batches[..^1], batch => Assert.Equal(size, batch.Length));
            Assert.InRange(batches[^1].Length, Math.Min(rows, Math.Min(4, size)), size + 3);
        });

    [Fact]
    public void Batches_SameSeedAndEpoch_AreTheSame()
    {
        Assert.Equal(EpochOrder.Batches(4, 2, 50, 8), EpochOrder.Batches(4, 2, 50, 8));
        Assert.NotEqual(EpochOrder.Batches(4, 2, 50, 8), EpochOrder.Batches(4, 3, 50, 8));
        Assert.NotEqual(EpochOrder.Batches(4, 2, 50, 8), EpochOrder.Batches(5, 2, 50, 8));
    }
}
