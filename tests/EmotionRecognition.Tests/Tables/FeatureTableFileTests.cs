using CsCheck;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Tests.Tables;

public sealed class FeatureTableFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var path = _folder.File("acoustics.csv");
        Gen.Float.Where(float.IsFinite).Array[3].Array[0, 20].Sample(
            rows =>
            {
                FeatureTableFile.Write(path, ["a", "b", "c"], rows.Select((row, i) => ($"u,\"{i}\"", row)));
                var table = FeatureTableFile.Read(path);
                Assert.Equal(["a", "b", "c"], table.Columns);
                Assert.Equal(rows.Select((_, i) => $"u,\"{i}\""), table.Utterances);
                Assert.Equal(
                    rows.SelectMany(row => row).Select(BitConverter.SingleToInt32Bits),
                    table.Values.Select(BitConverter.SingleToInt32Bits));
            },
            iter: 50,
            threads: 1);
    }

    [Theory]
    [InlineData("utterance,a,b\nu,1,NaN\n", "line 2, column b: \"NaN\", expected a finite number")]
    [InlineData("utterance,a,b\nu,1,2\nv,,2\n", "line 3, column a: \"\", expected a finite number")]
    [InlineData("utterance,a,b\nu,1e99,2\n", "line 2, column a: \"1e99\", expected a finite number")]
    [InlineData("utterance,a,b\nu,1\n", "line 2: 2 fields, expected 3")]
    [InlineData("utterance,a,b\nu,1,2,3\n", "line 2: more fields, expected 3")]
    [InlineData("utterance,a,b\nu,1,2\n\nu,1,2\n", "line 4, column utterance: duplicate utterance u")]
    [InlineData("utterance,a,\nu,1,2\n", "line 1: a column without a name")]
    [InlineData("utterance,a,a\nu,1,2\n", "line 1: duplicate column a (2 times)")]
    [InlineData("wav_file,a,b\nu,1,2\n", "line 1: no column utterance")]
    [InlineData("", "an empty file")]
    public void Read_BadTable_NamesLineAndColumn(string text, string expected)
    {
        var path = _folder.Write("acoustics.csv", text);

        Assert.Contains(expected, Assert.Throws<InputException>(() => FeatureTableFile.Read(path)).Message);
    }

    [Fact]
    public void Write_NotANumber_NamesUtteranceAndColumn()
    {
        var path = _folder.File("acoustics.csv");

        var error = Assert.Throws<ArgumentException>(() => FeatureTableFile.Write(path, ["a", "b"], [("u", [1, float.NaN])]));

        Assert.Contains("b of u is NaN", error.Message);
    }
}
