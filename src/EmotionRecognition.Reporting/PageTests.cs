using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Reporting;

/// <summary>
/// The hypotheses that the page tests about one experiment. Their p values are corrected for all experiments of the page together, so that a page on which
/// nothing is true flags anything in at most 5 % of all cases: a third of that is for groups, for speakers, and for pairs of systems, so that gaps between
/// groups are not harder to find the more speakers or systems there are. Of the two tests of a pair, only the one to quote is flagged: over speakers if they
/// are known.
/// </summary>
/// <param name="Shown">The system whose mistakes and gaps the page shows; null if there is none.</param>
/// <param name="Gaps">Its gaps between groups.</param>
/// <param name="Speakers">Its speakers.</param>
/// <param name="Pairs">All pairs of systems of each protocol, the best system's first.</param>
public sealed record PageTests(
    SystemMetrics? Shown,
    IReadOnlyList<Tested<GroupGap>> Gaps,
    IReadOnlyList<Tested<SpeakerGap>> Speakers,
    IReadOnlyList<TestedPair> Pairs)
{
    /// <summary>What stays at or below this after Holm's correction is flagged.</summary>
    public const double Level = 0.05;

    /// <summary>No tests.</summary>
    public static PageTests None { get; } = new(null, [], [], []);

    /// <summary>Tests what a page shows.</summary>
    /// <param name="content">The page's content.</param>
    /// <returns>The content, each experiment with its tests.</returns>
    internal static ReportContent Fill(ReportContent content)
    {
        var tests = Of([.. content.Experiments.Select(experiment => (experiment, ShownMistakes.SystemOf(experiment.Metrics, content.IsTrusted)))]);
        return content with { Experiments = [.. content.Experiments.Zip(tests, (experiment, own) => experiment with { Tests = own })] };
    }

    /// <summary>The tests of the experiments of a page, each with its shown system.</summary>
    internal static IReadOnlyList<PageTests> Of(IReadOnlyList<(ExperimentResult Experiment, SystemMetrics? Shown)> experiments)
    {
        var found = experiments.Select(each => Raw.Of(each.Experiment, each.Shown)).ToList();
        var gaps = new Corrected([.. found.SelectMany(each => each.Gaps.Select(gap => gap.Difference.P))]);
        var speakers = new Corrected([.. found.SelectMany(each => each.Speakers.Select(gap => gap.P))]);
        var pairs = new Corrected([.. found.SelectMany(each => each.Pairs.Select(pair => IsOverSpeakers(pair) ? pair.Difference.P : pair.OverRows))]);
        var rows = new Corrected([.. found.SelectMany(each => each.Pairs.Select(pair => pair.OverRows))]);
        return
        [
            .. found.Select(each => new PageTests(
                each.Shown,
                [.. each.Gaps.Select(gap => new Tested<GroupGap>(gap, gaps.Next()))],
                [.. each.Speakers.Select(gap => new Tested<SpeakerGap>(gap, speakers.Next()))],
                [.. each.Pairs.Select(pair => new TestedPair(pair, pairs.Next(), rows.Next()))])),
        ];
    }

    /// <summary>Whether there are enough speakers to test a pair over them.</summary>
    internal static bool IsOverSpeakers(PairedEffect pair) => pair.Unit == "speakers";

    private sealed record Raw(SystemMetrics? Shown, IReadOnlyList<GroupGap> Gaps, IReadOnlyList<SpeakerGap> Speakers, IReadOnlyList<PairedEffect> Pairs)
    {
        public static Raw Of(ExperimentResult experiment, SystemMetrics? shown)
        {
            var facts = experiment.Facts;
            var classes = experiment.Metrics.Classes;
            var own = shown is null ? [] : experiment.RowsOf(shown);
            return new(
                shown,
                [.. facts.Columns.SelectMany(column => GroupGap.Of(classes, own, column, facts.SpeakerOf))],
                SpeakerGap.Of(classes, own, facts.SpeakerOf),
                [
                    .. experiment.Metrics.Systems.GroupBy(system => system.Protocol).SelectMany(protocol => PairedEffect.Among(
                        classes,
                        [.. protocol.Select(experiment.RowsOf).Where(rows => rows.Count > 0)],
                        facts.SpeakerOf,
                        experiment.Metrics.Seed)),
                ]);
        }
    }

    /// <summary>The p values of a family, handed out in order.</summary>
    private sealed class Corrected(IReadOnlyList<double> values)
    {
        private const int Families = 3;

        private readonly IReadOnlyList<double> _holm = MultipleTests.Holm(values);
        private readonly IReadOnlyList<double> _discovery = MultipleTests.BenjaminiHochberg(values);
        private int _next;

        public CorrectedP Next()
        {
            var place = _next++;
            return new(values[place], Math.Min(1, Families * _holm[place]), _discovery[place]);
        }
    }
}

/// <summary>A p value and its corrections for all tests of its family on the page.</summary>
/// <param name="P">The p value.</param>
/// <param name="Holm">Corrected for any false finding on the page: <see cref="MultipleTests.Holm"/>, times the three families.</param>
/// <param name="Discovery">Corrected for the share of false findings: <see cref="MultipleTests.BenjaminiHochberg"/>.</param>
public readonly record struct CorrectedP(double P, double Holm, double Discovery)
{
    /// <summary>Whether the page calls it more than chance.</summary>
    public bool IsFlagged => Holm <= PageTests.Level;
}

/// <summary>Something that was tested.</summary>
/// <param name="Found">What was found.</param>
/// <param name="P">Its p values.</param>
public sealed record Tested<T>(T Found, CorrectedP P);

/// <summary>Two systems that were compared.</summary>
/// <param name="Effect">The difference.</param>
/// <param name="P">The p values to quote: over speakers (of the jackknife), or over rows if there are too few known speakers.</param>
/// <param name="Rows">The p values over rows.</param>
public sealed record TestedPair(PairedEffect Effect, CorrectedP P, CorrectedP Rows)
{
    /// <summary>Whether the p values to quote are over speakers.</summary>
    public bool IsOverSpeakers => PageTests.IsOverSpeakers(Effect);
}
