using CsCheck;
using EmotionRecognition.Synthetic;

namespace EmotionRecognition.Tests.Synthetic;

public sealed class RandomStreamTests
{
    [Fact]
    public void Named_SameName_GivesTheSameNumbers() => Gen.Select(Gen.Int, Gen.String).Sample((seed, name) =>
    {
        var one = RandomStream.Named(seed, "words", name);
        var other = RandomStream.Named(seed, "words", name);

        Assert.Equal(Enumerable.Range(0, 5).Select(_ => one.Uniform(0, 1)), Enumerable.Range(0, 5).Select(_ => other.Uniform(0, 1)));
    });

    [Fact]
    public void Named_OtherSeedPurposeOrName_GivesOtherNumbers()
    {
        var numbers = new[]
        {
            RandomStream.Named(1, "words", "a"),
            RandomStream.Named(2, "words", "a"),
            RandomStream.Named(1, "voice", "a"),
            RandomStream.Named(1, "words", "b"),
        }.Select(random => random.Uniform(0, 1));

        Assert.Equal(4, numbers.Distinct().Count());
    }

    [Fact]
    public void Pick_Weights_AreFollowed()
    {
        var random = RandomStream.Named(1, "pick", "test");

        double Weight(string item) => item switch { "often" => 3, "seldom" => 1, _ => 0 };

        var picks = Enumerable.Range(0, 4000).Select(_ => random.Pick(["often", "seldom", "never"], Weight))
            .CountBy(item => item).ToDictionary();

        Assert.InRange(picks["often"], 2850, 3150);
        Assert.False(picks.ContainsKey("never"));
    }

    [Fact]
    public void Shuffle_Items_KeepsThem() => Gen.Int.List[0, 40].Sample(items =>
        Assert.Equal(items.Order(), RandomStream.Named(1, "shuffle", "test").Shuffle(items).Order()));
}
