using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class CorporaSectionTests
{
    [Fact]
    public void Build_StagesThatWarned_ListsTheirWarnings()
    {
        var sample = SampleReport.Small();
        var warning = new StageWarning("Acoustics emodb/recordings", "2 of 9 clips are digital silence: a, b");
        var content = sample with { Provenance = sample.Provenance with { Warnings = [warning] } };

        var section = new CorporaSection().Build(content);

        Assert.Contains(section.Blocks, block => block is Heading { Text: "Warnings about the data" });
        Assert.Contains(section.Tables, table => table.Name == "warnings" && table.Rows.Count == 1);
        Assert.DoesNotContain(new CorporaSection().Build(sample).Tables, table => table.Name == "warnings");
    }

    [Fact]
    public void Build_NothingExcluded_SaysSoWithoutAnEmptyTable()
    {
        var sample = SampleReport.Small();
        var content = sample with { Corpora = [.. sample.Corpora.Select(corpus => corpus with { Omissions = [] })] };

        var section = new CorporaSection().Build(content);

        Assert.Contains(section.Blocks, block => block is Paragraph { Text: "Nothing was excluded." });
        Assert.All(section.Blocks.OfType<Table>(), table => Assert.NotEmpty(table.Rows));
    }
}
