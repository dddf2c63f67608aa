using EmotionRecognition.Pipeline.Gate;

namespace EmotionRecognition.Pipeline.Tests.Gate;

/// <summary>A table of measured numbers, whose bytes another machine's rounding may change: only its statistics can tell a fault.</summary>
public sealed class DataGateTests : IDisposable
{
    private const string Table = "data/some/features/study-276.csv";

    private static readonly string[] _rows = ["one,1.5,7", "two,2.5,8", "three,-3,9", "four,0.25,10", "five,12,11", "six,-1,12", "seven,4,13", "eight,5,14"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compare_LastDigitDiffers_Agrees() =>
        Assert.All(Compare([.. _rows.Select(row => row.Replace("2.5", "2.50000001"))]), row => Assert.Equal(Verdict.Agrees, row.Verdict));

    [Fact]
    public void Compare_ValueDiffers_NamesTheColumn() =>
        Assert.Contains(Compare([.. _rows.Select(row => row.Replace("2.5", "2.6"))]), row => row is { What: "mfccs_0: mean", Verdict: Verdict.Fails });

    [Fact]
    public void Compare_RowsChangedPlaces_NamesTheColumnsWhoseOtherStatisticsAgree()
    {
        // The numbers of each utterance belong to the next one: every column has the same mean, deviation and range as before.
        var shifted = _rows.Select((row, i) => row[..row.IndexOf(',')] + _rows[(i + 1) % _rows.Length][_rows[(i + 1) % _rows.Length].IndexOf(',')..]);
        Assert.Equal(
            ["rows that differ", "mfccs_0: mean weighted by row", "mfccs_1: mean weighted by row"],
            Compare([.. shifted]).Where(row => row.Verdict == Verdict.Fails).Select(row => row.What));
    }

    [Fact]
    public void Compare_AnyTwoRowsChangedPlaces_Fails()
    {
        for (var one = 0; one < _rows.Length; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var (first, second) = (_rows[one].Split(',', 2), _rows[other].Split(',', 2));
                var rows = (string[])_rows.Clone();
                (rows[one], rows[other]) = ($"{first[0]},{second[1]}", $"{second[0]},{first[1]}");
                Assert.Contains(Compare(rows), row => row.Verdict == Verdict.Fails);
            }
        }
    }

    [Fact]
    public void Compare_RowMissing_SaysHowMany() =>
        Assert.Contains(Compare(_rows[1..]), row => row is { What: "rows", Accepted: "8", Fresh: "7", Verdict: Verdict.Fails });

    private IReadOnlyList<GateRow> Compare(string[] rows) => DataGate.Compare(Snapshot(_rows), Snapshot(rows));

    private TableSnapshot Snapshot(string[] rows) =>
        TableSnapshot.Of(Table, _folder.Write("acoustics.csv", $"utterance,mfccs_0,mfccs_1\n{string.Join('\n', rows)}\n"));
}
