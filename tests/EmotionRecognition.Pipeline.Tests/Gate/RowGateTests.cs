using EmotionRecognition.Pipeline.Gate;

namespace EmotionRecognition.Pipeline.Tests.Gate;

/// <summary>Which rows of a table of labels differ from the accepted one.</summary>
public sealed class RowGateTests : IDisposable
{
    private static readonly string[] _rows = [.. Enumerable.Range(1, 40).Select(row => $"u{row},neu,{row % 2}")];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compare_OneLabelChanged_NamesItsUtteranceFirst()
    {
        var lines = Compare([.. _rows.Select(row => row.Replace("u17,neu", "u17,ang"))]);
        Assert.Equal(["row u17", "emotion: distinct values", "emotion = neu", "emotion = ang"], lines.Select(line => line.What));
        Assert.Equal([true, false, false, false], lines.Select(line => line.NamesRows));
        Assert.All(lines, line => Assert.Equal(Verdict.Fails, line.Verdict));
    }

    [Fact]
    public void Compare_RowsOfAnUtteranceInSeveralFolds_NamesItOnce()
    {
        string[] folds = [.. _rows, .. _rows];
        Assert.Equal(["row u3"], Names(folds, [.. folds.Select(row => row.Replace("u3,neu", "u3,sad"))]));
    }

    [Fact]
    public void Compare_ManyRowsDiffer_NamesTenAndCountsTheOthers() => Assert.Equal(
        [.. Enumerable.Range(1, RowGate.MostNames).Select(row => $"row u{row}"), "and 2 more rows"],
        Names(_rows, [.. _rows[..12].Select(row => row.Replace("neu", "hap")), .. _rows[12..]]));

    [Fact]
    public void Compare_RowsNewAndGone_NamesTheNewAndCountsTheGone()
    {
        Assert.Equal(["row u41"], Names(_rows, [.. _rows, "u41,neu,1"]));
        var gone = Compare(_rows[3..])[0];
        Assert.Equal(("rows that are missing", "3"), (gone.What, gone.Accepted));
    }

    [Fact]
    public void Compare_OtherOrder_SaysThatTheRowsAreTheSame()
    {
        var line = Compare([.. _rows.Reverse()])[0];
        Assert.Equal(("rows", "in another order or form"), (line.What, line.Fresh));
    }

    [Fact]
    public void Compare_AcceptedWithoutRowHashes_SaysWhyNoneIsNamed()
    {
        var line = DataGate.Compare(Snapshot(_rows) with { RowHashes = null }, Snapshot(_rows[1..]))[0];
        Assert.Equal(("rows that differ", "not recorded", "unknown: Accept records rows"), (line.What, line.Accepted, line.Fresh));
    }

    [Fact]
    public void Compare_Unchanged_NamesNothing() => Assert.Empty(Names(_rows, _rows));

    [Fact]
    public void RowHashes_OfTenThousandRows_TakeFiftyThreeKilobytesAndNoContent()
    {
        var snapshot = Snapshot([.. Enumerable.Range(1, 10_000).Select(row => $"Ses01F_impro01_F{row},neu,1")]);
        Assert.InRange(snapshot.RowHashes!.Sum(line => line.Length), 53_000, 54_000);
        Assert.DoesNotContain("Ses01F", System.Text.Json.JsonSerializer.Serialize(snapshot));
    }

    private IEnumerable<string> Names(string[] accepted, string[] fresh) =>
        DataGate.Compare(Snapshot(accepted), Snapshot(fresh)).Where(line => line.NamesRows).Select(line => line.What);

    private IReadOnlyList<GateRow> Compare(string[] rows) => DataGate.Compare(Snapshot(_rows), Snapshot(rows));

    private TableSnapshot Snapshot(string[] rows) =>
        TableSnapshot.Of("data/some/labels.csv", _folder.Write("labels.csv", $"utterance,emotion,valence\n{string.Join('\n', rows)}\n"));
}
