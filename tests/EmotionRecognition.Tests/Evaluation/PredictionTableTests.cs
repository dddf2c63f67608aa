using CsCheck;
using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class PredictionTableTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"predictions-{Guid.NewGuid():N}.csv");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Write_Rows_WritesTheDocumentedColumns()
    {
        var row = new Prediction("honest", "logistic audio+text", "Ses01", "Ses01F_impro01_F000", "anger", "neutral", [0.25f, 0.75f]);

        new PredictionTable(["anger", "neutral"], [row, row with { Protocol = "published", Copies = 3 }]).Write(_path);

        Assert.Equal(
            "protocol,system,fold,utterance,actual,predicted,copies,p_anger,p_neutral\n"
                + "honest,logistic audio+text,Ses01,Ses01F_impro01_F000,anger,neutral,1,0.25,0.75\n"
                + "published,logistic audio+text,Ses01,Ses01F_impro01_F000,anger,neutral,3,0.25,0.75\n",
            File.ReadAllText(_path));
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame() => Gen.Select(
        Gen.String[Gen.Char.AlphaNumeric, 1, 8],
        Gen.Int[0, 2].Select(index => Predictions.Classes[index]),
        Gen.Int[0, 2].Select(index => Predictions.Classes[index]),
        Gen.Float[0, 1].Array[3],
        Gen.Int[1, 31])
        .Array[1, 20].Sample(
            rows =>
            {
                var written = new PredictionTable(
                    Predictions.Classes, [.. rows.Select(row => new Prediction("p, \"q\"", "s", "1", row.Item1, row.Item2, row.Item3, row.Item4, row.Item5))]);
                written.Write(_path);
                var read = PredictionTable.Read(_path);

                Assert.Equal(written.Classes, read.Classes);
                Assert.Equal(
                    written.Rows.Select(row => (row with { Probabilities = [] }).ToString()),
                    read.Rows.Select(row => (row with { Probabilities = [] }).ToString()));
                Assert.Equal(written.Rows.SelectMany(row => row.Probabilities), read.Rows.SelectMany(row => row.Probabilities));
            },
            iter: 30,
            threads: 1);

    [Fact]
    public void Read_NoCopiesColumn_CountsEachRowOnce()
    {
        File.WriteAllText(_path, "protocol,system,fold,utterance,actual,predicted,p_a,p_b\nh,s,1,u,a,b,0.1,0.9\n");

        Assert.Equal(1, Assert.Single(PredictionTable.Read(_path).Rows).Copies);
    }

    [Theory]
    [InlineData("h,s,1,u,d,b,1,0.1,0.9", "column actual: \"d\", expected one of a,b")]
    [InlineData("h,s,1,u,a,b,0,0.1,0.9", "column copies: 0, expected 1 or more")]
    [InlineData("h,s,1,u,a,b,1,NaN,0.9", "column p_a: \"NaN\", expected a finite number")]
    [InlineData("h,s,1,,a,b,1,0.1,0.9", "column utterance: an empty field, expected text")]
    public void Read_WrongField_SaysWhereAndWhat(string line, string message)
    {
        File.WriteAllText(_path, $"protocol,system,fold,utterance,actual,predicted,copies,p_a,p_b\n{line}\n");

        var error = Assert.Throws<InputException>(() => PredictionTable.Read(_path));

        Assert.StartsWith($"{_path} line 2, {message}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoProbabilities_Throws()
    {
        File.WriteAllText(_path, "protocol,system,fold,utterance,actual,predicted\n");

        Assert.Throws<InputException>(() => PredictionTable.Read(_path));
    }

    [Fact]
    public void Construct_RowThatDoesNotFit_Throws()
    {
        var row = Predictions.Row("s", "u", "a", "b");

        Assert.Throws<ArgumentException>(() => new PredictionTable(["a", "b"], [row]));
        Assert.Throws<ArgumentException>(() => new PredictionTable(Predictions.Classes, [row with { Predicted = "d" }]));
        Assert.Throws<ArgumentException>(() => new PredictionTable(Predictions.Classes, [row with { Probabilities = [0, 1, float.NaN] }]));
        Assert.Throws<ArgumentException>(() => new PredictionTable(["a", "a", "b"], [row]));
    }
}
