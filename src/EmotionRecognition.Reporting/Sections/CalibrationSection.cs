using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Calibration;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using ScottPlot;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.CalibrationSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>Whether systems know when they do not know: calibration, sets of classes, and unfamiliar clips. Absent if no system is calibrated.</summary>
public sealed class CalibrationSection : IReportSection
{
    private const int Decimals = 3;

    private static readonly bool[] _scaled = [false, true];

    /// <inheritdoc/>
    public string Name => "calibration";

    /// <inheritdoc/>
    public string Title => "Calibration";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(350);

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        IReadOnlyList<Calibrated> systems = [.. experiment.Metrics.Systems.Where(system => system.Calibration is not null).Select(Of)];
        return systems.Count == 0 ? null : new Section(
        [
            new Paragraph(
                "A calibrated system that is 70\u00a0% sure is right in 70\u00a0% of such cases. The expected calibration error (ECE) is the mean difference "
                + $"between how sure it is and how often it is right, over {Reliability.Bins} bins of equal numbers of test rows, the least sure first. Even "
                + "perfect probabilities would have an ECE above 0 on so few rows: \"by chance\" says how large it would be on average."),
            Probabilities(systems),
            new SideBySide([.. systems.Select(system => Draw(experiment, system))]),
            new Paragraph(
                "A set has every class that cannot be excluded at its level: the true class should be in at least 80\u00a0% of the sets at the level "
                + "80\u00a0%, whichever class it is. A set of one class means that the system knows; a large one, that it does not. "
                + "The most probable class belongs to "
                + "every set, so that no set is empty."),
            Sets(systems),
            DrawSets(experiment, systems),
            new Paragraph(
                "Rows are unfamiliar if they are farther from the training rows than nearly all rows of speakers that were held out in training. "
                + $"{string.Join(' ', systems.Select(Unfamiliar))}"),
            new Paragraph(
                "Temperatures, sets, and distances are determined within the training part of each fold, on models trained without the speaker whose rows they "
                + "are determined on; no test row is used. What they promise holds for speakers who are like these: as many speakers stand behind it as the "
                + "training part has, not as many as rows, and it says nothing about other languages, rooms, or ways to record. Intervals are 95\u00a0% "
                + $"bootstrap intervals over {string.Join(" or ", systems.Select(system => system.Metrics.IntervalUnit).Distinct())}; those of the ECE tend "
                + "upward, because resampled bins are noisier."),
            new Collapsible("Coverage by class", Classes(systems)) { InPrint = "See tables/calibration_classes.csv." },
        ])
        {
            Tables = [QualityData(experiment, systems), SetData(experiment, systems), ClassData(experiment, systems), BinData(experiment, systems)],
        };
    }

    private static Calibrated Of(SystemMetrics system) => new(system, system.Calibration!);

    private static Table Probabilities(IReadOnlyList<Calibrated> systems) => new(
        "How sure systems are, before and after scaling (percentages; small: 95\u00a0% interval; log loss in nats)",
        [
            Column.OneLine("protocol"), Column.OneLine("system"), Column.Number("temperature"), Column.Number("WA"), Column.Number("mean confidence"),
            Column.Number("ECE"), Column.Number("by chance"), Column.Number("log loss"),
        ],
        systems.SelectMany(each => new[]
        {
            Quality(each, "as trained", "1", each.Own.Before) with { IsFaint = true },
            Quality(each, "scaled", Temperatures(each.Own.Temperatures), each.Own.After),
        }),
        headings: 2);

    private static Row Quality(Calibrated each, string kind, Cell temperature, ProbabilityQuality quality) => new(
        each.Metrics.Protocol, $"{each.Metrics.System}, {kind}", temperature, Cell.Percent(each.Metrics.Pooled.Accuracy), Cell.Percent(quality.Confidence),
        Cell.Percent(quality.Error.Value, quality.Error.Interval), Cell.Percent(quality.LeastError), Cell.Number(quality.Loss, Decimals));

    private static Cell Temperatures(IReadOnlyList<double> values) => values.Count == 1
        ? Cell.Number(values[0], 2)
        : new Cell(Numbers.Fixed(values.Average(), 2), $"{Numbers.Fixed(values.Min(), 2)} to {Numbers.Fixed(values.Max(), 2)}");

    private static Table Sets(IReadOnlyList<Calibrated> systems) => new(
        "Sets of classes (percentages, and classes per set; small: 95\u00a0% interval, or which class)",
        [
            Column.OneLine("protocol"), Column.OneLine("system"), Column.Number("level"), Column.Number("coverage"), Column.Number("least of a class"),
            Column.Number("classes per set"), Column.Number("sets of one class"),
        ],
        from each in systems
        from sets in each.Own.Sets
        let least = sets.Classes.MinBy(own => own.Coverage.Value)!
        select new Row(
            each.Metrics.Protocol, each.Metrics.System, Cell.Percent(sets.Level), Cell.Percent(sets.Coverage.Value, sets.Coverage.Interval),
            Cell.Percent(least.Coverage.Value, least.Class), Cell.Number(sets.MeanSize, 2), Cell.Percent(sets.Single)),
        headings: 3);

    private static string Unfamiliar(Calibrated each)
    {
        var (share, accuracy) = (each.Own.Unfamiliar, each.Own.UnfamiliarAccuracy);
        var right = accuracy is { } known ? $"; of these, {Numbers.Percent(known)}\u00a0% are recognized" : "";
        return $"{each.Metrics.System} ({each.Metrics.Protocol}): {Numbers.Percent(share.Value)}\u00a0% of {Numbers.Count(each.Own.Rows)} test rows "
            + $"({Numbers.Percents(share.Interval)}){right}.";
    }

    private static Table Classes(IReadOnlyList<Calibrated> systems) => new(
        "Coverage of each class (percentages; small: 95\u00a0% interval)",
        [
            Column.OneLine("protocol"), Column.OneLine("system"), Column.OneLine("class"), Column.Number("test rows"),
            .. systems[0].Own.Sets.Select(sets => Column.Number($"{Numbers.Percent(sets.Level)}\u00a0% sets")),
        ],
        from each in systems
        from own in each.Own.Sets[0].Classes
        select new Row(
        [
            each.Metrics.Protocol, each.Metrics.System, own.Class, own.Rows,
            .. each.Own.Sets.Select(sets => sets.Classes.First(other => other.Class == own.Class).Coverage)
                .Select(coverage => Cell.Percent(coverage.Value, coverage.Interval)),
        ]),
        headings: 3);

    private static Figure Draw(ExperimentResult experiment, Calibrated each)
    {
        var (protocol, system) = (each.Metrics.Protocol, each.Metrics.System);
        var canvas = Canvas.Of($"How sure and how often right: {experiment.Title}, {system}, protocol {protocol}", "mean confidence (%)", "right (%)");
        var diagonal = canvas.Plot.Add.Line(0, 0, 100, 100);
        (diagonal.LineColor, diagonal.LineWidth, diagonal.LinePattern, diagonal.LegendText) =
            (FigureColors.Reference, 1.6f, LinePattern.Dashed, "as often as sure");
        AddBins(canvas, "as trained", 1, each.Own.Before);
        AddBins(canvas, "scaled", 0, each.Own.After);
        canvas.Plot.Axes.SetLimits(0, 102, 0, 102);
        canvas.ShowLegend();
        return canvas.Draw(
            $"{experiment.Name}-{Numbers.Slug(protocol)}-{Numbers.Slug(system)}-calibration",
            $"Share of test rows that {system} recognizes by its mean confidence, in {each.Own.After.Bins.Count} bins; expected calibration error "
                + $"{Numbers.Percent(each.Own.Before.Error.Value)}\u00a0% as trained, {Numbers.Percent(each.Own.After.Error.Value)}\u00a0% scaled.",
            504,
            430);
    }

    /// <summary>How far the coverage of sets is from their level, one row per system and level.</summary>
    private static Figure DrawSets(ExperimentResult experiment, IReadOnlyList<Calibrated> systems)
    {
        var several = systems.Select(each => each.Metrics.Protocol).Distinct().Count() > 1;
        var rows = systems.SelectMany(each => each.Own.Sets, (each, sets) => (
            Name: $"{each.Metrics.System}{(several ? $", {each.Metrics.Protocol}" : "")}: {Numbers.Percent(sets.Level)} %",
            Excess: sets.Coverage.Value - sets.Level,
            Interval: new Interval(sets.Coverage.Interval.Low - sets.Level, sets.Coverage.Interval.High - sets.Level))).ToList();
        var canvas = Canvas.Of(
            $"Coverage of sets of classes: {experiment.Title}", "coverage minus level (points), with 95 % interval", "");
        canvas.NameRows([.. rows.Select(row => row.Name)]);
        canvas.AddIntervals("", 0, [.. rows.Index().Select(row => ((double)row.Index, row.Item.Excess, row.Item.Interval))]);
        canvas.AddReference("as promised", 0);
        Ticks.ShowPoints(canvas, Math.Min(0, rows.Min(row => row.Interval.Low)), Math.Max(0.001, rows.Max(row => row.Interval.High)));
        canvas.ShowLegend();
        return canvas.Draw(
            $"{experiment.Name}-coverage",
            "How far the share of test rows whose set has the true class is above or below the level of the sets; same data as the table.",
            860,
            150 + (26 * rows.Count));
    }

    private static void AddBins(Canvas canvas, string name, int series, ProbabilityQuality quality)
    {
        var line = canvas.Plot.Add.Scatter(
            quality.Bins.Select(bin => 100 * bin.Confidence).ToArray(), quality.Bins.Select(bin => 100 * bin.Accuracy).ToArray(), FigureColors.Series(series));
        (line.LineWidth, line.MarkerSize, line.LegendText) = (1.6f, 8, name);
        line.MarkerShape = series == 0 ? MarkerShape.FilledCircle : MarkerShape.FilledSquare;
    }

    private static DataTable QualityData(ExperimentResult experiment, IReadOnlyList<Calibrated> systems) => new(
        "calibration",
        "experiment,corpus,protocol,system,probabilities,rows,temperature_mean,temperature_low,temperature_high,confidence,accuracy,ece,ece_low,ece_high,"
            + "ece_by_chance,log_loss,unfamiliar,unfamiliar_low,unfamiliar_high,intervals_over",
        from each in systems
        from scaled in _scaled
        let quality = scaled ? each.Own.After : each.Own.Before
        let temperatures = scaled ? each.Own.Temperatures : [1.0]
        let strange = each.Own.Unfamiliar
        select new DataRow(
            experiment.Name, experiment.Corpus, each.Metrics.Protocol, each.Metrics.System, scaled ? "scaled" : "as trained", each.Own.Rows,
            temperatures.Average(), temperatures.Min(), temperatures.Max(), quality.Confidence, each.Metrics.Pooled.Accuracy,
            quality.Error.Value, quality.Error.Interval.Low, quality.Error.Interval.High, quality.LeastError, quality.Loss,
            strange.Value, strange.Interval.Low, strange.Interval.High, each.Metrics.IntervalUnit));

    private static DataTable SetData(ExperimentResult experiment, IReadOnlyList<Calibrated> systems) => new(
        "calibration_sets",
        "experiment,corpus,protocol,system,level,rows,coverage,coverage_low,coverage_high,classes_per_set,sets_of_one_class,intervals_over",
        from each in systems
        from sets in each.Own.Sets
        select new DataRow(
            experiment.Name, experiment.Corpus, each.Metrics.Protocol, each.Metrics.System, sets.Level, each.Own.Rows,
            sets.Coverage.Value, sets.Coverage.Interval.Low, sets.Coverage.Interval.High, sets.MeanSize, sets.Single, each.Metrics.IntervalUnit));

    private static DataTable ClassData(ExperimentResult experiment, IReadOnlyList<Calibrated> systems) => new(
        "calibration_classes",
        "experiment,corpus,protocol,system,level,class,rows,coverage,coverage_low,coverage_high",
        from each in systems
        from sets in each.Own.Sets
        from own in sets.Classes
        select new DataRow(
            experiment.Name, experiment.Corpus, each.Metrics.Protocol, each.Metrics.System, sets.Level, own.Class, own.Rows,
            own.Coverage.Value, own.Coverage.Interval.Low, own.Coverage.Interval.High));

    private static DataTable BinData(ExperimentResult experiment, IReadOnlyList<Calibrated> systems) => new(
        "reliability",
        "experiment,corpus,protocol,system,probabilities,bin,rows,confidence,accuracy",
        from each in systems
        from kind in new[] { (Name: "as trained", Quality: each.Own.Before), (Name: "scaled", Quality: each.Own.After) }
        from bin in kind.Quality.Bins.Index()
        select new DataRow(
            experiment.Name, experiment.Corpus, each.Metrics.Protocol, each.Metrics.System, kind.Name, bin.Index + 1, bin.Item.Rows,
            bin.Item.Confidence, bin.Item.Accuracy));

    /// <summary>A calibrated system.</summary>
    /// <param name="Metrics">Its results.</param>
    /// <param name="Own">Those of its calibration.</param>
    private sealed record Calibrated(SystemMetrics Metrics, CalibrationMetrics Own);
}
