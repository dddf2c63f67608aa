using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class ConfusionMatrixTests
{
    [Fact]
    public void Count_Labels_RowsAreActualColumnsPredicted()
    {
        var confusion = ConfusionMatrix.Count(Predictions.Classes, ["a", "a", "b", "a"], ["a", "c", "b", "c"]);

        Assert.Equal([[1, 0, 2], [0, 1, 0], [0, 0, 0]], confusion.ToRows());
        Assert.Equal(2, confusion[0, 2]);
        Assert.Equal(4, confusion.Total);
        Assert.Equal((3, 2), (confusion.Support(0), confusion.PredictedTotal(2)));
    }

    [Fact]
    public void RowPercentage_ClassWithoutRows_IsZero()
    {
        var confusion = ConfusionMatrix.Count(Predictions.Classes, ["a", "a", "b", "a"], ["a", "c", "b", "c"]);

        Assert.Equal(66.6667, confusion.RowPercentage(0, 2), 4);
        Assert.Equal(0, confusion.RowPercentage(2, 2));
    }

    [Fact]
    public void Count_Copies_CountsEachCopy()
    {
        var confusion = ConfusionMatrix.Count(
            Predictions.Classes, [Predictions.Row("s", "u", "a", "b", copies: 7), Predictions.Row("s", "v", "a", "a")]);

        Assert.Equal((7, 1), (confusion[0, 1], confusion[0, 0]));
    }

    [Fact]
    public void Count_UnknownClass_Throws()
    {
        var error = Assert.Throws<ArgumentException>(() => ConfusionMatrix.Count(Predictions.Classes, ["d"], ["a"]));

        Assert.Contains("class \"d\", expected one of a,b,c", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Count_ListsOfOtherLength_Throws() =>
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.Count(Predictions.Classes, ["a"], []));

    [Fact]
    public void FromCounts_NotSquareOrNegative_Throws()
    {
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.FromCounts(["a", "b"], [[1, 2]]));
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.FromCounts(["a", "b"], [[1, 2], [3, -1]]));
    }
}
