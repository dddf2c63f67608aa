using System.Collections.Concurrent;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting;

namespace EmotionRecognition.Benchmarks.Statistics;

/// <summary>
/// Whether the report's statistics keep their promises on simulated corpora with a known truth: 95 % intervals, pages that flag something where there is
/// nothing, and gaps of 10 points that are found. Prints Markdown tables.
/// </summary>
internal static class Coverage
{
    private const double Gap = 0.1;
    private const int Resamples = 500;

    /// <summary>Speakers, rows of each, and how much speakers differ: like EMO-DB, RAVDESS, IEMOCAP, a large corpus, and one of few speakers.</summary>
    private static readonly (string Name, SimulatedCorpus Corpus)[] _corpora =
    [
        ("10 speakers x 50 rows", new(10, 50, 0.3)), ("24 x 60", new(24, 60, 0.3)), ("10 x 550", new(10, 550, 0.3)), ("200 x 50", new(200, 50, 0.3)),
        ("2 x 300, speakers alike", new(2, 300, 0)), ("24 x 60, speakers alike", new(24, 60, 0)),
    ];

    private static readonly Dictionary<string, Action<int>> _parts = new() { ["intervals"] = Intervals, ["flags"] = FalseFindings, ["gaps"] = Gaps };

    /// <summary>Runs some or all parts.</summary>
    /// <param name="corpora">The number of simulated corpora of each size.</param>
    /// <param name="parts">Their names with commas between: <c>intervals,flags,gaps</c>.</param>
    public static void Run(int corpora, string parts)
    {
        foreach (var part in parts.Split(','))
        {
            _parts[part](corpora);
        }
    }

