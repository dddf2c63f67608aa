using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class AuditSectionTests
{
    [Theory]
    [InlineData(75, "54.0", "25 rows", false)]
    [InlineData(70, "54.0", "30 rows, 36.7 to 70.3", true)]
    public void Build_RowsLeft_AreScoredIfThereAreThirty(int found, string without, string detail, bool isScored)
    {
        var content = SampleReport.Small();
        var finding = new AuditFinding(AuditKind.CopiesOfTrainingRows, AuditSeverity.Leak, found, 100, 9, "one", [], 0.8, 0.54);

        var experiment = content.Experiments[0] with { Audits = [new("published", [finding])], Copies = [] };
        var section = new AuditSection().Build(content with { Experiments = [experiment] });

        var cells = section.Blocks.OfType<Table>().Single().Rows.Single().Cells;
        Assert.Equal(isScored ? without : "too few rows", cells[5].Text);
        Assert.Equal(detail, cells[5].Detail);
        Assert.Equal(isScored ? "+26.0" : "", cells[6].Text);
    }

    [Theory]
    [InlineData("tuned rests on data", "tuned")]
    [InlineData("tuned and late rest on data", "tuned", "late")]
    [InlineData("tuned, late, and dialog rest on data", "tuned", "late", "dialog")]
    public void Build_Pretrained_NamesEachSystem(string expected, params string[] systems)
    {
        var content = SampleReport.Small();
        var experiment = content.Experiments[0] with { Pretrained = [.. systems.Select(system => new PretrainedNote(system, "MiniLM", "Sentences."))] };

        var section = new AuditSection().Build(content with { Experiments = [experiment] });

        Assert.Contains(section.Blocks.OfType<Paragraph>(), block => block.Text.StartsWith(expected, StringComparison.Ordinal));
    }
}
