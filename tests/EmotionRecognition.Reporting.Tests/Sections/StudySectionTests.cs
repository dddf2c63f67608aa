using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class StudySectionTests
{
    [Fact]
    public void Build_RunOnOtherRecordings_IsNotBesideThePrintedResults()
    {
        var tables = new StudySection().Build(SampleReport.Small()).Blocks.OfType<Table>().ToList();

        Assert.DoesNotContain(tables[0].Rows, row => row.Cells[0].Text == "Synthetic speech");
        Assert.Equal("run on Synthetic speech instead, see below", tables[0].Rows[1].Cells[6].Text);
        Assert.Equal("Synthetic speech", Assert.Single(tables[1].Rows).Cells[0].Text);
        Assert.Contains("not to be compared", tables[1].Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_RunOnTheSameRecordings_IsBesideThePrintedResults()
    {
        var content = SampleReport.Small();
        var same = content.Study.Select(result => result.Ours is null ? result : result with { OursOn = result.Variant }).ToList();

        var tables = new StudySection().Build(content with { Study = same }).Blocks.OfType<Table>().ToList();

        Assert.Equal(2, tables.Count);
        Assert.Equal(("65.83", true), (tables[0].Rows[1].Cells[2].Text, tables[0].Rows[1].IsMarked));
    }
}
