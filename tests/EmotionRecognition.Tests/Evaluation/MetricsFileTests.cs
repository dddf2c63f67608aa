using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class MetricsFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"metrics-{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Write_Twice_GivesTheSameBytes()
    {
        MetricsFile.Write(_path, Metrics());
        var first = File.ReadAllBytes(_path);
        MetricsFile.Write(_path, Metrics());

        Assert.Equal(first, File.ReadAllBytes(_path));
        Assert.DoesNotContain((byte)'\r', first);
        Assert.Equal((byte)'{', first[0]);
    }

    [Fact]
    public void Read_WhatWasWritten_WritesTheSameAgain()
    {
        var metrics = Metrics();
        MetricsFile.Write(_path, metrics);
        var read = MetricsFile.Read(_path);

        Assert.Equal(MetricsFile.ToJson(metrics), MetricsFile.ToJson(read));
        Assert.Equal(metrics.Systems[0].Pooled.UnweightedRecall, read.Systems[0].Pooled.UnweightedRecall);
        Assert.Null(read.Systems[0].SpeakerIntervals);
    }

    [Fact]
    public void Write_Shares_RoundsToFourDecimals()
    {
        var json = MetricsFile.ToJson(Metrics());

        Assert.Contains("\"unweightedRecall\": 0.6944,", json, StringComparison.Ordinal);
        Assert.Contains(
            "{ \"class\": \"a\", \"precision\": 0.7143, \"recall\": 0.8333, \"f1\": 0.7692, \"support\": 6, \"predicted\": 7 }",
            json,
            StringComparison.Ordinal);
        Assert.Contains("[2, 3, 1]", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.00001, "0")]
    [InlineData(0.00005, "0.0001")]
    [InlineData(0.5, "0.5")]
    [InlineData(1.0 / 3, "0.3333")]
    [InlineData(1e-12, "0")]
    public void Round_Numbers_GivesShortDecimals(double value, string expected) =>
        Assert.Equal(expected, RoundedConverter.Round(value).ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Read_MeasureThatItsCountsDoNotGive_Throws()
    {
        File.WriteAllText(_path, MetricsFile.ToJson(Metrics()).Replace("\"accuracy\": 0.7,", "\"accuracy\": 0.8,", StringComparison.Ordinal));

        var error = Assert.Throws<InputException>(() => MetricsFile.Read(_path));

        Assert.Contains("accuracy 0.8, but the confusion counts give 0.7", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("not json")]
    [InlineData("{\"experiment\":\"e\",\"corpus\":\"c\",\"classes\":[\"a\"],\"seed\":1,\"resamples\":1,\"systems\":[],\"comparisons\":[],\"more\":1}")]
    [InlineData("{\"experiment\":null,\"corpus\":\"c\",\"classes\":[\"a\"],\"seed\":1,\"resamples\":1,\"systems\":[],\"comparisons\":[]}")]
    public void Read_NoMetrics_Throws(string text)
    {
        File.WriteAllText(_path, text);

        Assert.StartsWith(_path, Assert.Throws<InputException>(() => MetricsFile.Read(_path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoFile_Throws() => Assert.Throws<InputException>(() => MetricsFile.Read(_path));

    private static ExperimentMetrics Metrics() => ExperimentMetrics.Compute(
        "study",
        "corpus",
        new PredictionTable(Predictions.Classes, [
            .. Predictions.OfCounts("first", [5, 1, 0], [2, 3, 1], [0, 2, 6]),
            .. Predictions.OfCounts("second", [5, 1, 0], [2, 3, 1], [0, 2, 6]).Select(row => row with { Predicted = "a" })]),
        [new("honest", "1", 100, 10)],
        null,
        seed: 1,
        resamples: 100);
}
