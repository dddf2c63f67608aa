using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class GapsSectionTests
{
    private static readonly GapsSection _section = new();

    [Fact]
    public void Build_NoFacts_IsLeftOut()
    {
        var content = SampleReport.Small();

        Assert.Null(_section.Build(PageTests.Fill(content with { Experiments = [content.Experiments[0] with { Facts = RowFacts.None }] })));
    }

    [Fact]
    public void Build_NothingToFind_FlagsNothing()
    {
        var built = _section.Build(PageTests.Fill(SampleReport.Small()))!;

        Assert.EndsWith("protocol honest. No gap is flagged.", built.Blocks.OfType<Paragraph>().First().Text, StringComparison.Ordinal);
        Assert.Equal(["gender"], built.Blocks.OfType<Table>().Single().Rows.Select(row => row.Cells[0].Text));
        Assert.Equal(10, Speakers(built).Count);
        Assert.Equal(["synthetic-gaps", "synthetic-speakers"], built.Blocks.OfType<Figure>().Select(figure => figure.Name));
    }

    [Fact]
    public void Build_GroupThatIsAlwaysWrong_IsFlaggedAndNamed()
    {
        var built = Build(utterance => utterance[2] % 2 == 0);

        Assert.Contains("Flagged: gender female (", built.Blocks.OfType<Paragraph>().First().Text, StringComparison.Ordinal);
        var row = built.Blocks.OfType<Table>().Single().Rows.Single();
        Assert.Equal(("female", "yes", true), (row.Cells[1].Text, row.Cells[5].Text, row.IsMarked));
    }

    [Fact]
    public void Build_SpeakerThatIsAlwaysWrong_IsFlaggedAndFirst()
    {
        var built = Build(utterance => utterance.StartsWith("s03", StringComparison.Ordinal));

        Assert.Contains("speaker s03 (", built.Blocks.OfType<Paragraph>().First().Text, StringComparison.Ordinal);
        Assert.Equal(("s03", "0.0", "yes"), (Speakers(built)[0].Cells[0].Text, Speakers(built)[0].Cells[1].Text, Speakers(built)[0].Cells[5].Text));
    }

    [Fact]
    public void Build_TooFewSpeakersInAGroup_SaysThatNoneIsCompared()
    {
        var content = SampleReport.Small();
        var facts = content.Experiments[0].Facts;
        var one = UtteranceColumn.Of("accent", facts.Utterances.ToDictionary(row => row.Id, row => row.Speaker == "s01" ? "north" : "south"));

        var built = _section.Build(PageTests.Fill(content with { Experiments = [content.Experiments[0] with { Facts = facts with { Columns = [one] } }] }))!;

        Assert.Contains(built.Blocks.OfType<Paragraph>(), words => words.Text.EndsWith("test rows; none has.", StringComparison.Ordinal));
    }

    /// <summary>The large sample's first experiment, with the honest systems wrong on some utterances and right on the others.</summary>
    private static Section Build(Func<string, bool> isWrong)
    {
        var content = SampleReport.Large();
        var experiment = content.Experiments[0];
        string Wrong(string actual) => experiment.Metrics.Classes.First(name => name != actual);
        var random = new Random(5);
        var rows = experiment.Predictions.Rows.Select(row => row with
        {
            Predicted = isWrong(row.Utterance) || random.Next(10) == 0 ? Wrong(row.Actual) : row.Actual,
        });
        var changed = experiment with { Predictions = new PredictionTable(experiment.Metrics.Classes, [.. rows]) };
        return _section.Build(PageTests.Fill(content with { Experiments = [changed] }))!;
    }

    private static IReadOnlyList<Row> Speakers(Section built) => built.Blocks.OfType<Collapsible>().Single().Blocks.OfType<Table>().Single().Rows;
}
