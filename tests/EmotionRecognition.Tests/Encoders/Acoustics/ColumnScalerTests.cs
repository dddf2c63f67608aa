using CsCheck;
using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;

namespace EmotionRecognition.Tests.Encoders.Acoustics;

public sealed class ColumnScalerTests
{
    private static readonly Gen<InputMatrix> _matrices =
        from columns in Gen.Int[1, 5]
        from rows in Gen.Int[2, 12]
        from values in Gen.Int[-9999, 9999].Array[rows * columns]
        select new InputMatrix([.. Enumerable.Range(0, columns).Select(column => $"c{column}")], [.. values.Select(value => value / 16f)]);

    [Fact]
    public void MinMaxFit_FittingRows_ReachFromZeroToOne() => _matrices.Sample(rows =>
        Assert.All(Columns(MinMaxScaler.Fit(rows), rows), column =>
        {
            Assert.Equal(0, column.Min());
            Assert.True(column.Max() is 1 or 0);
        }));

    [Fact]
    public void StandardFit_FittingRows_HaveMeanZeroAndDeviationOne() => _matrices.Sample(rows =>
        Assert.All(Columns(StandardScaler.Fit(rows), rows).Where(column => column.Any(value => value != 0)), column =>
        {
            Assert.Equal(0, column.Average(), 1e-5);
            Assert.Equal(1, Math.Sqrt(column.Average(value => (double)value * value)), 1e-4);
        }));

    [Fact]
    public void Fit_ConstantColumn_BecomesZero()
    {
        var rows = new InputMatrix(["c"], [.. Enumerable.Repeat(0.1f, 1000)]);

        Assert.All(Columns(MinMaxScaler.Fit(rows), rows)[0], value => Assert.Equal(0, value));
        Assert.All(Columns(StandardScaler.Fit(rows), rows)[0], value => Assert.Equal(0, value));
    }

    [Fact]
    public void MinMaxFit_OtherRows_MayFallOutside()
    {
        var scaler = MinMaxScaler.Fit(new InputMatrix(["c"], [2, 4]));
        var scaled = new float[1];

        scaler.Transform([7], scaled);

        Assert.Equal([2.5f], scaled);
    }

    [Fact]
    public void StandardFit_Example_IsScikitLearns()
    {
        var scaler = StandardScaler.Fit(new InputMatrix(["c"], [1, 2, 3, 4]));
        var scaled = new float[1];

        scaler.Transform([1], scaled);

        Assert.Equal(-1.5f / MathF.Sqrt(1.25f), scaled[0], 1e-6f);
    }

    [Fact]
    public void Load_Saved_ScalesTheSame() => _matrices.Sample(rows =>
    {
        using var folder = new TemporaryFolder();
        var scaler = StandardScaler.Fit(rows);
        scaler.Save(folder.File("scaler.csv"));

        var loaded = ColumnScaler.Load(folder.File("scaler.csv"));

        Assert.Equal(rows.Columns, loaded.Columns);
        Assert.Equal(Columns(scaler, rows), Columns(loaded, rows));
    }, iter: 20);

    [Theory]
    [InlineData("c,0,0")]
    [InlineData("c,0,-1")]
    [InlineData("c,NaN,1")]
    [InlineData(",0,1")]
    public void Load_NoScale_SaysSo(string line)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("scaler.csv"), $"column,offset,scale\n{line}\n");

        Assert.Throws<InputException>(() => ColumnScaler.Load(folder.File("scaler.csv")));
    }

    private static float[][] Columns(ColumnScaler scaler, InputMatrix rows)
    {
        var scaled = Enumerable.Range(0, rows.RowCount).Select(row =>
        {
            var target = new float[rows.Columns.Count];
            scaler.Transform(rows.Row(row), target);
            return target;
        }).ToList();
        return [.. Enumerable.Range(0, rows.Columns.Count).Select(column => scaled.Select(row => row[column]).ToArray())];
    }
}
