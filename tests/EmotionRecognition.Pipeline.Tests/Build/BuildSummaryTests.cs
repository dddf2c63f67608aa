using EmotionRecognition.Build.Terminal;
using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Pipeline.Tests.Build;

public sealed class BuildSummaryTests
{
    [Fact]
    public void Lines_IntervalsOverTheSame_NameItOnce()
    {
        var lines = Lines(Of("one", "speakers"), Of("two", "speakers"));

        Assert.Contains("Best system on unseen speakers by UAR, with the 95% interval over speakers:", lines);
        Assert.Contains("  one  sound  50.0%  40.0 to 60.0  (chance 25.0%)", lines);
    }

    [Fact]
    public void Lines_IntervalsOverDifferentThings_NameItForEach()
    {
        var lines = Lines(Of("one", "speakers"), Of("two", "test rows"));

        Assert.Contains("Best system on unseen speakers by UAR, with the 95% interval:", lines);
        Assert.Contains("  one  sound  50.0%  40.0 to 60.0 over speakers  (chance 25.0%)", lines);
        Assert.Contains("  two  sound  50.0%  40.0 to 60.0 over test rows  (chance 25.0%)", lines);
    }

    [Fact]
    public void Lines_GivenModels_SayWhereTheyComeFromOnce()
    {
        const string Origin = "The models were not trained by this run: given from /models.";
        Assert.Single(Lines(Of("one", "speakers") with { Origin = Origin }, Of("two", "speakers") with { Origin = Origin }), line => line == Origin);
        Assert.DoesNotContain(Lines(Of("one", "speakers")), line => line.Contains("given", StringComparison.Ordinal));
    }

    private static List<string> Lines(params Headline[] headlines) => [.. new BuildSummary(1, 2, null, headlines).Lines(TimeSpan.FromSeconds(3))];

    private static Headline Of(string experiment, string unit) =>
        new(experiment, "honest", "sound", 0.5, new Interval(0.4, 0.6), unit, 0.25, IsSynthetic: false);
}
