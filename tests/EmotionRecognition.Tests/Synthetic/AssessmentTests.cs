using EmotionRecognition.Synthetic;
using EmotionRecognition.Synthetic.Planning;

namespace EmotionRecognition.Tests.Synthetic;

public sealed class AssessmentTests
{
    [Theory]
    [InlineData(Label.Ang, "Anger")]
    [InlineData(Label.Exc, "Excited")]
    [InlineData(Label.Neu, "Neutral")]
    [InlineData(Label.Dis, "Disgust")]
    internal void Draw_Label_IsNamedByMostRaters(Label label, string name)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var votes = Votes(label, seed);

            Assert.InRange(votes.GetValueOrDefault(name), 2, 3);
            Assert.All(votes.Where(vote => vote.Key != name), vote => Assert.InRange(vote.Value, 1, votes[name] - 1));
        }
    }

    [Fact]
    public void Draw_NoAgreement_EachRaterNamesAnother()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            Assert.Equal([1, 1, 1], Votes(Label.Xxx, seed).Values);
        }
    }

    [Fact]
    public void Draw_AngerAgainstSadness_IsMoreActiveOnAverage()
    {
        double Mean(Label label) => Enumerable.Range(0, 50).Average(seed => Draw(label, seed).Activation);

        Assert.True(Mean(Label.Ang) > Mean(Label.Sad) + 1);
    }

    private static Assessment Draw(Label label, int seed)
    {
        var random = RandomStream.Named(seed, "raters", "turn");
        return Assessment.Draw(new Turn("Ses01F_impro01_F000", "Ses01F", label, Portrayal.Draw(label, random), "Yes."), random);
    }

    private static Dictionary<string, int> Votes(Label label, int seed) => Draw(label, seed).Lines
        .Where(line => line.StartsWith("C-E", StringComparison.Ordinal))
        .SelectMany(line => line.Split('\t')[1].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .CountBy(name => name).ToDictionary();
}
