using EmotionRecognition.Tables;

namespace EmotionRecognition.Tests.Tables;

public sealed class CsvFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Read_AnyLineEnds_GivesTheSameFields(string lineEnd)
    {
        var path = _folder.Write("table.csv", $"a,b{lineEnd}1,\"x, \"\"y\"\"\"{lineEnd}2,z{lineEnd}");

        var rows = CsvFile.Read(path, "a", "b").Select(row => (row.Line, row["a"], row["b"])).ToList();

        Assert.Equal([(2, "1", "x, \"y\""), (3, "2", "z")], rows);
        Assert.Equal(["a", "b"], CsvFile.ReadHeader(path));
    }

    [Fact]
    public void Read_ByteOrderMark_IsNoPartOfTheFirstName()
    {
        var path = _folder.Write("table.csv", "\uFEFFa,b\n1,2\n");

        Assert.Equal(2, CsvFile.Read(path, "a").Single().Integer("b"));
    }

    [Fact]
    public void Write_Rows_HasLineFeedsAndQuotes()
    {
        var path = _folder.File("table.csv");

        CsvFile.Write(path, ["a", "b"], [["1", "x, \"y\""], ["2", ""]]);

        Assert.Equal("a,b\n1,\"x, \"\"y\"\"\"\n2,\n", File.ReadAllText(path));
    }
}
