using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Cli.Tests;

public class CompareCommandTests
{
    private static readonly string[] _classes = ["calm", "angry"];

    [Fact]
    public async Task Compare_TwoRuns_ShowsThePairedDifference()
    {
        using var folder = new TemporaryFolder();
        Write(folder["one/predictions.csv"], "lda", i => i < 12);
        Write(folder["two/predictions.csv"], "lda", i => i < 16);

        var run = await ProgramRun.Of("compare", folder["one"], folder["two"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"honest lda  60\.0  80\.0  \+20\.0  \+4\.\d to \+\d\d\.\d  0\.0\d\d  60\.0  80\.0     20", run.Out);
    }

    [Fact]
    public async Task Compare_SystemsOfOtherNames_ArePairedIfThereIsOneInEach()
    {
        using var folder = new TemporaryFolder();
        Write(folder["one.csv"], "lda", i => i < 12);
        Write(folder["two.csv"], "svm", i => i < 12, protocol: "as-it-is", fold: "1", count: 18);

        var run = await ProgramRun.Of("compare", folder["one.csv"], folder["two.csv"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"lda / svm  60\.0  66\.7    0\.0     0\.0 to 0\.0  1\.000  60\.0  66\.7     18\n", run.Out);
    }

    [Fact]
    public async Task Compare_MetricsOnly_HasNoIntervals()
    {
        using var folder = new TemporaryFolder();
        Write(folder["one/predictions.csv"], "lda", i => i < 12);
        var predictions = PredictionTable.Read(folder["one/predictions.csv"]);
        FoldRows[] rows = [.. predictions.Rows.Select(row => row.Fold).Distinct().Select(fold => new FoldRows("honest", fold, 10, 0))];
        MetricsFile.Write(folder["two/metrics.json"], ExperimentMetrics.Compute("x", "clips", predictions, rows, null, 1, 100));

        var run = await ProgramRun.Of("compare", folder["one"], folder["two"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"honest lda  60\.0  60\.0    0\.0              -  -  60\.0  60\.0      -", run.Out);
        Assert.Contains("No intervals: they need predictions.csv of both runs.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_WhatCannotBeCompared_SaysWhy()
    {
        using var folder = new TemporaryFolder();
        Write(folder["one.csv"], "lda", i => i < 12);
        var other = new Prediction("honest", "lda", "1", "u0", "sad", "sad", [1, 0]);
        new PredictionTable(["sad", "glad"], [other]).Write(folder["classes.csv"]);
        var calm = other with { Actual = "calm", Predicted = "calm", System = "a" };
        new PredictionTable(_classes, [calm, calm with { System = "b" }]).Write(folder["systems.csv"]);
        Directory.CreateDirectory(folder["empty"]);

        var classes = await ProgramRun.Of("compare", folder["one.csv"], folder["classes.csv"]);
        var systems = await ProgramRun.Of("compare", folder["one.csv"], folder["systems.csv"]);
        var empty = await ProgramRun.Of("compare", folder["one.csv"], folder["empty"]);
        var nowhere = await ProgramRun.Of("compare", folder["nowhere"], folder["one.csv"]);

        Assert.All(new[] { classes, systems, empty, nowhere }, run => Assert.Equal((1, ""), (run.ExitCode, run.Out)));
        Assert.Contains("the classes sad, glad, expected those of", classes.Error, StringComparison.Ordinal);
        Assert.Contains("honest a, honest b, expected honest lda; ", systems.Error, StringComparison.Ordinal);
        Assert.Contains("neither predictions.csv nor metrics.json", empty.Error, StringComparison.Ordinal);
        Assert.Contains("no such file or folder", nowhere.Error, StringComparison.Ordinal);
    }

    // Each fifth clip is right in turn, so that both classes have the same share.
    private static void Write(string path, string system, Func<int, bool> isRight, string protocol = "honest", string? fold = null, int count = 20)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        new PredictionTable(
            _classes,
            [
                .. Enumerable.Range(0, count).Select(i => (Clip: i, Actual: _classes[i % 2], Other: _classes[1 - (i % 2)])).Select(row => new Prediction(
                    protocol, system, fold ?? $"{1 + (row.Clip / 10)}", $"u{row.Clip}", row.Actual, isRight(row.Clip) ? row.Actual : row.Other, [0.5f, 0.5f])),
            ]).Write(path);
    }
}
