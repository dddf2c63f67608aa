using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Reporting.Page;

/// <summary>Tables of measures.</summary>
internal static class ResultTables
{
    /// <summary>The first lines of the page: the best systems by protocols that can be trusted.</summary>
    public static IEnumerable<PageHeadline> Headlines(ReportContent content) =>
        from experiment in content.Experiments
        from best in ReportFigures.BestByProtocol(experiment.Metrics)
        where content.ProtocolOf(best).Trusted
        select new PageHeadline(
            experiment.Title,
            best.Protocol,
            Numbers.Percent(best.Pooled.UnweightedRecall),
            best.System,
            $"95 % interval {Numbers.Percents(best.RowIntervals.UnweightedRecall)}, chance {Numbers.Percent(best.Pooled.ChanceUnweightedRecall)}; "
                + $"WA {Numbers.Percent(best.Pooled.Accuracy)}; {Numbers.Count(best.Pooled.Rows)} test rows",
            NoticeOf(content, experiment));

    /// <summary>The best system of every experiment and protocol.</summary>
    public static PageTable Best(ReportContent content) => new(
        "The best system of each experiment and protocol, by UAR (percentages)",
        [
            PageColumn.Text("experiment"), PageColumn.OneLine("protocol"), PageColumn.OneLine("best system"),
            PageColumn.Number("UAR"), PageColumn.Number("chance UAR"), PageColumn.Number("WA"), PageColumn.Number("WA of the largest class"),
            PageColumn.Number("test rows"), PageColumn.Text("what it says"),
        ],
        [.. from experiment in content.Experiments
            from best in ReportFigures.BestByProtocol(experiment.Metrics)
            let note = content.ProtocolOf(best)
            let notice = NoticeOf(content, experiment).Length > 0 ? "the notice above applies" : ""
            select new PageRow(
                [
                    new PageCell(experiment.Title, notice), best.Protocol, best.System,
                    Measure(best.Pooled.UnweightedRecall, best.RowIntervals.UnweightedRecall),
                    Numbers.Percent(best.Pooled.ChanceUnweightedRecall), Measure(best.Pooled.Accuracy, best.RowIntervals.Accuracy),
                    Numbers.Percent(best.Pooled.MajorityAccuracy), Numbers.Count(best.Pooled.Rows),
                    note.Says,
                ],
                note.Trusted)],
        2);

    /// <summary>All systems of one experiment.</summary>
    public static PageTable Systems(ExperimentResult experiment)
    {
        var best = ReportFigures.BestByProtocol(experiment.Metrics);
        return new PageTable(
            "Systems by protocol, pooled over folds (percentages, small: 95 % bootstrap intervals over test rows)",
            [
                PageColumn.OneLine("protocol"), PageColumn.OneLine("system"), PageColumn.Number("UAR"), PageColumn.Number("UAR interval over speakers"),
                PageColumn.Number("WA"), PageColumn.Number("macro F1"), PageColumn.Number("weighted F1"),
                PageColumn.Number("folds"), PageColumn.Number("test rows"),
            ],
            [.. experiment.Metrics.Systems.Select(system => new PageRow(
                [
                    system.Protocol,
                    new PageCell(system.System, best.Contains(system) ? "best of its protocol" : ""),
                    Measure(system.Pooled.UnweightedRecall, system.RowIntervals.UnweightedRecall),
                    system.SpeakerIntervals is { } speakers ? Numbers.Percents(speakers.UnweightedRecall) : "too few",
                    Measure(system.Pooled.Accuracy, system.RowIntervals.Accuracy),
                    Measure(system.Pooled.MacroF1, system.RowIntervals.MacroF1),
                    Measure(system.Pooled.WeightedF1, system.RowIntervals.WeightedF1),
                    Numbers.Count(system.Folds.Count),
                    Numbers.Count(system.Pooled.Rows),
                ],
                best.Contains(system)))],
            2);
    }

