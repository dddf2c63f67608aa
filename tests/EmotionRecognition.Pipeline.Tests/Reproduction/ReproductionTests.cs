using EmotionRecognition.Build;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline.Gate;
using EmotionRecognition.Pipeline.Reproduction;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests.Reproduction;

public sealed class ReproductionTests(TinyCorpus corpus)
{
    private const string Printed = "experiments/printed/made-up.csv";
    private const string Release = "experiments/releases/made-up.sha256";

    [Fact]
    public void Targets_OfAReproduction_AreThoseOfTheBuildExceptTheReport() => Assert.Equal(
        BuildTargets.All.Where(target => target.HasStages && target.Name != "Report").Select(target => target.Name).Order(),
        ReproductionRun.Targets.Order());

    [Fact]
    public void Run_AcceptedWorkspace_AgreesWithTheSameValues()
    {
        using var copy = Accepted();
        var result = Run(copy.Root);
        Assert.Equal(0, result.Differing);
        Assert.Contains(result.Rows, row => row is { Where: "tiny honest logistic-both", What: "UAR", Verdict: "same" });
        Assert.All(result.Rows.Where(row => row.Outcome == ReproductionOutcome.Agrees && row.Printed.Length == 0), row => Assert.Equal("same", row.Verdict));
        Assert.StartsWith("Reproduced: ", ReproductionTable.Summary(result));
        Assert.Contains("made up: honest", Assert.Single(result.Rows, row => row.Printed == "0.10").Where);
    }

    [Fact]
    public void Run_FiftySeededWrongNumbers_AreAllCaught()
    {
        using var copy = Accepted();
        string[] accepted = [.. new[] { "tiny", "tiny-gan" }.SelectMany(name => new[] { AcceptedResults.MetricsOf(name), AcceptedResults.DataOf(name) })];
        string[] results =
        [
            "report/tiny/metrics.json", "report/tiny/predictions.csv", "data/tiny/splits.csv", "data/synthetic/labels.csv", "report/tiny-gan/metrics.json",
        ];
        var random = new Random(50);
        var missed = new List<string>();
        void Try(string file, System.Text.RegularExpressions.Regex within) =>
            SeededNumbers.WithOneWrong(copy[file], random, within, what => missed.AddRange(IsCaught(copy.Root, file) ? [] : [what]));

        for (var i = 0; i < 10; i++)
        {
            Try(accepted[i % accepted.Length], SeededNumbers.Numbers());
            Try(accepted[i % accepted.Length], SeededNumbers.Anything());
            Try(Printed, SeededNumbers.Numbers());
            Try(results[i % results.Length], SeededNumbers.Numbers());
            Try(i % 2 == 0 ? Release : AcceptedList.Place, SeededNumbers.Anything());
        }

        Assert.Empty(missed);
        Assert.Equal(0, Run(copy.Root).Differing);
    }

