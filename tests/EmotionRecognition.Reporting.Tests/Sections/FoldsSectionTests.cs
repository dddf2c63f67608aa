using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class FoldsSectionTests
{
    [Fact]
    public void Build_KnownVoices_NamesTheFoldsInTableFigureAndFile()
    {
        var content = SampleReport.Small();
        var experiment = content.Experiments[0];
        var utterances = experiment.Predictions.Rows.Where(row => row.Protocol == "honest").DistinctBy(row => row.Utterance)
            .Select((row, index) => new UtteranceFacts(row.Utterance, row.Actual, $"Ses0{row.Fold}{"FM"[index % 2]}", $"Ses0{row.Fold}", ""));

        var section = new FoldsSection().Build(content with { Experiments = [experiment with { Facts = new RowFacts([.. utterances], []) }] });

        var honest = section.Blocks.OfType<Collapsible>().Last().Blocks.OfType<Table>().Single();
        Assert.Equal("2: Ses02 (Ses02F, Ses02M)", honest.Rows[1].Cells[1].Text);
        Assert.Contains(">3: Ses03 (Ses03F, Ses03M)</text>", section.Blocks.OfType<Figure>().Single().Svg, StringComparison.Ordinal);
        Assert.Equal(["Ses01", "Ses01F Ses01M"], section.Tables.Single().Rows[2].Fields.Skip(5).Take(2).Select(field => field.Text));
    }

    [Theory]
    [InlineData("", "", "1")]
    [InlineData("", "03", "1: speaker 03")]
    [InlineData("", "03 08", "1: speakers 03, 08")]
    [InlineData("", "03 08 09 10", "1: 4 speakers")]
    [InlineData("Ses05", "F M", "1: Ses05 (F, M)")]
    [InlineData("2", "a b c d", "1: session 2 (4 speakers)")]
    [InlineData("1 2", "a b", "1: speakers a, b")]
    public void Describe_Voices_IsShort(string sessions, string speakers, string expected) => Assert.Equal(
        expected,
        new FoldVoices("1", speakers.Split(' ', StringSplitOptions.RemoveEmptyEntries), sessions.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Describe());
}
