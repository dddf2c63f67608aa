using System.Text;

namespace StageGraph.Tests;

public sealed class StageCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _warnings = [];
    private TimeSpan _patience = TimeSpan.FromMinutes(1);

    public void Dispose() => _folder.Dispose();

    private string Folder => _folder["cache"];

    [Fact]
    public void Run_AnotherCheckout_TakesTheSameBytes()
    {
        var first = new Checkout(this, "first");
        first.Run();
        var second = new Checkout(this, "second");

        second.Run();

        Assert.Equal((1, 0), (first.Stage.Runs, second.Stage.Runs));
        Assert.Contains("from the cache", second.Said);
        Assert.Equal(first.Files(), second.Files());
        Assert.Empty(second.Runner.ReasonsToRun(second.Stage));
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Run_FolderOfFiles_IsTakenWithAllOfThem()
    {
        var first = new Checkout(this, "first") { Stage = null! };
        var second = new Checkout(this, "second") { Stage = null! };
        var (stage, other) = (new FolderStage(first.Workspace), new FolderStage(second.Workspace));

        first.Runner.Run(stage, _ => { });
        second.Runner.Run(other, _ => { });

        Assert.Equal((1, 0), (stage.Runs, other.Runs));
        Assert.Equal(first.Files(), second.Files());
    }

    [Fact]
    public void Run_OtherInputSettingOrForced_RunsTheStage()
    {
        new Checkout(this, "first").Run();
        var input = new Checkout(this, "input", "jello");
        var setting = new Checkout(this, "setting", prefix: "> ");
        var forced = new Checkout(this, "forced");

        input.Run();
        setting.Run();
        forced.Runner.Run(forced.Stage, _ => { }, fresh: true);

        Assert.Equal((1, 1, 1), (input.Stage.Runs, setting.Stage.Runs, forced.Stage.Runs));
        Assert.Equal(("JELLO", "> HELLO"), (File.ReadAllText(input.Output), File.ReadAllText(setting.Output)));
    }

    [Fact]
    public void Run_OldOutputs_AreReplaced()
    {
        new Checkout(this, "first").Run();
        var second = new Checkout(this, "second", "old");
        second.Run();
        File.WriteAllText(second.Workspace.PathOf("data/in.csv"), "hello");

        second.Run();

        Assert.Equal(("HELLO", 1), (File.ReadAllText(second.Output), second.Stage.Runs));
    }

    // Every kind of damage: bytes changed, added, or cut off, a file exchanged for another one, a file that is missing, an entry of another run.
    [Fact]
    public void Run_HundredPoisonedEntries_AreRefusedSaidAndMadeAgain()
    {
        for (var run = 0; run < 100; run++)
        {
            _warnings.Clear();
            UnfinishedRun.Delete(Folder);
            new Checkout(this, $"first-{run}").Run();
            new Checkout(this, $"other-{run}", "jello").Run();
            Damage(new Random(run), "HELLO");

            var second = new Checkout(this, $"second-{run}");
            second.Run();
            Assert.Equal((1, "HELLO"), (second.Stage.Runs, File.ReadAllText(second.Output)));
            var warning = Assert.Single(_warnings);
            Assert.StartsWith("cache: Copy data/out.csv: ", warning, StringComparison.Ordinal);
            Assert.EndsWith("; not used, deleted", warning, StringComparison.Ordinal);

            var third = new Checkout(this, $"third-{run}");
            third.Run();
            Assert.Equal((0, "HELLO"), (third.Stage.Runs, File.ReadAllText(third.Output)));
        }
    }

    [Fact]
    public void Run_CacheThatCannotBeWritten_GoesOnWithoutIt()
    {
        File.WriteAllText(Folder, "a file, not a folder");
        var checkout = new Checkout(this, "first");

        checkout.Run();
        checkout.Runner.Run(checkout.Stage, _ => { });

        Assert.Equal("HELLO", File.ReadAllText(checkout.Output));
        Assert.EndsWith("; the build goes on without it", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TwoBuildsAtOnce_OneWaitsForTheOther()
    {
        using var started = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        // The same code for both, or else their runs are not the same.
        void Wait()
        {
            started.Set();
            go.Wait(TimeSpan.FromSeconds(30));
        }

        var first = new Checkout(this, "first", onTheWay: Wait);
        var second = new Checkout(this, "second", onTheWay: Wait);

        var one = Task.Run(first.Run, TestContext.Current.CancellationToken);
        started.Wait(TestContext.Current.CancellationToken);
        var two = Task.Run(second.Run, TestContext.Current.CancellationToken);
        await Task.WhenAny(two, Task.Run(
            async () =>
            {
                while (!second.Said.Any(line => line.EndsWith(": waiting for it", StringComparison.Ordinal)))
                {
                    await Task.Delay(20);
                }
            },
            TestContext.Current.CancellationToken));
        Assert.False(two.IsCompleted);
        go.Set();
        await Task.WhenAll(one, two);

        Assert.Equal((1, 0, "HELLO"), (first.Stage.Runs, second.Stage.Runs, File.ReadAllText(second.Output)));
        Assert.Empty(Directory.EnumerateFiles(Folder, "*.held", SearchOption.AllDirectories));
    }

    [Fact]
    public void Run_BuildThatHeldItWasKilled_TakesOver()
    {
        var first = new Checkout(this, "first");
        first.Run();
        var entry = Directory.EnumerateFiles(Path.Combine(Folder, "stages"), "*", SearchOption.AllDirectories).Single();
        File.Move(entry, entry + ".held");
        _patience = TimeSpan.FromSeconds(1);

        var second = new Checkout(this, "second");
        second.Run();

        Assert.Equal((1, "HELLO"), (second.Stage.Runs, File.ReadAllText(second.Output)));
        Assert.True(File.Exists(entry));
    }

    [Fact]
    public void Run_StageThatFails_LeavesNothing()
    {
        var checkout = new Checkout(this, "first", onTheWay: () => throw new InvalidOperationException("broken"));

        Assert.Throws<InvalidOperationException>(checkout.Run);

        Assert.Empty(Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories));
    }

    private void Damage(Random random, string content)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Folder, "files"), "*", SearchOption.AllDirectories).ToList();
        var file = files.Single(path => File.ReadAllText(path) == content);
        var entries = Directory.EnumerateFiles(Path.Combine(Folder, "stages"), "*", SearchOption.AllDirectories).ToList();
        var entry = entries.Single(path => File.ReadAllText(path).Contains(Path.GetFileName(file), StringComparison.Ordinal));
        var victim = random.Next(2) == 0 ? file : entry;
        var bytes = File.ReadAllBytes(victim);
        switch (random.Next(6))
        {
            case 0:
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes = bytes[..random.Next(bytes.Length)];
                break;
            case 2:
                bytes = [.. bytes, (byte)random.Next(256)];
                break;
            case 3:
                bytes = File.ReadAllBytes((victim == file ? files : entries).First(path => path != victim));
                break;
            case 4:
                File.Delete(file);
                return;
            default:
                bytes = Encoding.UTF8.GetBytes(File.ReadAllText(entry).Replace("data/out.csv", "data/../../out.csv", StringComparison.Ordinal));
                victim = entry;
                break;
        }

        File.WriteAllBytes(victim, bytes);
    }

    private sealed class Checkout
    {
        private readonly string _root;
        private readonly List<string> _said = [];

        public Checkout(StageCacheTests test, string name, string input = "hello", string prefix = "", Action? onTheWay = null)
        {
            _root = test._folder[name];
            Workspace = new Workspace(_root, "data/.state");
            test._folder.Write($"{name}/data/in.csv", input);
            Runner = new StageRunner(Workspace, 1) { Cache = new StageCache(test.Folder, test._warnings.Add) { Patience = test._patience } };
            Stage = new CopyStage(Workspace, "data/in.csv", "data/out.csv") { Prefix = prefix, OnTheWay = onTheWay };
        }

        public Workspace Workspace { get; }

        public StageRunner Runner { get; }

        public CopyStage Stage { get; init; }

        public string Output => Workspace.PathOf("data/out.csv");

        public IReadOnlyList<string> Said
        {
            get
            {
                lock (_said)
                {
                    return [.. _said];
                }
            }
        }

        public void Run() => Runner.Run(Stage, line =>
        {
            lock (_said)
            {
                _said.Add(line);
            }
        });

        // What is in the workspace but for the engine's own files.
        public IReadOnlyDictionary<string, string> Files() => Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/.", StringComparison.Ordinal))
            .ToDictionary(path => Path.GetRelativePath(_root, path), File.ReadAllText);
    }

    private sealed class FolderStage(Workspace workspace) : Stage
    {
        public int Runs { get; private set; }

        public override string Target => "Folder";

        public override string Instance => "all";

        public override IReadOnlyList<StageInput> Inputs => [workspace.Input("data/in.csv")];

        public override IReadOnlyList<string> Outputs => ["out/model", "out/empty", "out/table.csv"];

        public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

        public override void Run(StageRun run)
        {
            Runs++;
            Directory.CreateDirectory(Path.Combine(run.Output("out/model"), "inner"));
            File.WriteAllText(Path.Combine(run.Output("out/model"), "a.txt"), "same");
            File.WriteAllText(Path.Combine(run.Output("out/model"), "inner", "b.txt"), "same");
            Directory.CreateDirectory(run.Output("out/empty"));
            File.WriteAllText(run.Output("out/table.csv"), "x\n");
        }
    }
}
