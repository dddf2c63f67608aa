using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using ScottPlot;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.CrossCorpusSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>
/// Every corpus against every other: what each system scores on a corpus after training on another one. Absent for experiments on one corpus.
/// </summary>
public sealed class CrossCorpusSection : IReportSection
{
    private const int CellWidth = 124;
    private const int CellHeight = 78;

    private static readonly string _fewest = Numbers.Count(BootstrapInterval.MinimumSpeakers);

    /// <inheritdoc/>
    public string Name => "cross-corpus";

    /// <inheritdoc/>
    public string Title => "Across corpora";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(50);

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        if (experiment.CrossCorpus is not { } result)
        {
            return null;
        }

        var matrices = Matrices(result).Select(matrix => (Matrix: matrix, Figure: Draw(experiment, matrix))).ToList();
        var best = matrices.GroupBy(each => each.Matrix.Protocol).Select(protocol => protocol.MaxBy(each => each.Matrix.MeanAcross ?? 0)).ToList();
        var others = matrices.Except(best).ToList();
        return new Section(
        [
            new Paragraph(
                "Rows say what a system was trained on, columns what it was tested on. Numbers are UAR, the mean of the recalls of the classes, also called "
                + "balanced accuracy: each class counts the same, however many clips a corpus has of it. Cells marked \"within\" are for comparison: trained "
                + $"on other speakers of the same corpus. Intervals are over the speakers of the corpus tested on if there are {_fewest} or more, else over "
                + "its clips."),
            .. Missing(experiment, result),
            Summary(experiment, matrices.Select(each => each.Matrix)),
            .. best.Select(each => new SideBySide(each.Figure, InNumbers(experiment, each.Matrix))),
            .. Others([.. others.Select(each => InNumbers(experiment, each.Matrix))]),
            Composition(experiment, result),
        ])
        {
            Tables = [Data(experiment, result), CompositionData(experiment, result)],
            MoreFigures = [.. others.Select(each => each.Figure)],
        };
    }

    /// <summary>One per system and protocol across corpora, with the system's results within corpora; only these if there is no such protocol.</summary>
    private static IEnumerable<Matrix> Matrices(CrossCorpusResult result)
    {
        var across = result.Cells.Where(cell => !cell.IsWithin).ToList();
        return (across.Count > 0 ? across : result.Cells).GroupBy(cell => (cell.Protocol, cell.System)).Select(cells => new Matrix(
            cells.Key.Protocol, cells.Key.System, result.Corpora,
            [.. result.Cells.Where(cell => cell.System == cells.Key.System && (cell.IsWithin || cell.Protocol == cells.Key.Protocol))]));
    }

    private static IEnumerable<Block> Missing(ExperimentResult experiment, CrossCorpusResult result)
    {
        foreach (var corpus in result.Corpora)
        {
            var missing = string.Join(", ", experiment.Metrics.Classes.Zip(corpus.ByClass).Where(each => each.Second == 0).Select(each => each.First));
            if (missing.Length > 0)
            {
                yield return new Notice(
                    $"{corpus.Title} has no clips of {missing}: recall is averaged over its other classes, and a model trained on it alone never recognizes "
                    + $"{missing} in other corpora.");
            }

            if (result.Cells.Any(cell => cell.IsWithin) && !result.Cells.Any(cell => cell.IsWithin && cell.TestedOn == corpus.Name))
            {
                yield return new Notice($"{corpus.Title} has no result within the corpus: that needs three or more speakers.");
            }
        }
    }

    private static Table Summary(ExperimentResult experiment, IEnumerable<Matrix> matrices) => new(
        "Means of the cells below (UAR in percent)",
        [Column.OneLine("protocol"), Column.OneLine("system"), Column.Number("across corpora"), Column.Number("within"), Column.Number("difference (points)")],
        matrices.Select(matrix => new Row(
            matrix.Protocol,
            experiment.TitleOf(matrix.System),
            matrix.MeanAcross is { } across ? Cell.Percent(across) : "none",
            matrix.MeanWithin is { } within ? Cell.Percent(within) : "none",
            matrix is { MeanAcross: { } a, MeanWithin: { } b } ? Cell.Points(a - b) : "none")),
        2);

    private static IEnumerable<Block> Others(IReadOnlyList<Block> tables) =>
        tables.Count == 0 ? [] : [new Collapsible("Matrices of the other systems", tables) { InPrint = "Not printed; see tables/cross_corpus.csv." }];

    private static Table InNumbers(ExperimentResult experiment, Matrix matrix)
    {
        var tested = matrix.Tested;
        return new(
            $"{experiment.TitleOf(matrix.System)}, protocol {matrix.Protocol}: UAR in percent (small: 95\u00a0% intervals)",
            [Column.Text("trained on \\ tested on"), .. tested.Select(corpus => Column.Number(corpus.Title))],
            [
                .. matrix.Trained.Select(trained => new Row([matrix.TitleOf(trained), .. tested.Select(corpus => Result(matrix.At(trained, corpus)))])),
                new Row(["chance", .. tested.Select(corpus => Cell.Percent(Chance(corpus)))]),
                new Row(["test rows", .. tested.Select(corpus => (Cell)corpus.Utterances)]),
                new Row(["speakers", .. tested.Select(corpus => (Cell)corpus.Speakers)]),
                new Row(["intervals over", .. tested.Select(corpus => (Cell)matrix.UnitOf(corpus))]),
            ]);
    }

    private static Cell Result(CrossCorpusCell? cell) => cell is null
        ? "none"
        : Cell.Percent(cell.Metrics.UnweightedRecall, (cell.IsWithin ? "within: " : "") + Numbers.Percents(cell.Intervals.UnweightedRecall)) with
        {
            Shade = Numbers.Fixed(75 * cell.Metrics.UnweightedRecall, 0),
        };

    private static double Chance(CorpusOfMatrix corpus) => 1.0 / corpus.ByClass.Count(count => count > 0);

    private static Table Composition(ExperimentResult experiment, CrossCorpusResult result) => new(
        "Utterances of each class (small: percent of the corpus)",
        [
            Column.Text("corpus"), .. experiment.Metrics.Classes.Select(Column.Number), Column.Number("all"), Column.Number("speakers"),
            Column.Number("largest class (%)"),
        ],
        result.Corpora.Select(corpus => new Row(
        [
            corpus.Title,
            .. corpus.ByClass.Select(count => count == 0 ? "none" : Cell.Count(count, Numbers.Percent((double)count / corpus.Utterances))),
            corpus.Utterances,
            corpus.Speakers,
            Cell.Percent((double)corpus.ByClass.Max() / corpus.Utterances),
        ])));

    private static Figure Draw(ExperimentResult experiment, Matrix matrix)
    {
        var (trained, tested) = (matrix.Trained, matrix.Tested);
        var canvas = Canvas.Of($"{experiment.Title}: {experiment.TitleOf(matrix.System)}, protocol {matrix.Protocol}", "tested on", "trained on");
        List<string> names = [.. trained.Select(matrix.TitleOf)];
        canvas.NameRows(names);
        canvas.Plot.HideGrid();
        foreach (var (row, from) in trained.Index())
        {
            foreach (var (column, corpus) in tested.Index())
            {
                AddCell(canvas, matrix.At(from, corpus), row, column);
            }
        }

        var labelHeight = canvas.NameColumns([.. tested.Select(corpus => $"{corpus.Title}\nchance {Numbers.Percent(Chance(corpus))} %")], CellWidth);
        canvas.Plot.Axes.SetLimits(-0.5, tested.Count - 0.5, Canvas.RowAt(trained.Count - 0.5), Canvas.RowAt(-0.5));
        return canvas.Draw(
            $"{experiment.Name}-{Numbers.Slug(matrix.Protocol)}-{Numbers.Slug(matrix.System)}-corpora",
            $"Unweighted average recall of {matrix.System} for each pair of what it was trained on and tested on, protocol {matrix.Protocol}; same data as its "
                + "table.",
            130 + (int)names.Max(Canvas.WidthOf) + (CellWidth * tested.Count),
            90 + labelHeight + (CellHeight * trained.Count));
    }

    private static void AddCell(Canvas canvas, CrossCorpusCell? cell, int row, int column)
    {
        var box = canvas.Plot.Add.Rectangle(column - 0.5, column + 0.5, Canvas.RowAt(row + 0.5), Canvas.RowAt(row - 0.5));
        box.FillColor = cell is null ? FigureColors.Background : FigureColors.Heat(cell.Metrics.UnweightedRecall);
        box.LineColor = FigureColors.Background;
        box.LineWidth = 1;
        if (cell is null)
        {
            canvas.Write("none", column, row, 12, Alignment.MiddleCenter);
            return;
        }

        var color = FigureColors.TextOn(box.FillColor);
        canvas.Write(Numbers.Percent(cell.Metrics.UnweightedRecall) + " %", column, row - 0.2, 15, Alignment.MiddleCenter, color);
        canvas.Write(Numbers.Percents(cell.Intervals.UnweightedRecall), column, row + 0.08, 12, Alignment.MiddleCenter, color);
        canvas.Write(cell.IsWithin ? "within" : "", column, row + 0.32, 12, Alignment.MiddleCenter, color);
    }

    private static DataTable Data(ExperimentResult experiment, CrossCorpusResult result) => new(
        "cross_corpus",
        "experiment,protocol,system,trained_on,tested_on,folds,rows,speakers,uar,uar_low,uar_high,accuracy,accuracy_low,accuracy_high,interval_over,macro_f1,"
            + "chance_uar,majority_accuracy",
        from cell in result.Cells
        let recall = cell.Intervals.UnweightedRecall
        let accuracy = cell.Intervals.Accuracy
        select new DataRow(
            experiment.Name, cell.Protocol, cell.System, string.Join('+', cell.TrainedOn), cell.TestedOn, string.Join(' ', cell.Folds), cell.Metrics.Rows,
            cell.Speakers, cell.Metrics.UnweightedRecall, recall.Low, recall.High, cell.Metrics.Accuracy, accuracy.Low, accuracy.High, cell.IntervalUnit,
            cell.Metrics.MacroF1, cell.Metrics.ChanceUnweightedRecall, cell.Metrics.MajorityAccuracy));

    private static DataTable CompositionData(ExperimentResult experiment, CrossCorpusResult result) => new(
        "cross_corpus_classes",
        "experiment,corpus,class,utterances",
        from corpus in result.Corpora
        from each in experiment.Metrics.Classes.Zip(corpus.ByClass)
        select new DataRow(experiment.Name, corpus.Name, each.First, each.Second));

    /// <summary>The results of one system: across corpora under one protocol, and within them.</summary>
    private sealed record Matrix(string Protocol, string System, IReadOnlyList<CorpusOfMatrix> Corpora, IReadOnlyList<CrossCorpusCell> Cells)
    {
        public IReadOnlyList<IReadOnlyList<string>> Trained =>
            [.. Cells.Select(cell => cell.TrainedOn).DistinctBy(Key).OrderBy(names => names.Count).ThenBy(names => IndexOf(names[0]))];

        public IReadOnlyList<CorpusOfMatrix> Tested => [.. Corpora.Where(corpus => Cells.Any(cell => cell.TestedOn == corpus.Name))];

        public double? MeanAcross => Mean(isWithin: false);

        public double? MeanWithin => Mean(isWithin: true);

        public CrossCorpusCell? At(IReadOnlyList<string> trained, CorpusOfMatrix tested) =>
            Cells.FirstOrDefault(cell => Key(cell.TrainedOn) == Key(trained) && cell.TestedOn == tested.Name);

        public string UnitOf(CorpusOfMatrix tested) => Cells.First(cell => cell.TestedOn == tested.Name).IntervalUnit;

        public string TitleOf(IReadOnlyList<string> trained) => string.Join(" + ", trained.Select(name => Corpora[IndexOf(name)].Title));

        private static string Key(IReadOnlyList<string> names) => string.Join('+', names);

        private double? Mean(bool isWithin) => Cells.Where(cell => cell.IsWithin == isWithin).Select(cell => (double?)cell.Metrics.UnweightedRecall).Average();

        private int IndexOf(string name) => Corpora.Index().First(each => each.Item.Name == name).Index;
    }
}
