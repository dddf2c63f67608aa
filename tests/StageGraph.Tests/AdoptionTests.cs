namespace StageGraph.Tests;

/// <summary>Keeping outputs, and what interrupted runs left, after a change of code that is declared harmless.</summary>
public sealed class AdoptionTests : IDisposable
{
    private static readonly string _old = new('0', 64);

    private readonly TemporaryFolder _folder = new();
    private readonly Workspace _workspace;

    public AdoptionTests()
    {
        _workspace = new Workspace(_folder.Root, "data/.state");
        _folder.Write("data/in.csv", "hello");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Adopt_OnlyTheCodeHasChanged_LeavesNothingToRunAndRecordsIt()
    {
        RunWithOldCode(Stage());
        var result = Runner().Adopt(Stage());
        Assert.True(result.IsAdopted);
        Assert.Empty(Runner().ReasonsToRun(Stage()));
        var adoption = Assert.Single(ManifestOf(Stage()).Adopted);
        Assert.Equal((_old, CodeVersion.Of(Stage()).Hash), (adoption.From, adoption.To));
        Assert.InRange(DateTime.UtcNow - adoption.At, TimeSpan.Zero, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void Adopt_Twice_KeepsBothRecordsInOrder()
    {
        RunWithOldCode(Stage());
        Runner().Adopt(Stage());
        var first = ManifestOf(Stage());
        (first with { Code = new('1', 64) }).Write(_workspace.ManifestOf(Stage()));
        Runner().Adopt(Stage());
        Assert.Equal([_old, new('1', 64)], ManifestOf(Stage()).Adopted.Select(adoption => adoption.From));
    }

    [Fact]
    public void Adopt_OnlyToSay_ChangesNothing()
    {
        RunWithOldCode(Stage());
        var before = File.ReadAllText(_workspace.ManifestOf(Stage()));
        Assert.True(Runner().Adopt(Stage(), only: true).IsAdopted);
        Assert.Equal(before, File.ReadAllText(_workspace.ManifestOf(Stage())));
    }

    [Fact]
    public void Adopt_AnInputHasChangedToo_IsNotDoneAndSaysWhy()
    {
        RunWithOldCode(Stage());
        _folder.Write("data/in.csv", "other");
        var result = Runner().Adopt(Stage());
        Assert.False(result.IsAdopted);
        Assert.Equal(["code changed", "input data/in.csv changed"], result.Reasons);
        Assert.Equal(_old, ManifestOf(Stage()).Code);
    }

    [Fact]
    public void Adopt_UpToDate_HasNothingToDo()
    {
        Runner().Run(Stage(), _ => { });
        Assert.Equal((true, false), (Runner().Adopt(Stage()).IsUpToDate, Runner().Adopt(Stage()).IsAdopted));
    }

    [Fact]
    public void Run_AfterAdoption_ForgetsIt()
    {
        RunWithOldCode(Stage());
        Runner().Adopt(Stage());
        Runner().Run(Stage(), _ => { });
        Assert.Empty(ManifestOf(Stage()).Adopted);
    }

    [Fact]
    public void Adopt_InterruptedRunOfOldCode_IsContinuedAndTheManifestSaysSo()
    {
        Interrupt();
        Assert.True(Runner().Adopt(Slow()).Continues);
        var stage = Slow();
        Assert.Equal("half", stage.Found(Runner()));
        Assert.Equal(_old, Assert.Single(ManifestOf(stage).Adopted).From);
        Assert.Empty(Runner().ReasonsToRun(stage));
    }

    [Fact]
    public void Run_InterruptedRunOfOldCodeThatWasNotAdopted_StartsAgain()
    {
        Interrupt();
        var stage = Slow();
        Assert.Null(stage.Found(Runner()));
        Assert.Empty(ManifestOf(stage).Adopted);
    }

    [Fact]
    public void Adopt_InterruptedRunWithOtherInputs_IsNotContinued()
    {
        Interrupt();
        _folder.Write("data/in.csv", "other");
        Assert.False(Runner().Adopt(Slow()).Continues);
    }

    private StageRunner Runner() => new(_workspace, threads: 1);

    private CopyStage Stage() => new(_workspace, "data/in.csv", "data/out.csv");

    private SlowStage Slow() => new(_workspace);

    private Manifest ManifestOf(Stage stage) => Manifest.Read(_workspace.ManifestOf(stage))!;

    private void RunWithOldCode(Stage stage)
    {
        var manifest = Runner().Run(stage, _ => { });
        (manifest with { Code = _old }).Write(_workspace.ManifestOf(stage));
    }

    private void Interrupt()
    {
        var stage = new SlowStage(_workspace) { IsInterrupted = true };
        Assert.Throws<InvalidOperationException>(() => Runner().Run(stage, _ => { }));
        var mark = Path.Combine(_workspace.AsideOf(stage), ".identity");
        File.WriteAllText(mark, _old + File.ReadAllText(mark)[64..]);
    }

    /// <summary>Leaves something for its next run when it is interrupted.</summary>
    private sealed class SlowStage(Workspace workspace) : CopyStage(workspace, "data/in.csv", "data/slow.csv")
    {
        private string? _found;

        public bool IsInterrupted { get; init; }

        public override bool ContinuesInterruptedRun => true;

        /// <summary>Runs and says what an earlier run has left.</summary>
        public string? Found(StageRunner runner)
        {
            runner.Run(this, _ => { });
            return _found;
        }

        public override void Run(StageRun run)
        {
            var state = Path.Combine(run.Scratch, "state");
            _found = File.Exists(state) ? File.ReadAllText(state) : null;
            if (IsInterrupted)
            {
                Directory.CreateDirectory(run.Scratch);
                File.WriteAllText(state, "half");
                throw new InvalidOperationException("killed");
            }

            base.Run(run);
        }
    }
}
