using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class ColumnsSectionTests
{
    private static readonly ColumnsSection _section = new();

    [Fact]
    public void Build_NoColumns_IsLeftOut() => Assert.Null(_section.Build(SampleReport.Small()));

    [Fact]
    public void Build_Columns_ShowsOneRowPerValue()
    {
        var table = Build().Blocks.OfType<Table>().Single();

        Assert.Equal(
            [("gender", "female"), ("gender", "male"), ("device", "desk"), ("device", "phone")],
            table.Rows.Select(row => (row.Cells[0].Text, row.Cells[1].Text)));
        Assert.All(table.Rows.Take(3), row => Assert.Matches("^[0-9.]+ to [0-9.]+$", row.Cells[2].Detail));
        Assert.Equal(["test rows", "test rows", "test rows", ""], table.Rows.Select(row => row.Cells[7].Text));
    }

    [Fact]
    public void Build_FewRows_AreFaintAndNotScored()
    {
        var phone = Build().Blocks.OfType<Table>().Single().Rows[^1];

        Assert.True(phone.IsFaint);
        Assert.Equal(["device", "phone", "too few rows", "", "", "10"], phone.Cells.Take(6).Select(cell => cell.Text));
        Assert.Contains("<tr class=\"faint\">", HtmlReport.Render(ReportPage.Build(Content(), [_section])), StringComparison.Ordinal);
    }

    [Fact]
    public void Build_ClassThatAValueLacks_IsSaid()
    {
        var rows = Build().Blocks.OfType<Table>().Single().Rows;

        Assert.Equal(["2 of 3 classes", ""], rows.Take(2).Select(row => row.Cells[5].Detail));
        Assert.EndsWith(", 2 classes", rows[0].Cells[4].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_LeftOutAndUnknown_AreNamed()
    {
        var words = Build().Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text).ToList();

        Assert.Contains("Test rows whose value is not known, which are left out here: device (20).", words);
        Assert.Contains("Not shown: notes (45 values); age (no value).", words);
    }

    [Fact]
    public void Build_SecondProtocol_IsCollapsed()
    {
        var content = Content();
        var columns = content.Experiments[0].Columns;
        var more = columns with { Metrics = [.. columns.Metrics, .. columns.Metrics.Select(column => column with { Protocol = "transductive" })] };

        var section = _section.Build(content with { Experiments = [content.Experiments[0] with { Columns = more }] })!;

        Assert.StartsWith("Protocol transductive", Assert.Single(section.Blocks.OfType<Collapsible>()).Summary, StringComparison.Ordinal);
        Assert.Single(section.Blocks.OfType<Figure>());
        Assert.Equal(8, Assert.Single(section.Tables).Rows.Count);
    }

    [Fact]
    public void Build_NoValueScored_DrawsNoFigure()
    {
        var content = Content();
        var columns = content.Experiments[0].Columns;
        var none = columns with
        {
            Metrics = [.. columns.Metrics.Select(column => column with { Values = [.. column.Values.Select(value => value with { Scores = null })] })],
        };

        Assert.Empty(_section.Build(content with { Experiments = [content.Experiments[0] with { Columns = none }] })!.Blocks.OfType<Figure>());
    }

    [Fact]
    public Task Build_Table_IsWrittenAsAccepted()
    {
        using var folder = new TemporaryFolder();
        HtmlReport.Write(Content(), [_section], folder.Root);
        return Verify(File.ReadAllText(Path.Combine(folder.Root, "tables", "by_column.csv")));
    }

    private static Section Build() => _section.Build(Content())!;

    /// <summary>The small report with results by gender, where women lack a class, and by device, which is a phone for ten rows only.</summary>
    private static ReportContent Content()
    {
        var content = SampleReport.Small();
        var experiment = content.Experiments[0];
        var rows = experiment.Predictions.Rows.Where(row => row.Protocol == "honest" && row.System == "resnet1d audio+text").ToList();
        var gender = UtteranceColumn.Of(
            "gender", rows.Index().ToDictionary(row => row.Item.Utterance, row => row.Index % 2 == 0 && row.Item.Actual != "anger" ? "female" : "male"));
        var device = UtteranceColumn.Of(
            "device", rows.Index().ToDictionary(row => row.Item.Utterance, row => row.Index < 20 ? "" : row.Index < 30 ? "phone" : "desk"));
        return content with
        {
            Experiments =
            [
                experiment with
                {
                    Columns = new ColumnResults(
                        [
                            .. new[] { gender, device }.Select(column => ColumnMetrics.Compute(
                                experiment.Metrics.Classes, rows, column, utterance => utterance[..2], seed: 1, resamples: 200)),
                        ],
                        [new Setting("notes", "45 values"), new Setting("age", "no value")]),
                },
            ],
        };
    }
}