    /// <summary>Measures by fold, one block a protocol.</summary>
    public static IEnumerable<PageBlock> ByFold(ExperimentResult experiment) =>
        from protocol in experiment.Metrics.Systems.GroupBy(system => system.Protocol)
        select new PageBlock($"Protocol {protocol.Key}: {protocol.First().Folds.Count} {(protocol.First().Folds.Count == 1 ? "fold" : "folds")}", false,
        [
            new PageTable(
                $"Measures by fold, protocol {protocol.Key} (percentages)",
                [
                    PageColumn.OneLine("system"), PageColumn.Text("fold"), PageColumn.Number("UAR"), PageColumn.Number("WA"), PageColumn.Number("macro F1"),
                    PageColumn.Number("weighted F1"), PageColumn.Number("training rows"), PageColumn.Number("validation rows"), PageColumn.Number("test rows"),
                ],
                [.. from system in protocol
                    from fold in system.Folds
                    select PageRow.Of(
                        system.System, fold.Fold, Numbers.Percent(fold.Metrics.UnweightedRecall), Numbers.Percent(fold.Metrics.Accuracy),
                        Numbers.Percent(fold.Metrics.MacroF1), Numbers.Percent(fold.Metrics.WeightedF1),
                        Numbers.Count(fold.TrainRows), Numbers.Count(fold.ValidationRows), Numbers.Count(fold.Metrics.Rows))],
                2),
        ]);

    /// <summary>The kinds of test rows apart, such as improvised and scripted ones; none where a corpus has no kinds.</summary>
    public static IEnumerable<PageTable> Groups(ExperimentResult experiment)
    {
        var rows =
            (from system in experiment.Metrics.Systems
             from kind in system.Groups ?? []
             select PageRow.Of(
                 system.Protocol, system.System, kind.Group, Numbers.Percent(kind.Metrics.UnweightedRecall), Numbers.Percent(kind.Metrics.Accuracy),
                 Numbers.Percent(kind.Metrics.WeightedF1), Numbers.Count(kind.Metrics.Rows))).ToList();
        return rows.Count == 0
            ? []
            :
            [
                new PageTable(
                    "Kinds of test rows apart (percentages)",
                    [
                        PageColumn.OneLine("protocol"), PageColumn.OneLine("system"), PageColumn.OneLine("rows"),
                        PageColumn.Number("UAR"), PageColumn.Number("WA"), PageColumn.Number("weighted F1"), PageColumn.Number("test rows"),
                    ],
                    rows,
                    3),
            ];
    }

    /// <summary>Paired tests; none where no protocol has two systems.</summary>
    public static IEnumerable<PageTable> Comparisons(ExperimentResult experiment)
    {
        if (experiment.Metrics.Comparisons.Count == 0)
        {
            return [];
        }

        return
        [
            new PageTable(
                "The best system of each protocol against each other one, on the same test rows",
                [
                    PageColumn.OneLine("protocol"), PageColumn.OneLine("best"), PageColumn.OneLine("other"), PageColumn.Number("only best right"),
                    PageColumn.Number("only other right"), PageColumn.Number("McNemar p"), PageColumn.Number("UAR difference (points)"),
                    PageColumn.Number("bootstrap p"),
                ],
                [.. experiment.Metrics.Comparisons.Select(pair => PageRow.Of(
                    pair.Protocol, pair.Second, pair.First,
                    Numbers.Count(pair.OnlySecondCorrect), Numbers.Count(pair.OnlyFirstCorrect), Numbers.P(pair.McNemar),
                    new PageCell(
                        Numbers.Points(pair.RecallDifference),
                        $"{Numbers.Points(pair.DifferenceInterval.Low)} to {Numbers.Points(pair.DifferenceInterval.High)}"),
                    Numbers.P(pair.Bootstrap)))],
                3),
        ];
    }

    /// <summary>What must be said with an experiment's numbers; empty where nothing must.</summary>
    public static string NoticeOf(ReportContent content, ExperimentResult experiment) => content.CorpusOf(experiment).Notice ?? "";

    private static PageCell Measure(double value, Interval interval) => new(Numbers.Percent(value), Numbers.Percents(interval));
}
