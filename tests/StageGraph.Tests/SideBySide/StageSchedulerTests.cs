using StageGraph.SideBySide;

namespace StageGraph.Tests.SideBySide;

public sealed class StageSchedulerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Workspace _workspace;
    private readonly List<BuildEvent> _told = [];

    public StageSchedulerTests()
    {
        _workspace = new Workspace(_folder.Root, ".state");
        _folder.Write("in.csv", "hello");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Take_TwoIndependentStages_RunAtTheSameTime()
    {
        using var both = new Barrier(2);
        var session = Session();
        session.TakeSideBySide(() => [Copy("in.csv", "out/a.csv", () => Meet(both)), Copy("in.csv", "out/b.csv", () => Meet(both))], () => 2, Budget());
        Assert.Equal((2, 0), (session.Ran, session.UpToDate));
        Assert.Equal([1, 2], _told.OfType<BuildEvent.Finished>().Select(each => each.Stage.Number));
    }

    [Fact]
    public void Take_StageThatNeedsAnother_WaitsForItWhileOthersRun()
    {
        using var both = new Barrier(2);
        Session().TakeSideBySide(
            () => [Copy("in.csv", "out/a.csv", () => Meet(both)), Copy("out/a.csv", "out/b.csv"), Copy("in.csv", "out/c.csv", () => Meet(both))],
            () => 3,
            Budget());
        Assert.Equal("HELLO", File.ReadAllText(_folder["out/b.csv"]));
        Assert.Equal("out/b.csv", _told.OfType<BuildEvent.Started>().Last().Stage.Instance);
    }

    [Fact]
    public void Take_StagesThatExistOnlyAfterAnotherHasRun_AreTaken()
    {
        IEnumerable<Stage> Stages()
        {
            yield return Copy("in.csv", "out/a.csv");
            foreach (var letter in File.Exists(_folder["out/a.csv"]) ? File.ReadAllText(_folder["out/a.csv"]).Distinct() : "X")
            {
                yield return Copy("out/a.csv", $"out/{letter}.csv");
            }
        }

        var session = Session();
        session.TakeSideBySide(Stages, () => 2, Budget());
        Assert.Equal((5, false), (session.Ran, File.Exists(_folder["out/X.csv"])));
    }

    [Fact]
    public void Take_StageFails_OthersComeToTheirEndsAndNoneStarts()
    {
        using var failed = new ManualResetEventSlim();
        var error = Assert.Throws<InvalidOperationException>(() => Session(happened => (happened is BuildEvent.Failed ? failed : null)?.Set()).TakeSideBySide(
            () =>
            [
                Copy("in.csv", "out/a.csv", () => throw new InvalidOperationException("halt")),
                Copy("in.csv", "out/b.csv", () => failed.Wait(TimeSpan.FromSeconds(10))),
                Copy("in.csv", "out/c.csv"),
            ],
            () => 3,
            Budget()));
        Assert.Equal("halt", error.Message);
        Assert.Equal((true, false, false), (File.Exists(_folder["out/b.csv"]), File.Exists(_folder["out/a.csv"]), File.Exists(_folder["out/c.csv"])));
        Assert.Equal(["out/a.csv"], _told.OfType<BuildEvent.Failed>().Select(each => each.Stage.Instance));
    }

    [Theory]
    [InlineData(2, 2, 600, 2)]
    [InlineData(2, 1, 600, 1)]
    [InlineData(2, 2, 500, 1)]
    [InlineData(1, 2, 600, 1)]
    public void Take_Budget_IsKept(int stages, int threads, int megabytes, int expected)
    {
        var (running, most, gate) = (0, 0, new Lock());
        void Count()
        {
            lock (gate)
            {
                most = Math.Max(most, ++running);
            }

            Thread.Sleep(300);
            lock (gate)
            {
                running--;
            }
        }

        Session().TakeSideBySide(
            () => [.. Enumerable.Range(0, 4).Select(number => Copy("in.csv", $"out/{number}.csv", Count))],
            () => 4,
            new StageBudget(stages, threads, megabytes));
        Assert.Equal(expected, most);
    }

    [Fact]
    public void Take_StageOnItsOwn_GetsAllThreads()
    {
        var given = new System.Collections.Concurrent.ConcurrentQueue<int>();
        void Execute(Stage stage, StageRun run)
        {
            given.Enqueue(run.Threads);
            stage.Run(run);
        }

        var runner = new StageRunner(_workspace, threads: 4) { Execute = Execute };
        new BuildSession(runner, BuildMode.Run, _told.Add).TakeSideBySide(
            () => [Copy("in.csv", "out/a.csv"), Copy("out/a.csv", "out/b.csv"), Copy("out/a.csv", "out/c.csv")], () => 3, new StageBudget(2, 4, 1000));
        Assert.Equal([4, 2, 2], given);
    }

    private static StageBudget Budget() => new(2, 2, 1000);

    private CopyStage Copy(string source, string output, Action? onTheWay = null) => new(_workspace, source, output) { OnTheWay = onTheWay };

    private BuildSession Session(Action<BuildEvent>? tell = null) => new(new StageRunner(_workspace, threads: 2), BuildMode.Run, happened =>
    {
        lock (_told)
        {
            _told.Add(happened);
        }

        tell?.Invoke(happened);
    });

    // Both stages run at the same time, or the test fails.
    private static void Meet(Barrier both) => Assert.True(both.SignalAndWait(TimeSpan.FromSeconds(20)));
}
