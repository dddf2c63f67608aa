using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class CrossCorpusSectionTests
{
    private static readonly string[] _classes = ["anger", "sadness", "neutral"];

    private static readonly CorpusOfMatrix[] _corpora = [new("a", "Corpus A", 10, [10, 10, 20]), new("b", "Corpus B", 4, [30, 10, 0])];

    [Fact]
    public void Build_OneCorpus_IsNothing() => Assert.Null(new CrossCorpusSection().Build(SampleReport.Small()));

    [Fact]
    public void Build_TwoCorpora_HasAMatrixOfEachProtocolWithTheSameDiagonal()
    {
        var blocks = Blocks(Pairs("cross-corpus", "one").Concat(Pairs("cross-corpus-transductive", "one")).Concat(Diagonal("one")));

        Assert.Equal(
            ["synthetic-cross-corpus-one-corpora", "synthetic-cross-corpus-transductive-one-corpora"], blocks.OfType<Figure>().Select(figure => figure.Name));
        var tables = blocks.OfType<Table>().Where(table => table.Caption.Contains("UAR in percent (small")).ToList();
        Assert.Equal(2, tables.Count);
        Assert.Equal(
            ["Corpus A: 50.0 within: 40.0 to 60.0; 25.0 20.0 to 30.0", "Corpus B: 30.0 20.0 to 40.0; 90.0 within: 80.0 to 95.0", "chance: 33.3 ; 50.0 "],
            tables[0].Rows.Take(3).Select(Text));
        Assert.Equal("test rows: 40 ; 40 ", Text(tables[1].Rows[3]));
        Assert.Equal("intervals over: speakers ; test rows ", Text(tables[1].Rows[5]));
        Assert.Contains(blocks.OfType<Table>(), table => table.Rows.Any(row => Text(row) == "cross-corpus: one ; 27.5 ; 70.0 ; \u221242.5 "));
    }

    [Fact]
    public void Build_SeveralSystems_ShowsTheBestAndKeepsTheOthersClosed()
    {
        var section = Section(Pairs("cross-corpus", "one").Concat(Pairs("cross-corpus", "two", better: 0.2)))!;

        Assert.Single(section.Blocks.SelectMany(block => block.Flatten()).OfType<Figure>(), figure => figure.Name.EndsWith("two-corpora"));
        Assert.Single(section.MoreFigures, figure => figure.Name.EndsWith("one-corpora"));
        Assert.Single(section.Blocks.OfType<Collapsible>());
    }

    [Fact]
    public void Build_ClassOrResultThatACorpusLacks_IsNamed()
    {
        var notices = Blocks(Pairs("cross-corpus", "one").Append(Diagonal("one").First())).OfType<Notice>().Select(notice => notice.Text).ToList();

        Assert.Equal(2, notices.Count);
        Assert.StartsWith("Corpus B has no clips of neutral: recall is averaged over its other classes", notices[0]);
        Assert.StartsWith("Corpus B has no result within the corpus", notices[1]);
    }

    [Fact]
    public void Build_TrainedOnSeveral_HasARowForThemTogether()
    {
        var blocks = Blocks([new CrossCorpusCell("cross-corpus", "one", ["a", "b"], "a", ["1"], 4, Measured(0.3), Around(0.3, 0.1), "speakers")]);

        Assert.Contains(blocks.OfType<Table>(), table => table.Rows.Any(row => Text(row) == "Corpus A + Corpus B: 30.0 20.0 to 40.0"));
    }

    [Fact]
    public void Build_Tables_HaveARowForEachCellAndEachClass()
    {
        var tables = Section(Pairs("cross-corpus", "one").Concat(Diagonal("one")))!.Tables;

        Assert.Equal(
            ["cross-corpus a b 1", "cross-corpus b a 2", "within-corpus a a 1 2", "within-corpus b b 3"],
            tables[0].Rows.Select(row => string.Join(' ', new[] { 1, 3, 4, 5 }.Select(field => row.Fields[field].Text))));
        Assert.Equal(["10", "10", "20", "30", "10", "0"], tables[1].Rows.Select(row => row.Fields[3].Text));
    }

    private static IEnumerable<CrossCorpusCell> Pairs(string protocol, string system, double better = 0) =>
    [
        new(protocol, system, ["a"], "b", ["1"], 4, Measured(0.25 + better), Around(0.25, 0.05), "test rows"),
        new(protocol, system, ["b"], "a", ["2"], 10, Measured(0.3 + better), Around(0.3, 0.1), "speakers"),
    ];

    private static IEnumerable<CrossCorpusCell> Diagonal(string system) =>
    [
        new("within-corpus", system, ["a"], "a", ["1", "2"], 10, Measured(0.5), Around(0.5, 0.1), "speakers"),
        new("within-corpus", system, ["b"], "b", ["3"], 4, Measured(0.9), new MetricIntervals(default, new Interval(0.8, 0.95), default, default), "test rows"),
    ];

    // Twenty rows of each of two classes, of which the given share is right.
    private static ClassificationMetrics Measured(double recall)
    {
        var right = (int)Math.Round(20 * recall);
        return ClassificationMetrics.Of(ConfusionMatrix.FromCounts(_classes, [[right, 20 - right, 0], [20 - right, right, 0], [0, 0, 0]]));
    }

    private static MetricIntervals Around(double recall, double margin) => new(default, new Interval(recall - margin, recall + margin), default, default);

    private static Section? Section(IEnumerable<CrossCorpusCell> cells)
    {
        var content = SampleReport.Small();
        var experiment = content.Experiments[0] with { CrossCorpus = new CrossCorpusResult(_corpora, [.. cells]) };
        return new CrossCorpusSection().Build(content with { Experiments = [experiment] });
    }

    private static List<Block> Blocks(IEnumerable<CrossCorpusCell> cells) => [.. Section(cells)!.Blocks.SelectMany(block => block.Flatten())];

    private static string Text(Row row) => $"{row.Cells[0].Text}: {string.Join("; ", row.Cells.Skip(1).Select(cell => $"{cell.Text} {cell.Detail}"))}";
}
