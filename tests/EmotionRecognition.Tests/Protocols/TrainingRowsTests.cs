using EmotionRecognition.Protocols;

namespace EmotionRecognition.Tests.Protocols;

public sealed class TrainingRowsTests
{
    private static readonly SplitRow[] _rows =
    [
        new("a", 1, Role.Train, 1), new("b", 1, Role.Validation, 1), new("c", 1, Role.Test, 1),
        new("a", 2, Role.Test, 1), new("b", 2, Role.Train, 2), new("c", 2, Role.Validation, 1),
    ];

    [Fact]
    public void WithGenerated_EachFold_HasThemInTrainingOnly()
    {
        var rows = TrainingRows.WithGenerated(_rows, ["y", "x"]);

        Assert.Equal(["a", "x", "y"], rows.Utterances(1, Role.Train));
        Assert.Equal(["b", "b", "x", "y"], rows.Utterances(2, Role.Train));
        Assert.Equal(_rows.Where(row => row.Role != Role.Train).ToHashSet(), rows.Where(row => row.Role != Role.Train).ToHashSet());
    }

    [Theory]
    [InlineData("a", "x")]
    [InlineData("x", "x")]
    public void WithGenerated_IdThatIsTaken_Throws(string first, string second) =>
        Assert.Throws<InputException>(() => TrainingRows.WithGenerated(_rows, [first, second]));

    [Fact]
    public void WithCopies_AllSides_MultipliesTrainingOnly()
    {
        var rows = TrainingRows.WithCopies(_rows, utterance => utterance == "c" ? 0 : 2);

        Assert.Equal([3, 1, 1, 1, 6, 1], rows.Select(row => row.Copies));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainingRows.WithCopies(_rows, _ => -1));
    }
}
