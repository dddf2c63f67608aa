using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Page;

namespace EmotionRecognition.Reporting.Tests;

public sealed class PageTestsTests
{
    [Fact]
    public void Fill_TrustedProtocol_ShowsItsBestSystem()
    {
        var content = SampleReport.Small();
        var best = content.Experiments[0].BestByProtocol();

        Assert.Equal(best.Single(system => system.Protocol == "honest"), Shown(content));
        Assert.Equal(best[0], Shown(content with { Protocols = [.. content.Protocols.Select(protocol => protocol with { Trusted = false })] }));
    }

    [Fact]
    public void Fill_MoreExperiments_CorrectsForAllOfThem()
    {
        var content = SampleReport.Small();
        var again = content.Experiments[0] with { Name = "again" };
        var one = PageTests.Fill(content).Experiments[0].Tests;
        var two = PageTests.Fill(content with { Experiments = [content.Experiments[0], again] }).Experiments[1].Tests;

        Assert.Equal(one.Gaps.Select(gap => gap.P.P), two.Gaps.Select(gap => gap.P.P));
        Assert.All(one.Gaps.Zip(two.Gaps), pair => Assert.Equal(Math.Min(1, 2 * pair.First.P.Holm), pair.Second.P.Holm, 12));
        Assert.True(one.Speakers.Zip(two.Speakers).All(pair => pair.Second.P.Holm >= pair.First.P.Holm));
    }

    [Theory]
    [InlineData("one row")]
    [InlineData("one class")]
    [InlineData("one speaker")]
    [InlineData("all right")]
    [InlineData("all wrong")]
    [InlineData("all probabilities equal")]
    public void Render_OddRows_IsAPageWithoutNonsense(string kind)
    {
        var content = SampleReport.Small();
        var experiment = content.Experiments[0];
        var first = experiment.Predictions.Rows[0].Utterance;
        var rows = experiment.Predictions.Rows.Where(row => kind != "one row" || row.Utterance == first).Select(row => kind switch
        {
            "one class" => row with { Actual = "anger" },
            "all right" => row with { Predicted = row.Actual },
            "all wrong" => row with { Predicted = row.Actual == "anger" ? "sadness" : "anger" },
            "all probabilities equal" => row with { Probabilities = [0.3f, 0.3f, 0.3f] },
            _ => row,
        }).ToList();
        var speakers = experiment.Facts.Utterances.Select(row => kind == "one speaker" ? row with { Speaker = "s01" } : row).ToList();
        var odd = experiment with
        {
            Predictions = new PredictionTable(experiment.Metrics.Classes, rows),
            Metrics = ExperimentMetrics.Compute(
                experiment.Name, experiment.Corpus, new PredictionTable(experiment.Metrics.Classes, rows),
                [.. rows.Select(row => (row.Protocol, row.Fold)).Distinct().Select(fold => new FoldRows(fold.Protocol, fold.Fold, 100, 0))],
                utterance => kind == "one speaker" ? "s01" : utterance[..3], seed: 1, resamples: 100),
            Facts = experiment.Facts with { Utterances = speakers },
        };

        var page = HtmlReport.Render(ReportPage.Build(content with { Experiments = [odd] }, SampleReport.Sections));

        Assert.DoesNotContain("NaN", page[..page.IndexOf("<script>", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("id=\"experiment-synthetic-class-scores\"", page, StringComparison.Ordinal);
    }

    private static SystemMetrics? Shown(ReportContent content) => PageTests.Fill(content).Experiments[0].Tests.Shown;
}
