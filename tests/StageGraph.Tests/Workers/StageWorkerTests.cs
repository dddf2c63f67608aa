using StageGraph.Workers;

namespace StageGraph.Tests.Workers;

public sealed class StageWorkerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Workspace _workspace;
    private readonly StringWriter _output = new() { NewLine = "\n" };

    public StageWorkerTests()
    {
        _workspace = new Workspace(_folder.Root, ".state");
        _folder.Write("in.csv", "hello");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Answer_Stage_TellsWhatItSaysAndLeavesItsOutputAside()
    {
        var stage = new CopyStage(_workspace, "in.csv", "out/one.csv") { Says = "warning: careful" };
        Answer(stage, stage);
        Assert.Equal([WorkerWord.Warned, WorkerWord.Progressed, WorkerWord.Done], Told.ConvertAll(message => message.Word));
        Assert.Equal("HELLO", File.ReadAllText(Path.Combine(_workspace.AsideOf(stage), "out/one.csv")));
        Assert.False(File.Exists(_folder["out/one.csv"]));
    }

    [Fact]
    public void Answer_StageThatFailsOnSeveralThreads_TellsTheFirstError()
    {
        var stage = new CopyStage(_workspace, "in.csv", "out/one.csv")
        {
            OnTheWay = () => throw new AggregateException(new InvalidOperationException("the clip is broken"), new InvalidOperationException("another")),
        };
        Answer(stage, stage);
        Assert.Equal((WorkerWord.Failed, "the clip is broken"), (Told[^1].Word, Told[^1].Text));
    }

    [Fact]
    public void Answer_StageWithOtherSettingsThanTheBuilds_IsNotRun()
    {
        Answer(new CopyStage(_workspace, "in.csv", "out/one.csv") { Prefix = "old" }, new CopyStage(_workspace, "in.csv", "out/one.csv"));
        Assert.Equal(
            "Copy out/one.csv: other settings in a worker, expected the same stage there as in the build; run the build again", Assert.Single(Told).Text);
    }

    [Fact]
    public void Run_ProcessThatIsNoWorker_IsNamedWithItsLastError()
    {
        using var pool = new WorkerPool(["sh", "-c", "echo no memory >&2; kill -9 $$"], _folder.Root, "code");
        var runner = new StageRunner(_workspace, threads: 1) { Execute = pool.Run };
        var error = Assert.Throws<BuildException>(() => runner.Run(new CopyStage(_workspace, "in.csv", "out/one.csv"), _ => { }));
        Assert.StartsWith("Copy out/one.csv: its worker process was killed by signal 9 (no memory), expected ", error.Message);
        Assert.Equal([_folder["in.csv"]], Directory.EnumerateFiles(_folder.Root, "*", SearchOption.AllDirectories));
    }

    private List<WorkerMessage> Told => [.. _output.ToString().Split('\n').Select(WorkerMessage.Read).OfType<WorkerMessage>()];

    private void Answer(Stage asked, Stage found)
    {
        Directory.CreateDirectory(_workspace.AsideOf(asked));
        new StageWorker(_workspace, _output).Answer(
            new WorkerMessage(WorkerWord.Run, asked.Name) { Threads = 1, Settings = WorkerMessage.SettingsOf(asked) },
            name => name == found.Name ? found : null);
    }
}
