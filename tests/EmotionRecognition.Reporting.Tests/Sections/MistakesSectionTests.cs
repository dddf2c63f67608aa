using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class MistakesSectionTests
{
    private static readonly MistakesSection _section = new();

    [Fact]
    public void Build_Mistakes_SurestFirstWithTextAndProbabilities()
    {
        var table = Build(row => row with { Probabilities = row.Utterance == "s03_u00023" ? [0.9f, 0.06f, 0.04f] : row.Probabilities })
            .Blocks.OfType<Table>().First();

        Assert.Equal(12, table.Rows.Count);
        Assert.Equal(["s03_u00023", "s03"], table.Rows[0].Cells.Take(2).Select(cell => cell.Text));
        Assert.Equal("anger 90.0, sadness 6.0, neutral 4.0", table.Rows[0].Cells[4].Text);
        Assert.Equal("Utterance 23.", table.Rows[0].Cells[5].Text);
    }

    [Fact]
    public void Build_ClipInBothTables_HasItsSoundOnce()
    {
        var content = SampleReport.Small();
        var clips = content.Experiments[0].Facts.Utterances
            .ToDictionary(row => row.Id, row => new HeardClip(row.Id, $"wav/{row.Id}.wav", 0, [1, 2, 3]), StringComparer.Ordinal);

        var tables = _section.Build(PageTests.Fill(content with { Experiments = [content.Experiments[0] with { Clips = clips }] }))!
            .Blocks.OfType<Table>().Where(table => table.Columns[^1].Name == "clip").ToList();

        var cells = tables.SelectMany(table => table.Rows).Select(row => row.Cells[^1]).ToList();
        Assert.Equal(2, tables.Count);
        Assert.All(cells, cell => Assert.StartsWith("wav/", cell.Text, StringComparison.Ordinal));
        Assert.All(cells.GroupBy(cell => cell.Text), same => Assert.Single(same, cell => cell.Sound == "data:audio/ogg;codecs=opus;base64,AQID"));
    }

    [Fact]
    public void Build_ClipWithoutSound_IsNamedAndTheReasonSaid()
    {
        var content = SampleReport.Small();
        var clips = content.Experiments[0].Facts.Utterances
            .ToDictionary(row => row.Id, row => new HeardClip(row.Id, "Session1/long.wav", 1.5, null), StringComparer.Ordinal);

        var section = _section.Build(PageTests.Fill(content with { Experiments = [content.Experiments[0] with { Clips = clips }] }))!;

        var first = section.Blocks.OfType<Table>().First().Rows[0].Cells[^1];
        Assert.Equal(("Session1/long.wav", "from 1.50 s", ""), (first.Text, first.Detail, first.Sound));
        Assert.Contains(section.Blocks.OfType<Paragraph>(), each => each.Text.Contains("do not allow copies", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_RepeatedSentence_IsCountedOnce()
    {
        var content = SampleReport.Small();
        var facts = content.Experiments[0].Facts;
        var two = facts with { Utterances = [.. facts.Utterances.Select((row, index) => row with { Text = index % 2 == 0 ? "Yes." : "yes. " })] };
        Assert.DoesNotContain(Sentences(two), table => table.Rows.Count > 0);

        two = facts with { Utterances = [.. facts.Utterances.Select((row, index) => row with { Text = index % 2 == 0 ? "Yes." : "No." })] };
        Assert.Equal(["60", "60"], Assert.Single(Sentences(two)).Rows.Select(row => row.Cells[2].Text));

        IEnumerable<Table> Sentences(RowFacts own) => _section
            .Build(PageTests.Fill(content with { Experiments = [content.Experiments[0] with { Facts = own }] }))!
            .Blocks.OfType<Table>().Where(table => table.Caption.StartsWith("The sentences", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_Markup_IsShownAsText()
    {
        var content = SampleReport.Small();
        var facts = content.Experiments[0].Facts;
        const string Evil = "<script>alert(1)</script></style>\"'\u05d0\u05d1 \U0001F600";
        var evil = facts with { Utterances = [.. facts.Utterances.Select(row => row with { Text = Evil })] };

        var page = HtmlReport.Render(ReportPage.Build(content with { Experiments = [content.Experiments[0] with { Facts = evil }] }, [_section]));

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;&lt;/style&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_DoubtfulLabel_IsListed()
    {
        // One row labeled neutral looks like anger to a system that is sure of everything else.
        var built = Build(row => row with
        {
            Predicted = row.Utterance == "s05_u00005" ? "anger" : row.Actual,
            Actual = row.Utterance == "s05_u00005" ? "neutral" : row.Actual,
            Probabilities = row.Utterance == "s05_u00005" ? [0.98f, 0.01f, 0.01f] : [.. _classes.Select(name => name == row.Actual ? 0.9f : 0.05f)],
        });

        var table = built.Blocks.OfType<Table>().Single(table => table.Caption.StartsWith("Labels that may be wrong", StringComparison.Ordinal));
        Assert.Equal(["s05_u00005", "neutral", "anger", "1.0", "98.0"], table.Rows.Single().Cells.Take(5).Select(cell => cell.Text));
    }

    [Fact]
    public void Build_NoMistakes_SaysSo()
    {
        var words = Assert.IsType<Paragraph>(Build(row => row with { Predicted = row.Actual }).Blocks.Single());

        Assert.EndsWith("no test row is wrong.", words.Text, StringComparison.Ordinal);
    }

    private static readonly string[] _classes = ["anger", "sadness", "neutral"];

    private static Section Build(Func<Prediction, Prediction> change)
    {
        var content = SampleReport.Small();
        var experiment = content.Experiments[0];
        var changed = experiment with { Predictions = new PredictionTable(_classes, [.. experiment.Predictions.Rows.Select(change)]) };
        return _section.Build(PageTests.Fill(content with { Experiments = [changed] }))!;
    }
}
