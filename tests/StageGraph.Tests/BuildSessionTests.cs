namespace StageGraph.Tests;

public sealed class BuildSessionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Workspace _workspace;
    private readonly List<BuildEvent> _told = [];

    public BuildSessionTests()
    {
        _workspace = new Workspace(_folder.Root, ".state");
        _folder.Write("in.csv", "hello");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Take_TwoStages_TellsTheirPlacesAndWhatTheySaid()
    {
        var session = Session();
        session.Take(
            [new CopyStage(_workspace, "in.csv", "out/one.csv") { Says = "warning: careful" }, new CopyStage(_workspace, "out/one.csv", "out/two.csv")], 5);
        Assert.Equal((2, 0), (session.Ran, session.UpToDate));
        Assert.Equal(
            [
                "Started out/one.csv 1/5", "Warning careful", "Progressed 1/2", "Finished out/one.csv",
                "Started out/two.csv 2/5", "Progressed 1/2", "Finished out/two.csv",
            ],
            _told.ConvertAll(Describe));
    }

    [Fact]
    public void Take_SecondTime_TellsThatNothingIsToBeDone()
    {
        Session().Take([First], 1);
        _told.Clear();
        Session().Take([First], 1);
        Assert.Equal(["UpToDate out/one.csv"], _told.ConvertAll(Describe));
    }

    [Fact]
    public void Take_Forced_RunsWhatIsUpToDate()
    {
        Session().Take([First], 1);
        _told.Clear();
        Session(BuildMode.Force).Take([First], 1);
        Assert.Equal([BuildSession.Forced], _told.OfType<BuildEvent.Finished>().Single().Reasons);
    }

    [Fact]
    public void Take_Explaining_RunsNothingAndSaysWhatWillBeRegenerated()
    {
        Session(BuildMode.Explain).Take([First, new CopyStage(_workspace, "out/one.csv", "out/two.csv")], 2);
        Assert.Equal(["first run", "out/one.csv will be regenerated"], _told.Cast<BuildEvent.WouldRun>().SelectMany(each => each.Reasons));
        Assert.False(File.Exists(_folder["out/one.csv"]));
    }

    [Fact]
    public void Take_StageThatFails_TellsWhichAndThrows()
    {
        var session = Session();
        Assert.Throws<InvalidOperationException>(() =>
            session.Take([new CopyStage(_workspace, "in.csv", "out/one.csv") { OnTheWay = () => throw new InvalidOperationException("halt") }], 1));
        Assert.Equal(("Failed out/one.csv", 0), (Describe(_told[^1]), session.Ran));
    }

    [Fact]
    public void Take_StageAloneAfterABuildOfAll_Runs()
    {
        Session().Take([First, Second], 2);
        Alone().Take([Third], 1);
        Assert.Equal("HELLO", File.ReadAllText(_folder["out/three.csv"]));
    }

    [Fact]
    public void Take_StageAloneWhoseInputWasChangedByHand_IsRefused()
    {
        Session().Take([First, Second], 2);
        _folder.Write("out/two.csv", "mine");
        AssertRefused(
            "out/two.csv: changed since Copy out/two.csv wrote it, expected what out/two.manifest.json describes; run the target without --exclusive");
    }

    [Fact]
    public void Take_StageAloneWhoseInputIsOlderThanWhatItWasMadeFrom_IsRefused()
    {
        Session().Take([First, Second], 2);
        _folder.Write("in.csv", "jello");
        Session().Take([First], 1);
        AssertRefused(
            "out/two.csv: made from another out/one.csv than the present one, expected files that belong together; run the target without --exclusive");
    }

    [Fact]
    public void Take_StageAloneWhoseInputHasNoManifest_IsRefused()
    {
        Session().Take([First, Second], 2);
        File.Delete(_folder["out/two.manifest.json"]);
        AssertRefused("out/two.csv: no out/two.manifest.json, expected the finished output of Copy out/two.csv; run the target without --exclusive");
    }

    [Fact]
    public void Take_StageAloneWhoseInputsStageHasAnotherSetting_IsRefused()
    {
        Session().Take([new CopyStage(_workspace, "in.csv", "out/one.csv") { Prefix = "old" }, Second], 2);
        AssertRefused(
            "out/one.csv: made by Copy out/one.csv with another setting \"prefix\", expected the present settings; run the target without --exclusive");
    }

    [Fact]
    public void Take_FileThatNoStageWritesChanged_DoesNotMatterToAStageAlone()
    {
        Session().Take([First, Second], 2);
        _folder.Write("in.csv", "jello");
        Alone().Take([Third], 1);
        Assert.Equal("HELLO", File.ReadAllText(_folder["out/three.csv"]));
    }

    [Fact]
    public void Check_FilesOfAStageThatThisSessionTook_AreInOrder()
    {
        var session = Alone();
        session.Take([First, Second], 2);
        _folder.Write("out/one.csv", "mine");
        session.Check(["out/two.csv"]);
    }

    private CopyStage First => new(_workspace, "in.csv", "out/one.csv");

    private CopyStage Second => new(_workspace, "out/one.csv", "out/two.csv");

    private CopyStage Third => new(_workspace, "out/two.csv", "out/three.csv");

    private void AssertRefused(string message)
    {
        Assert.Equal(message, Assert.Throws<BuildException>(() => Alone().Take([Third], 1)).Message);
        Assert.Equal(message, Assert.Throws<BuildException>(() => Alone().Check(["out/two.csv"])).Message);
        Assert.False(File.Exists(_folder["out/three.csv"]));
    }

    private BuildSession Alone() => new(new StageRunner(_workspace, threads: 1), BuildMode.Run, _told.Add) { Graph = () => [First, Second, Third] };

    private BuildSession Session(BuildMode mode = BuildMode.Run) => new(new StageRunner(_workspace, threads: 1), mode, _told.Add);

    private static string Describe(BuildEvent happened) => happened switch
    {
        BuildEvent.Started { Stage: var stage } => $"Started {stage.Instance} {stage.Number}/{stage.Total}",
        BuildEvent.Warning warning => $"Warning {warning.Text}",
        BuildEvent.Progressed { Progress: var progress } => $"Progressed {progress.Done}/{progress.Total}",
        BuildEvent.Finished { Stage: var stage } => $"Finished {stage.Instance}",
        BuildEvent.UpToDate { Stage: var stage } => $"UpToDate {stage.Instance}",
        BuildEvent.Failed { Stage: var stage } => $"Failed {stage.Instance}",
        _ => happened.ToString(),
    };
}
