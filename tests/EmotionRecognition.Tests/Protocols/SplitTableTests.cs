using EmotionRecognition.Protocols;

namespace EmotionRecognition.Tests.Protocols;

public sealed class SplitTableTests
{
    private static readonly SplitRow[] _rows =
    [
        new("b", 2, Role.Train, 31), new("a", 1, Role.Test, 1), new("B", 1, Role.Train, 1), new("a", 1, Role.Train, 2),
        new("c", 1, Role.Validation, 1),
    ];

    [Fact]
    public void Write_AnyOrder_IsOrderedByFoldSideAndUtterance()
    {
        using var folder = new TemporaryFolder();
        SplitTable.Write(folder.File("splits.csv"), _rows);

        Assert.Equal(
            "utterance,fold,role,copies\nB,1,train,1\na,1,train,2\nc,1,validation,1\na,1,test,1\nb,2,train,31\n",
            File.ReadAllText(folder.File("splits.csv")));
    }

    [Fact]
    public void Write_InnerFolds_HaveAColumn()
    {
        using var folder = new TemporaryFolder();
        SplitRow[] rows = [new("a", 1, Role.Train, 1, 2), new("b", 1, Role.Validation, 1), new("c", 1, Role.Test, 1)];
        SplitTable.Write(folder.File("splits.csv"), rows);

        Assert.Equal("utterance,fold,role,copies,inner\na,1,train,1,2\nb,1,validation,1,\nc,1,test,1,\n", File.ReadAllText(folder.File("splits.csv")));
        Assert.Equal(rows, SplitTable.Read(folder.File("splits.csv")));
    }

    [Theory]
    [InlineData("a,1,train,1,0")]
    [InlineData("a,1,validation,1,x")]
    [InlineData("a,1,test,1,2")]
    public void Read_BadInnerFold_ThrowsWithItsPlace(string row)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("splits.csv"), $"utterance,fold,role,copies,inner\n{row}\n");

        Assert.EndsWith("line 2, column inner", Assert.Throws<InputException>(() => SplitTable.Read(folder.File("splits.csv"))).Place);
    }

    [Fact]
    public void Read_Written_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        SplitTable.Write(folder.File("splits.csv"), _rows);

        Assert.Equal(_rows.InOrder(), SplitTable.Read(folder.File("splits.csv")));
    }

    [Theory]
    [InlineData("a,0,train,1", "line 2, column fold")]
    [InlineData("a,1,train,0", "line 2, column copies")]
    [InlineData("a,1,dev,1", "line 2, column role")]
    [InlineData("a,1,1,1", "line 2, column role")]
    [InlineData("a,1,train,1\na,1,train,2", "line 3, column utterance")]
    public void Read_BadRow_ThrowsWithItsPlace(string rows, string place)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("splits.csv"), $"utterance,fold,role,copies\n{rows}\n");

        Assert.EndsWith(place, Assert.Throws<InputException>(() => SplitTable.Read(folder.File("splits.csv"))).Place);
    }

    [Fact]
    public void Utterances_RowsWithCopies_RepeatsThem()
    {
        Assert.Equal(["a", "a", "B"], _rows.Utterances(1, Role.Train).OrderByDescending(utterance => utterance == "a"));
        Assert.Equal([1, 2], _rows.Folds());
    }

    [Fact]
    public void Sizes_RowsWithCopies_CountsThem() =>
        Assert.Equal([new FoldSizes(1, 3, 1, 1, 1), new FoldSizes(2, 31, 0, 0, 3)], _rows.Sizes());
}
