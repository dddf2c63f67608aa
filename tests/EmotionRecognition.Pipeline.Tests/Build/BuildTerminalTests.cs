using System.Globalization;
using EmotionRecognition.Build.Terminal;
using EmotionRecognition.Evaluation;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests.Build;

/// <summary>What a user reads of a small made-up build, at 80 columns.</summary>
public sealed class BuildTerminalTests : IDisposable
{
    private readonly StringWriter _data = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly StringWriter _log = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly StringWriter _errors = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly ManualClock _clock = new();

    public void Dispose()
    {
        _data.Dispose();
        _log.Dispose();
        _errors.Dispose();
    }

    [Fact]
    public Task Transcript_FirstBuildThroughAPipe_IsOneLinePerStageAndASummary()
    {
        using var terminal = Terminal(new TerminalSettings());
        FirstBuild(terminal);
        return Verify(_log.ToString());
    }

    [Fact]
    public Task Transcript_FirstBuildVerbose_ShowsWhatStagesSay()
    {
        using var terminal = Terminal(new TerminalSettings());
        terminal.Verbose = true;
        FirstBuild(terminal);
        return Verify(_log.ToString());
    }

    [Fact]
    public Task Transcript_AFewStagesRerun_ShowsWhyAndCountsTheOthers()
    {
        using var terminal = Terminal(new TerminalSettings());
        terminal.Tell(new BuildEvent.Notice("the previous build (process 7 on here since 2026-01-01 00:00:00 UTC) was interrupted; resuming"));
        terminal.Tell(new BuildEvent.UpToDate(Place("Labels", "emodb", 1)));
        terminal.Tell(new BuildEvent.NotNeeded("Synthesize"));
        Stage(terminal, Place("Acoustics", "emodb", 2), 65.4, ["setting otherRates: Refuse -> Resample"]);
        Stage(terminal, Place("Train", "emodb/honest/logistic-audio/fold-1", 3), 2.1, ["code changed", "input data/emodb/acoustics.csv changed"]);
        terminal.Tell(new BuildEvent.Warning("3 rows differ from their copies"));
        terminal.Summarize(new BuildSummary(2, 1, null, []));
        return Verify(_log.ToString());
    }

    [Fact]
    public Task Transcript_Explanation_ListsReasonsAndCountsTheOthersByTarget()
    {
        using var terminal = Terminal(new TerminalSettings());
        foreach (var target in new[] { "Synthesize", "Labels", "Labels", "Transcripts", "Acoustics", "Combine", "Split", "Split" }.Index())
        {
            terminal.Tell(new BuildEvent.UpToDate(Place(target.Item, $"corpus-{target.Index}", target.Index + 1)));
        }

        terminal.Tell(new BuildEvent.WouldRun(Place("Train", "emodb/honest/audio/fold-1", 9), ["a changed", "b changed", "c changed", "d changed"]));
        terminal.Tell(new BuildEvent.WouldRun(Place("Report", "emodb", 10), ["report/emodb/metrics.json will be regenerated"]));
        terminal.SummarizeExplanation(2, 8);
        return Verify(_log.ToString());
    }

    [Fact]
    public void Summarize_NothingRan_SaysSoInOneLine()
    {
        using var terminal = Terminal(new TerminalSettings());
        _clock.Pass(1.25);
        terminal.Summarize(new BuildSummary(0, 91, "report/index.html", []));
        Assert.Equal("Nothing to do: all 91 stages are up to date (1.3 s). Report: report/index.html\n", _log.ToString());
    }

    [Fact]
    public void Tell_LongTrainingThroughAPipe_IsAtMostOneLineForEachTenthOfTheWay()
    {
        using var terminal = Terminal(new TerminalSettings());
        terminal.Tell(new BuildEvent.Started(Place("Train", "a", 1), ["first run"]));
        for (var epoch = 0; epoch < 200; epoch++)
        {
            _clock.Pass(30);
            terminal.Tell(new BuildEvent.Progressed(
                Place("Train", "a", 1), new StageProgress(epoch + 1, 200, "epoch", "loss 0.100", TimeSpan.FromSeconds(30 * (199 - epoch)))));
        }

        var lines = _log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(9, lines.Length);
        Assert.Equal("      epoch 21/200: loss 0.100, 1 h 30 min left", lines[0]);
    }

    [Fact]
    public void Tell_ShortTrainingThroughAPipe_SaysNothingOfEpochs()
    {
        using var terminal = Terminal(new TerminalSettings());
        terminal.Tell(new BuildEvent.Started(Place("Train", "a", 1), ["first run"]));
        for (var epoch = 1; epoch <= 9; epoch++)
        {
            _clock.Pass(1);
            terminal.Tell(new BuildEvent.Progressed(Place("Train", "a", 1), new StageProgress(epoch, 10, "epoch")));
        }

        Assert.Equal("", _log.ToString());
    }

    [Theory]
    [InlineData(true, "\u001b[31mError:\u001b[0m somewhere: a thing\n")]
    [InlineData(false, "Error: somewhere: a thing\n")]
    public void Error_WithAndWithoutColors_ColorsTheWordAlone(bool ansi, string written)
    {
        using var terminal = Terminal(new TerminalSettings { Ansi = ansi });
        terminal.Error("somewhere: a thing");
        Assert.Equal(written, _errors.ToString());
    }

