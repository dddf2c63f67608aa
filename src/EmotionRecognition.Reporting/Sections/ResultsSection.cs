using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using Shared;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.ResultsSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>All systems of an experiment by protocol, with intervals, groups of test rows and paired tests.</summary>
public sealed class ResultsSection : IReportSection
{
    /// <inheritdoc/>
    public string Name => "results";

    /// <inheritdoc/>
    public string Title => "Results";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(100);

    /// <inheritdoc/>
    public Section Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        IReadOnlyList<Block> origin = experiment.Origin is { } given ? [new Notice(given.Notice)] : [];
        IReadOnlyList<Block> notes = [.. SharedModels(experiment), .. LeftOut(experiment)];
        var figure = ScoreDoubts.Unless(ScoreDoubts.WhyMeaningless(experiment), "The figure of all systems", () => Draw(experiment));
        notes = [.. notes, .. ScoreDoubts.Of(experiment, content.Corpora[0])];
        return new Section([.. origin, Systems(experiment), .. notes, figure, .. Groups(experiment)])
        {
            Tables = [Data(experiment), GroupData(experiment), ComparisonData(experiment)],
        };
    }

    private static Table Systems(ExperimentResult experiment)
    {
        var best = experiment.BestByProtocol();
        return new Table(
            "Systems by protocol, pooled over folds (percentages; small: 95\u00a0% bootstrap intervals over test rows)",
            [
                Column.OneLine("protocol"), Column.OneLine("system"), Column.Number("UAR"), Column.Number("UAR interval over speakers"),
                .. experiment.Seeds is null ? [] : new[] { Column.Number("UAR over seeds") }, Column.Number("WA"),
                Column.Number("macro F1"), Column.Number("weighted F1"), Column.Number("folds"), Column.Number("test rows"),
            ],
            experiment.Metrics.Systems.Select(system => new Row(
            [
                system.Protocol,
                new Cell(experiment.TitleOf(system.System), best.Contains(system) ? "best under its protocol" : ""),
                Cell.Percent(system.Pooled.UnweightedRecall, system.RowIntervals.UnweightedRecall),
                experiment.RecallInterval(system) is (var interval, "speakers") ? Numbers.Percents(interval) : "none",
                .. experiment.Seeds is { } seeds ? new[] { OverSeeds(seeds, system) } : [],
                Cell.Percent(system.Pooled.Accuracy, system.RowIntervals.Accuracy),
                Cell.Percent(system.Pooled.MacroF1, system.RowIntervals.MacroF1),
                Cell.Percent(system.Pooled.WeightedF1, system.RowIntervals.WeightedF1),
                system.Folds.Count,
                system.Pooled.Rows,
            ])
            {
                IsMarked = best.Contains(system),
            }),
            2);
    }

    private static Cell OverSeeds(SeedResults seeds, SystemMetrics system) =>
        seeds.Over(system.Protocol, system.System, measures => measures.UnweightedRecall) is { } spread
            ? new Cell(Numbers.MeanAndDeviation(spread), $"{Numbers.Count(spread.Count)} seeds")
            : "no seed";

    private static IEnumerable<Block> SharedModels(ExperimentResult experiment) =>
        experiment.SharedModels.GroupBy(note => (note.System, note.Under)).Select(notes => new Paragraph(
            $"{notes.Key.System} reads no sound: its models under {Names.Join(notes.Select(note => note.Protocol))} are those of "
            + $"{notes.Key.Under}."));

    private static IEnumerable<Block> LeftOut(ExperimentResult experiment) =>
        experiment.LeftOut.GroupBy(note => (note.System, note.Reason)).Select(notes => new Paragraph(
            $"{notes.Key.System} is left out under {Names.Join(notes.Select(note => note.Protocol))}: {notes.Key.Reason}."));

    private static IEnumerable<Block> Groups(ExperimentResult experiment)
    {
        var groups = experiment.Metrics.Systems.SelectMany(system => system.Groups ?? []).Select(group => group.Group).Distinct().ToList();
        if (groups.Count == 0)
        {
            yield break;
        }

        var names = Names.Join(groups);
        yield return new Table(
            $"{char.ToUpperInvariant(names[0])}{names[1..]} utterances scored separately (percentages)",
            [
                Column.OneLine("protocol"), Column.OneLine("system"), Column.OneLine("utterances"), Column.Number("UAR"), Column.Number("WA"),
                Column.Number("weighted F1"), Column.Number("test rows"),
            ],
            from system in experiment.Metrics.Systems
            from each in system.Groups ?? []
            select new Row(
                system.Protocol, experiment.TitleOf(system.System), each.Group, Cell.Percent(each.Metrics.UnweightedRecall),
                Cell.Percent(each.Metrics.Accuracy), Cell.Percent(each.Metrics.WeightedF1), each.Metrics.Rows),
            3);
        if (groups.Contains("scripted"))
        {
            yield return new Paragraph(
                "Scripted lines recur in every session, so the text model has already seen them; improvised utterances are the better guide to new speech.");
        }
    }

    /// <summary>Unweighted recall of every system under every protocol, with intervals and chance.</summary>
    private static Figure Draw(ExperimentResult experiment)
    {
        var all = experiment.Metrics.Systems.Select(system => (System: system, experiment.RecallInterval(system).Interval)).ToList();
        var names = all.Select(each => each.System.System).Distinct().ToList();
        var protocols = all.Select(each => each.System.Protocol).Distinct().ToList();
        var canvas = Canvas.Of(
            $"Unweighted average recall: {experiment.Title}", "UAR (%), with 95 % interval over speakers, or test rows if these are few", "");
        canvas.NameRows(names);
        foreach (var (index, protocol) in protocols.Index())
        {
            var offset = (index - ((protocols.Count - 1) / 2.0)) * Math.Min(0.32, 0.75 / protocols.Count);
            canvas.AddIntervals(
                $"protocol {protocol}",
                index,
                [
                    .. all.Where(each => each.System.Protocol == protocol).Select(each =>
                        (names.IndexOf(each.System.System) + offset, each.System.Pooled.UnweightedRecall, each.Interval)),
                ]);
        }

        var chance = all.Min(each => each.System.Pooled.ChanceUnweightedRecall);
        canvas.AddReference($"chance ({Numbers.Percent(chance)} %)", 100 * chance);
        canvas.ShowPercents(Math.Min(chance, all.Min(each => each.Interval.Low)), all.Max(each => each.Interval.High));
        canvas.ShowLegend();
        return canvas.Draw(
            $"{experiment.Name}-uar",
            $"Unweighted average recall of {Of(names.Count, "system")} under {Of(protocols.Count, "protocol")} with 95\u00a0% intervals, same data as the "
                + "results table.",
            860,
            150 + (names.Count * Math.Max(34, 18 * protocols.Count)));
    }

    private static DataTable Data(ExperimentResult experiment) => new(
        "results",
        "experiment,corpus,protocol,system,rows,accuracy,accuracy_low,accuracy_high,uar,uar_low,uar_high,uar_speakers_low,uar_speakers_high,"
            + "macro_f1,weighted_precision,weighted_recall,weighted_f1,chance_uar,majority_accuracy",
        from system in experiment.Metrics.Systems
        let pooled = system.Pooled
        let accuracy = system.RowIntervals.Accuracy
        let recall = system.RowIntervals.UnweightedRecall
        let speakers = experiment.RecallInterval(system) is (var over, "speakers") ? over : (Interval?)null
        select new DataRow(
            experiment.Name, experiment.Corpus, system.Protocol, system.System, pooled.Rows, pooled.Accuracy, accuracy.Low, accuracy.High,
            pooled.UnweightedRecall, recall.Low, recall.High, speakers?.Low, speakers?.High, pooled.MacroF1, pooled.WeightedPrecision, pooled.WeightedRecall,
            pooled.WeightedF1, pooled.ChanceUnweightedRecall, pooled.MajorityAccuracy));

    private static DataTable GroupData(ExperimentResult experiment) => new(
        "groups",
        "experiment,corpus,protocol,system,group,rows,accuracy,uar,macro_f1,weighted_f1",
        from system in experiment.Metrics.Systems
        from each in system.Groups ?? []
        let metrics = each.Metrics
        select new DataRow(
            experiment.Name, experiment.Corpus, system.Protocol, system.System, each.Group, metrics.Rows, metrics.Accuracy, metrics.UnweightedRecall,
            metrics.MacroF1, metrics.WeightedF1));

    private static DataTable ComparisonData(ExperimentResult experiment) => new(
        "comparisons",
        "experiment,protocol,first,second,only_first_correct,only_second_correct,mcnemar_p,uar_difference,low,high,bootstrap_p,speakers,speakers_p",
        experiment.Metrics.Comparisons.Select(pair => new DataRow(
            experiment.Name, pair.Protocol, pair.First, pair.Second, pair.OnlyFirstCorrect, pair.OnlySecondCorrect, pair.McNemar, pair.RecallDifference,
            pair.DifferenceInterval.Low, pair.DifferenceInterval.High, pair.Bootstrap, pair.OverSpeakers?.Speakers, pair.OverSpeakers?.P)));

    private static string Of(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
