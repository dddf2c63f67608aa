using EmotionRecognition.Corpora;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class CeilingSectionTests
{
    private static readonly CeilingSection _section = new();

    [Fact]
    public void Build_CorpusThatDoesNotTell_IsLeftOut()
    {
        Assert.Null(_section.Build(PageTests.Fill(SampleReport.Small())));
        Assert.Null(Build(_ => []));
    }

    [Fact]
    public void Build_RatersWhoHearTheLabel_AreTheCeilingOfAllSystems()
    {
        var built = Build(row => [Vote(row, "E1", row.Class), Vote(row, "E2", row.Class), Vote(row, "E3", row.Class)])!;

        var summary = built.Blocks.OfType<Paragraph>().ElementAt(1).Text;
        Assert.StartsWith("People reach 100.0\u00a0% UAR", summary, StringComparison.Ordinal);
        Assert.Contains("below people", summary, StringComparison.Ordinal);
        var majority = built.Blocks.OfType<Table>().First();
        Assert.Equal(("people", "100.0", true), (majority.Rows[0].Cells[0].Text, majority.Rows[0].Cells[1].Text, majority.Rows[0].IsMarked));
        Assert.Equal(3, majority.Rows.Count);
        Assert.Equal(["synthetic-ceiling"], built.Blocks.OfType<Figure>().Select(figure => figure.Name));
        var raters = Assert.IsType<Table>(built.Blocks.OfType<Collapsible>().Single().Blocks.Single());
        Assert.Equal(["who", "E1", "E2", "E3"], raters.Columns.Select(column => column.Name));
        Assert.Equal(["people", "soft_labels", "by_agreement"], built.Tables.Select(table => table.Name));
        Assert.Equal(3 * 5, built.Tables[0].Rows.Count);
    }

    [Fact]
    public void Build_ListenersTogether_AreComparedWithTheLabelOnly()
    {
        var built = Build(row => [new Judgment(row.Id, "", row.Class, 0.8)])!;

        var tables = built.Blocks.OfType<Table>().ToList();
        Assert.StartsWith("People and systems against the label, protocol honest", tables[0].Caption, StringComparison.Ordinal);
        Assert.Equal("80.0", tables[0].Rows[0].Cells[1].Text);
        Assert.Equal(["system", "50\u00a0% to less than 90\u00a0%"], tables[^1].Columns.Select(column => column.Name));
        Assert.DoesNotContain(tables, table => table.Caption.Contains("votes (", StringComparison.Ordinal));
        Assert.Empty(built.Blocks.OfType<Collapsible>());
        Assert.Equal(["people", "by_agreement"], built.Tables.Select(table => table.Name));
        Assert.Contains(
            built.Blocks.OfType<Paragraph>(), words => words.Text.StartsWith("The votes of single listeners are not known", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_OtherUtterancesJudged_SaysSo()
    {
        var built = Build(_ => [new Judgment("elsewhere", "", "anger", 1)])!;

        Assert.Contains("None of the test rows", Assert.IsType<Paragraph>(Assert.Single(built.Blocks)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_NameOfARaterWithMarkup_StaysText()
    {
        var content = Content(row => [Vote(row, "<script>", row.Class), Vote(row, "\u202eE2", row.Class), Vote(row, "E3 \ud83d\ude00", row.Class)]);

        using var folder = new TemporaryFolder();
        HtmlReport.Write(content, [_section], folder.Root);

        var page = File.ReadAllText(folder["index.html"]);
        Assert.DoesNotContain("><script></", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    private static Judgment Vote(UtteranceFacts row, string rater, string emotion) => new(row.Id, rater, emotion, 1);

    private static Section? Build(Func<UtteranceFacts, IEnumerable<Judgment>> votes) => _section.Build(PageTests.Fill(Content(votes)));

    private static ReportContent Content(Func<UtteranceFacts, IEnumerable<Judgment>> votes)
    {
        var content = SampleReport.Small();
        var experiment = content.Experiments[0];
        return content with { Experiments = [experiment with { Heard = new("Three people listened.", [.. experiment.Facts.Utterances.SelectMany(votes)]) }] };
    }
}
