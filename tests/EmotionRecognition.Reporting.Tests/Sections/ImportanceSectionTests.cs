using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class ImportanceSectionTests
{
    private static readonly (string Family, string Column, int Columns, double Drop)[] _parts =
    [
        ("timing", "", 2, -0.002), ("pitch", "", 3, 0.2), ("loudness", "", 1, 0.1),
        ("timing", "pause_rate", 1, -0.001), ("pitch", "f0_mean", 1, 0.15), ("pitch", "f0_sd", 1, 0.01),
    ];

    [Fact]
    public void Build_NotMeasured_IsLeftOut() => Assert.Null(new ImportanceSection().Build(SampleReport.Small()));

    [Fact]
    public void Build_Table_HasFamiliesByTheLargestDrop()
    {
        var table = Assert.Single(Build(Scores()).Blocks.OfType<Table>());

        Assert.Equal(["input", "lda", "words"], table.Columns.Select(column => column.Name));
        Assert.Equal(["pitch", "tfidf", "loudness", "timing"], table.Rows.Select(row => row.Cells[0].Text));
        Assert.Equal(("3 columns", "20.0", "15.0 to 25.0; \u00b1\u00a01.0"), (
            table.Rows[0].Cells[0].Detail, table.Rows[0].Cells[1].Text, table.Rows[0].Cells[1].Detail));
        Assert.Equal(["", "18.0"], table.Rows.Take(2).Select(row => row.Cells[2].Text));
    }

    [Fact]
    public void Build_Figures_AreOfFamiliesAndOfFeaturesAndTheirDataComplete()
    {
        var section = Build(Scores());

        Assert.Equal(
            ["synthetic-honest-importance-families", "synthetic-honest-importance-features"],
            section.Blocks.OfType<Figure>().Select(figure => figure.Name));
        Assert.Equal(7, Assert.Single(section.Tables).Rows.Count);
        Assert.Contains("Of the 3 columns that lda reads, 1 have", string.Concat(section.Blocks.OfType<Paragraph>().Select(each => each.Text)));
    }

    [Fact]
    public void Build_FamiliesOnly_SaysWhyThereAreNoFeatures()
    {
        var section = Build(Scores().Where(score => score.Column.Length == 0));

        Assert.Single(section.Blocks.OfType<Figure>());
        Assert.Contains(section.Blocks.OfType<Paragraph>(), each => each.Text.StartsWith("Features were not permuted one by one", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_NothingDrops_IsDrawn()
    {
        var flat = Scores().Select(score => score with { Drop = 0, Interval = new Interval(0, 0), Deviation = 0 });

        Assert.All(Build(flat).Blocks.OfType<Figure>(), figure => Assert.NotEmpty(figure.Png()));
    }

    private static Section Build(IEnumerable<ImportanceScore> scores)
    {
        var content = SampleReport.Small();
        return new ImportanceSection().Build(content with { Experiments = [content.Experiments[0] with { Importance = [.. scores] }] })!;
    }

    private static IEnumerable<ImportanceScore> Scores() => _parts.Select(part => Score("lda", part.Family, part.Column, part.Columns, part.Drop))
        .Append(Score("words", "tfidf", "", 40, 0.18));

    private static ImportanceScore Score(string system, string family, string column, int columns, double drop) =>
        new("honest", system, family, column, columns, 0.8, drop, new Interval(drop - 0.05, drop + 0.05), 0.01, 5, "speakers");
}