    // Somebody who also enters the hash of a wrong file is caught by the comparison itself, as far as the number is wrong by more than the tolerance.
    [Fact]
    public void Run_WrongAcceptedCountWithItsHash_DiffersInTheScores()
    {
        using var copy = Accepted();
        var file = copy[AcceptedResults.MetricsOf("tiny")];
        var metrics = MetricsFile.Read(file);
        var swapped = metrics.Systems.Where(system => system.Protocol == "honest").ToList();
        MetricsFile.Write(
            file,
            metrics with
            {
                Systems =
                [
                    swapped[0] with { System = swapped[1].System }, swapped[1] with { System = swapped[0].System },
                    .. metrics.Systems.Where(system => system.Protocol != "honest"),
                ],
            });
        AcceptedList.Enter(ResearchLayout.Open(copy.Root), [AcceptedResults.MetricsOf("tiny")]);

        var result = Run(copy.Root);

        var wrong = result.Rows.Where(row => row is { Outcome: ReproductionOutcome.Differs, What: "WA" });
        Assert.Contains(wrong, row => row.Where.StartsWith("tiny honest", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_BetterThanAccepted_DiffersToo()
    {
        var plan = new ResearchPlan(TinyCorpus.Options(corpus.Root), Experiments.ExperimentCatalog.Select(TinyCorpus.Options(corpus.Root))).Experiments[0];
        var fresh = corpus.Metrics("tiny");
        var worse = fresh with { Systems = [.. fresh.Systems.Select(system => system with { Pooled = Worst(system.Pooled) })] };
        Assert.Contains(ResultRows.Metrics(plan, worse, fresh), row => row is { What: "WA", Verdict: "differs" });
    }

    [Fact]
    public void Run_VerdictOfATableThatAcceptedResultsDoNotGive_Differs()
    {
        using var copy = Accepted(verdict: "reproduced");
        var row = Assert.Single(Run(copy.Root).Rows, row => row.Outcome == ReproductionOutcome.Differs);
        Assert.Equal("refuted, but the table says reproduced", row.Verdict);
    }

    [Theory]
    [InlineData("0,10", "a percentage with decimals")]
    [InlineData("101.0", "a percentage with decimals")]
    [InlineData("10", "a percentage with decimals")]
    public void Run_PrintedNumberThatIsNone_IsRefused(string printed, string expected)
    {
        using var copy = Accepted();
        copy.Write(Printed, Table("refuted").Replace("0.10", $"\"{printed}\"", StringComparison.Ordinal));
        Enter(copy);
        Assert.Contains(expected, Assert.Throws<InputException>(() => Run(copy.Root)).Message);
    }

    [Fact]
    public void Run_OptionThatChangesResults_IsRefused() => Assert.Contains(
        "--seeds", Assert.Throws<InputException>(() => ReproductionRun.Run(Options(corpus.Root) with { Seeds = 3 }, _ => { })).Message);

    [Fact]
    public void Run_CorpusWithoutAcceptedResults_ListsThoseThatHaveSome()
    {
        using var copy = Accepted();
        var error = Assert.Throws<InputException>(() => ReproductionRun.Run(Options(copy.Root) with { CorpusPath = "ravdess=/nowhere" }, _ => { }));
        Assert.Contains("for synthetic", error.Message);
    }

    private static bool IsCaught(string root, string file)
    {
        var told = new List<BuildEvent>();
        try
        {
            // A result that is not what its manifest says is made again, and said.
            return Run(root, told.Add).Differing > 0
                || told.OfType<BuildEvent.Started>().Any(started => started.Reasons.Any(reason => reason.Contains(file, StringComparison.Ordinal)));
        }
        catch (InputException error)
        {
            return error.Message.Contains(Path.GetFileName(file), StringComparison.Ordinal);
        }
    }

    private static ReproductionResult Run(string root, Action<BuildEvent>? tell = null) => ReproductionRun.Run(Options(root), tell ?? (_ => { }));

    private static ResearchOptions Options(string root)
    {
        var options = TinyCorpus.Options(root);
        return options with { CorpusPath = $"synthetic={options.CorpusPath}" };
    }

    // The tiny workspace with accepted results, a printed number that they refute, and the list of a release that is not there.
    private TemporaryFolder Accepted(string verdict = "refuted")
    {
        var copy = corpus.Copy();
        using (var build = ResearchBuild.Open(TinyCorpus.Options(copy.Root), _ => { }))
        {
            build.Accept();
        }

        copy.Write(Release, $"{new string('0', 64)}  wav/a.wav\n");
        copy.Write(Printed, Table(verdict));
        Enter(copy);
        return copy;
    }

    private static void Enter(TemporaryFolder copy) => AcceptedList.Enter(ResearchLayout.Open(copy.Root), [Printed, Release]);

    private static string Table(string verdict) =>
        "source,result,measure,printed,protocol,experiment,our_protocol,system,verdict,note\n"
        + $"made up,honest,WA,0.10,unseen speakers,tiny,honest,logistic-both,{verdict},the same rows\n"
        + string.Concat(StudyRows());

    private static IEnumerable<string> StudyRows() =>
        from result in Reporting.StudyResult.Printed
        from score in new[] { ("WA", result.Scores.Accuracy), ("weighted precision", result.Scores.WeightedPrecision),
            ("weighted recall", result.Scores.WeightedRecall), ("weighted F1", result.Scores.WeightedF1) }
        select FormattableString.Invariant($"study,{result.Variant},{score.Item1},{100 * score.Item2:0.00},random split,,,,open,not run\n");

    private static ClassificationMetrics Worst(ClassificationMetrics metrics) => ClassificationMetrics.Compute(
        metrics.Confusion.Classes,
        [.. Enumerable.Range(0, metrics.Rows).Select(_ => metrics.Confusion.Classes[0])],
        [.. Enumerable.Range(0, metrics.Rows).Select(_ => metrics.Confusion.Classes[1])]);
}