    private static void Intervals(int corpora)
    {
        Console.WriteLine($"\nShare of {corpora} corpora whose 95 % interval contains the truth (%)\n");
        Console.WriteLine("| corpus | UAR, jackknife | UAR, bootstrap over rows | UAR, bootstrap over speakers | F1 of a class | ROC area | average precision "
            + "| difference of systems | gap, gender | gap, style |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var (name, corpus) in _corpora)
        {
            var truth = Truth.Of(corpus);
            var covered = Enumerable.Range(0, 9).Select(_ => new ConcurrentBag<bool>()).ToArray();
            Parallel.For(0, corpora, number => Cover(corpus, truth, number, covered));
            Console.WriteLine($"| {name} | {string.Join(" | ", covered.Select(Percent))} |");
        }
    }

    private static string Percent(ConcurrentBag<bool> hits) => hits.IsEmpty ? "" : $"{100 * hits.Average(hit => hit ? 1.0 : 0):0.0}";

    private static void Cover(SimulatedCorpus corpus, Truth truth, int number, ConcurrentBag<bool>[] covered)
    {
        var rows = corpus.Draw(new Random(number), systems: 2);
        var facts = SimulatedCorpus.Facts(rows, corpus.Speakers);
        var classes = SimulatedCorpus.Classes;
        var own = rows.Where(row => row.System == "system 1").ToList();
        void Note(int place, double value, Interval interval) => covered[place].Add(interval.Low <= value && value <= interval.High);
        Note(0, truth.Recall, ScoreSpread.Of(classes, own, facts.SpeakerOf).Interval);
        Note(1, truth.Recall, BootstrapInterval.OverRows(classes, own, number, Resamples).UnweightedRecall);
        if (BootstrapInterval.OverSpeakers(classes, own, utterance => facts.SpeakerOf(utterance)!, number, Resamples) is { } speakers)
        {
            Note(2, truth.Recall, speakers.UnweightedRecall);
        }

        foreach (var (each, known) in ClassCurves.Of(classes, own, facts.SpeakerOf).Zip(truth.Classes))
        {
            Note(3, known.F1.Value, each.F1.Interval);
            Note(4, known.Area.Value, each.Area.Interval);
            Note(5, known.Precision.Value, each.Precision.Interval);
        }

        var systems = rows.GroupBy(row => row.System).Select(IReadOnlyList<Prediction> (system) => [.. system]).ToList();
        Note(6, 0, PairedEffect.Among(classes, systems, facts.SpeakerOf, number)[0].Difference.Interval);
        var columns = facts.Columns.Where(column => column.Name is "gender" or "style");
        foreach (var gap in columns.SelectMany(column => GroupGap.Of(classes, own, column, facts.SpeakerOf)))
        {
            Note(gap.Column == "gender" ? 7 : 8, 0, gap.Difference.Interval);
        }
    }

    private static void FalseFindings(int corpora)
    {
        Console.WriteLine($"\nPages of {corpora} that flag a gap, a speaker, or a pair of systems although there is none (%)\n");
        Console.WriteLine("| corpus | pages that flag anything | gaps of groups | speakers | pairs of systems | uncorrected p up to 0.05, mean per page |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|");
        foreach (var (name, corpus) in _corpora)
        {
            var found = new (bool Gap, bool Speaker, bool Pair, int Raw)[corpora];
            Parallel.For(0, corpora, number => found[number] = Flags(Page(corpus, corpus.Draw(new Random(number)))));
            var alike = corpus.SpeakerDeviation == 0;
            var any = found.Count(page => page.Gap || (alike && page.Speaker) || page.Pair);
            string Share(int count) => $"{100.0 * count / corpora:0.0}";
            var speakers = alike ? Share(found.Count(page => page.Speaker)) : "speakers differ";
            Console.WriteLine($"| {name} | {Share(any)} | {Share(found.Count(page => page.Gap))} | {speakers} "
                + $"| {Share(found.Count(page => page.Pair))} | {found.Average(page => page.Raw):0.0} |");
        }
    }

    private static void Gaps(int corpora)
    {
        Console.WriteLine($"\nPages of {corpora} that flag a gap of 10 points that is there (%)\n");
        Console.WriteLine("| corpus | between women and men | between styles |");
        Console.WriteLine("|---|--:|--:|");
        foreach (var (name, corpus) in _corpora)
        {
            int[] found = [0, 0];
            Parallel.For(0, 2 * corpora, number =>
            {
                var isStyle = number % 2 == 1;
                var rows = corpus.Draw(new Random(number), gap: isStyle ? 0 : Gap, styleGap: isStyle ? Gap : 0);
                if (Page(corpus, rows).Gaps.Any(gap => gap.P.IsFlagged && gap.Found.Column == (isStyle ? "style" : "gender") && gap.Found.Difference.Value < 0))
                {
                    Interlocked.Increment(ref found[isStyle ? 1 : 0]);
                }
            });
            Console.WriteLine($"| {name} | {100.0 * found[0] / corpora:0.0} | {100.0 * found[1] / corpora:0.0} |");
        }
    }

    private static PageTests Page(SimulatedCorpus corpus, List<Prediction> rows)
    {
        var systems = rows.GroupBy(row => row.System).Select(own => new SystemMetrics(
            "honest", own.Key, ClassificationMetrics.Compute(SimulatedCorpus.Classes, own), default!, null, [])).ToList();
        return PageTests.Of([(
            new ExperimentResult
            {
                Name = "simulated",
                Title = "simulated",
                Corpus = "simulated",
                Metrics = new("simulated", "simulated", SimulatedCorpus.Classes, 1, 1000, systems, []),
                Predictions = new PredictionTable(SimulatedCorpus.Classes, rows),
                ClassCounts = [],
                Facts = SimulatedCorpus.Facts(rows, corpus.Speakers),
            },
            systems.MaxBy(system => system.Pooled.UnweightedRecall))])[0];
    }

    private static (bool Gap, bool Speaker, bool Pair, int Raw) Flags(PageTests tests) => (
        tests.Gaps.Any(gap => gap.P.IsFlagged),
        tests.Speakers.Any(gap => gap.P.IsFlagged),
        tests.Pairs.Any(pair => pair.P.IsFlagged),
        tests.Gaps.Count(gap => gap.P.P <= 0.05) + tests.Pairs.Count(pair => pair.P.P <= 0.05));

    /// <summary>What is true of the population.</summary>
    private sealed record Truth(double Recall, IReadOnlyList<ClassCurves> Classes)
    {
        private const int Rows = 1_200_000;

        public static Truth Of(SimulatedCorpus corpus)
        {
            const int PerSpeaker = 20;
            var drawn = (corpus with { Speakers = Rows / PerSpeaker, RowsPerSpeaker = PerSpeaker }).Draw(new Random(123456), systems: 1);
            return new(
                ClassificationMetrics.Compute(SimulatedCorpus.Classes, drawn).UnweightedRecall,
                ClassCurves.Of(SimulatedCorpus.Classes, drawn, _ => null));
        }
    }
}
