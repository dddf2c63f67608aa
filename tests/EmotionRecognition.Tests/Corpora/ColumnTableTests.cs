using EmotionRecognition.Corpora;

namespace EmotionRecognition.Tests.Corpora;

public sealed class ColumnTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var path = _folder.File("columns.csv");

        ColumnTable.Write(path, ["gender", "style"], [("a", ["female", ""]), ("b", ["male", "acted, loud"])]);
        var table = ColumnTable.Read(path);

        Assert.Equal(["gender", "style"], table.Columns);
        Assert.Equal(("acted, loud", "", ""), (table.Of("b", "style"), table.Of("a", "style"), table.Of("c", "style")));
    }

    [Fact]
    public void Read_RepeatedUtterance_NamesTheLine()
    {
        var path = _folder.Write("columns.csv", "utterance,gender\na,female\na,male\n");

        Assert.Contains("line 3, column utterance: duplicate a", Assert.Throws<InputException>(() => ColumnTable.Read(path)).Message, StringComparison.Ordinal);
    }
}