    [Fact]
    public void Error_LongerThanTheTerminal_WrapsUnderItsStart()
    {
        using var terminal = Terminal(new TerminalSettings { Wraps = true, Width = () => 30 });
        terminal.Error("data/labels.csv line 7: 48000 Hz, expected 16000 Hz; pass --resample");
        Assert.Equal("Error: data/labels.csv line 7:\n       48000 Hz, expected\n       16000 Hz; pass\n       --resample\n", _errors.ToString());
    }

    [Fact]
    public async Task Tell_StageOnATerminal_HasALineThatVanishes()
    {
        using var terminal = Terminal(new TerminalSettings { Ansi = true, Wraps = true });
        terminal.Tell(new BuildEvent.Started(Place("Train", "a", 1), ["first run"]));
        terminal.Tell(new BuildEvent.Progressed(Place("Train", "a", 1), new StageProgress(2.5, 10, "epoch", Left: TimeSpan.FromSeconds(40.2))));
        while (!ReadLog().Contains("epoch 3/10"))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Stage(terminal, Place("Train", "a", 1), 2.1, ["first run"]);
        Assert.Contains("\r\u001b[2K  1/10  Train a  [##........] epoch 3/10, 41 s left", ReadLog());
        Assert.EndsWith("\r\u001b[2K  1/10       2.1 s  Train a\n", ReadLog());
    }

    [Fact]
    public async Task Tell_TwoStagesOnATerminal_HaveALineEachUntilTheyEnd()
    {
        using var terminal = Terminal(new TerminalSettings { Ansi = true, Wraps = true });
        terminal.Tell(new BuildEvent.Started(Place("Train", "a", 1), ["first run"]));
        terminal.Tell(new BuildEvent.Started(Place("Train", "b", 2), ["first run"]));
        terminal.Tell(new BuildEvent.Progressed(Place("Train", "b", 2), new StageProgress(2.5, 10, "epoch")));
        while (!ReadLog().Contains("epoch 3/10"))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        terminal.Tell(new BuildEvent.Finished(Place("Train", "a", 1), ["first run"], TimeSpan.FromSeconds(2)));
        Assert.Matches(@"  1/10  Train a  \d s\n  2/10  Train b  \[##\.{8}\] epoch 3/10", ReadLog());
        Assert.EndsWith("\r\u001b[2K\u001b[1A\r\u001b[2K  1/10       2.0 s  Train a\n", ReadLog());
    }

    [Fact]
    public void Tell_TwoTrainingsThroughAPipe_NameTheirStages()
    {
        using var terminal = Terminal(new TerminalSettings());
        terminal.Tell(new BuildEvent.Started(Place("Train", "a", 1), ["first run"]));
        terminal.Tell(new BuildEvent.Started(Place("Train", "b", 2), ["first run"]));
        _clock.Pass(30);
        terminal.Tell(new BuildEvent.Progressed(Place("Train", "b", 2), new StageProgress(2, 10, "epoch")));
        Assert.Equal("      Train b: epoch 3/10\n", _log.ToString());
    }

    [Fact]
    public void Data_BesideTheLog_StandsAlone()
    {
        using var terminal = Terminal(new TerminalSettings());
        FirstBuild(terminal);
        terminal.Data("flowchart TD");
        Assert.Equal("flowchart TD\n", _data.ToString());
    }

    private static StagePlace Place(string target, string instance, int number) => new(target, instance, number, 10);

    private void FirstBuild(BuildTerminal terminal)
    {
        Stage(terminal, Place("Labels", "synthetic", 1), 0.34, ["first run"], "533 utterances, 0 left out");
        Stage(terminal, Place("Split", "synthetic-autoencoder/published", 2), 0.006, ["first run"], "443 of 533 utterances in the classes of study-six");
        terminal.Tell(new BuildEvent.Started(Place("Train", "synthetic/honest/network/fold-1", 3), ["first run"]));
        _clock.Pass(12);
        terminal.Tell(new BuildEvent.Progressed(
            Place("Train", "synthetic/honest/network/fold-1", 3), new StageProgress(3.2, 10, "epoch", "loss 0.512, accuracy 61.0%", TimeSpan.FromSeconds(26))));
        Stage(terminal, Place("Train", "synthetic/honest/network/fold-1", 3), 96, ["first run"]);
        Stage(terminal, Place("Evaluate", "synthetic", 4), 1.8, ["first run"], "honest audio: UAR 48.4%", "honest both: UAR 63.2%");
        terminal.Tell(new BuildEvent.Failed(Place("Audit", "synthetic/honest", 5), TimeSpan.FromMilliseconds(127)));
        terminal.Summarize(new BuildSummary(4, 0, "report/index.html",
        [
            new("synthetic", "honest", "both", 0.632, new Interval(0.573, 0.692), "speakers", 1 / 6.0, true),
            new("synthetic-gan", "script-disjoint", "network", 0.6, new Interval(0.55, 0.7), "speakers", 0.25, true),
        ]));
    }

    private void Stage(BuildTerminal terminal, StagePlace place, double seconds, string[] reasons, params string[] said)
    {
        terminal.Tell(new BuildEvent.Started(place, reasons));
        foreach (var line in said)
        {
            terminal.Tell(new BuildEvent.Said(place, line));
        }

        _clock.Pass(seconds);
        terminal.Tell(new BuildEvent.Finished(place, reasons, TimeSpan.FromSeconds(seconds)));
    }

    private BuildTerminal Terminal(TerminalSettings settings) => new(_data, _log, _errors, settings, _clock);

    // The line is written by a timer.
    private string ReadLog()
    {
        lock (_log)
        {
            return _log.ToString();
        }
    }
}
