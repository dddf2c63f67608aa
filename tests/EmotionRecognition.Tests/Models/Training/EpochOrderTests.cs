using CsCheck;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Tests.Models.Training;

public sealed class EpochOrderTests
{
    [Fact]
    public void Batches_AnySize_HoldEveryRowOnceAndNoneAlone() =>
        Gen.Select(Gen.Int, Gen.Int[1, 200], Gen.Int[2, 150], Gen.Int[2, 40]).Sample((seed, epoch, rows, size) =>
        {
            var batches = EpochOrder.Batches(seed, epoch, rows, size);

            Assert.Equal(Enumerable.Range(0, rows), batches.SelectMany(batch => batch).Order());
            Assert.All(batches, batch => Assert.InRange(batch.Length, 2, size + 1));
        });

    [Fact]
    public void Batches_SameSeedAndEpoch_AreTheSame()
    {
        Assert.Equal(EpochOrder.Batches(4, 2, 50, 8), EpochOrder.Batches(4, 2, 50, 8));
        Assert.NotEqual(EpochOrder.Batches(4, 2, 50, 8), EpochOrder.Batches(4, 3, 50, 8));
        Assert.NotEqual(EpochOrder.Batches(4, 2, 50, 8), EpochOrder.Batches(5, 2, 50, 8));
    }
}
