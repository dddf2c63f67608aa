using System.Security.Cryptography;
using System.Text;

namespace StageGraph.Tests.Caches;

/// <summary>What every cache does, whatever its store is.</summary>
public abstract class StageCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _warnings = [];
    private readonly TestCache _cache;
    private TimeSpan _patience = TimeSpan.FromMinutes(1);

    private protected StageCacheTests(Func<TemporaryFolder, TestCache> open)
    {
        try
        {
            _cache = open(_folder);
        }
        catch
        {
            _folder.Dispose();
            throw;
        }
    }

    protected virtual int Poisonings => 100;

    public void Dispose()
    {
        _cache.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Run_AnotherCheckout_TakesTheSameBytes()
    {
        var first = New("first");
        first.Run();
        var second = New("second");

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
        var first = New("first");
        var second = New("second");
        var (stage, other) = (new FolderStage(first.Workspace), new FolderStage(second.Workspace));

        first.Runner.Run(stage, _ => { });
        second.Runner.Run(other, _ => { });

        Assert.Equal((1, 0), (stage.Runs, other.Runs));
        Assert.Equal(first.Files(), second.Files());
    }

    [Fact]
    public void Run_OtherInputSettingOrForced_RunsTheStage()
    {
        New("first").Run();
        var input = New("input", "jello");
        var setting = New("setting", prefix: "> ");
        var forced = New("forced");

        input.Run();
        setting.Run();
        forced.Runner.Run(forced.Stage, _ => { }, fresh: true);

        Assert.Equal((1, 1, 1), (input.Stage.Runs, setting.Stage.Runs, forced.Stage.Runs));
        Assert.Equal(("JELLO", "> HELLO"), (File.ReadAllText(input.Output), File.ReadAllText(setting.Output)));
    }

    [Fact]
    public void Run_OldOutputs_AreReplaced()
    {
        New("first").Run();
        var second = New("second", "old");
        second.Run();
        File.WriteAllText(second.Workspace.PathOf("data/in.csv"), "hello");

        second.Run();

        Assert.Equal(("HELLO", 1), (File.ReadAllText(second.Output), second.Stage.Runs));
    }

    // Every kind of damage: bytes changed, added, or cut off, a file exchanged for another one, a file that is missing, an entry of another
    // run or without a manifest.
    [Fact]
    public void Run_PoisonedEntries_AreRefusedSaidAndMadeAgain()
    {
        for (var run = 0; run < Poisonings; run++)
        {
            _warnings.Clear();
            foreach (var name in _cache.Names())
            {
                _cache.Delete(name);
            }

            New($"first-{run}").Run();
            New($"other-{run}", "jello").Run();
            Damage(new Random(run), "HELLO");

            var second = New($"second-{run}");
            second.Run();
            Assert.Equal((1, "HELLO"), (second.Stage.Runs, File.ReadAllText(second.Output)));
            var warning = Assert.Single(_warnings);
            Assert.StartsWith("cache: Copy data/out.csv: ", warning, StringComparison.Ordinal);
            Assert.EndsWith("; not used, deleted", warning, StringComparison.Ordinal);

            var third = New($"third-{run}");
            third.Run();
            Assert.Equal((0, "HELLO"), (third.Stage.Runs, File.ReadAllText(third.Output)));
        }
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

        var first = New("first", onTheWay: Wait);
        var second = New("second", onTheWay: Wait);

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
        Assert.DoesNotContain(_cache.Names(), name => name.EndsWith(".held", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_BuildThatHeldItWasKilled_TakesOver()
    {
        var entry = HeldByAKilledBuild();

        var second = New("second");
        second.Run();

        Assert.Equal((1, "HELLO"), (second.Stage.Runs, File.ReadAllText(second.Output)));
        Assert.Equal([entry], _cache.Names("stages/"));
    }

    [Fact]
    public async Task Run_BuildThatHeldItWasKilled_OneOfManyTakesOver()
    {
        var entry = HeldByAKilledBuild();
        var others = Enumerable.Range(0, 6).Select(other => New($"other-{other}")).ToList();

        await Task.WhenAll(others.Select(other => Task.Run(other.Run, TestContext.Current.CancellationToken)));

        Assert.Equal(1, others.Sum(other => other.Stage.Runs));
        Assert.All(others, other => Assert.Equal("HELLO", File.ReadAllText(other.Output)));
        Assert.Equal([entry], _cache.Names("stages/"));
    }

    // The second build that took over was killed, too.
    [Fact]
    public void Run_BuildThatTookOverWasKilled_TakesOver()
    {
        var entry = HeldByAKilledBuild();
        _cache.Put(entry + ".held-2", Encoding.UTF8.GetBytes("second, process 2\n"));

        var third = New("third");
        third.Run();

        Assert.Equal((1, "HELLO"), (third.Stage.Runs, File.ReadAllText(third.Output)));
        Assert.Equal("made by second, process 2: waiting for it", third.Said.Single(line => line.Contains("waiting", StringComparison.Ordinal)));
        Assert.Equal([entry], _cache.Names("stages/"));
    }

    [Fact]
    public void Run_StageThatFails_LeavesNothing()
    {
        var checkout = New("first", onTheWay: () => throw new InvalidOperationException("broken"));

        Assert.Throws<InvalidOperationException>(checkout.Run);

        Assert.Empty(_cache.Names());
    }

    // As if the only build had been killed while it ran the stage.
    private string HeldByAKilledBuild()
    {
        New("first").Run();
        var entry = _cache.Names("stages/").Single();
        _cache.Put(entry + ".held", _cache.Get(entry));
        _cache.Delete(entry);
        _patience = TimeSpan.FromSeconds(1);
        return entry;
    }

    private Checkout New(string name, string input = "hello", string prefix = "", Action? onTheWay = null)
    {
        var cache = new StageCache(_cache.Open(), _warnings.Add) { Patience = _patience };
        return new(_folder, name, cache, input) { Stage = { Prefix = prefix, OnTheWay = onTheWay } };
    }

    private void Damage(Random random, string content)
    {
        var (files, entries) = (_cache.Names("files/"), _cache.Names("stages/"));
        var file = files.Single(name => Text(name) == content);
        var entry = entries.Single(name => Text(name).Contains(file.Split('/')[^1], StringComparison.Ordinal));
        var victim = random.Next(2) == 0 ? file : entry;
        var bytes = _cache.Get(victim).ToArray();
        switch (random.Next(7))
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
                bytes = _cache.Get((victim == file ? files : entries).First(name => name != victim));
                break;
            case 4:
                _cache.Delete(file);
                return;
            case 5:
                victim = entry;
                bytes = Encoding.UTF8.GetBytes($"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{KeyOf(entry)}\n{{}}")))}\n{{}}\n");
                break;
            default:
                bytes = Encoding.UTF8.GetBytes(Text(entry).Replace("data/out.csv", "data/../../out.csv", StringComparison.Ordinal));
                victim = entry;
                break;
        }

        _cache.Put(victim, bytes);
    }

    private static string KeyOf(string entry) => Path.GetFileNameWithoutExtension(entry);

    private string Text(string name) => Encoding.UTF8.GetString(_cache.Get(name));

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
