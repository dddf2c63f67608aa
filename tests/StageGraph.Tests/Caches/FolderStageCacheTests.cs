namespace StageGraph.Tests.Caches;

public sealed class FolderStageCacheTests() : StageCacheTests(folder => new FolderCache(folder["cache"]))
{
    [Fact]
    public void Run_CacheThatCannotBeWritten_GoesOnWithoutIt()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("cache", "a file, not a folder");
        var warnings = new List<string>();
        var checkout = new Checkout(folder, "first", new StageCache(new FolderStore(file), warnings.Add));

        checkout.Run();
        checkout.Runner.Run(checkout.Stage, _ => { });

        Assert.Equal("HELLO", File.ReadAllText(checkout.Output));
        Assert.EndsWith("; the build goes on without it", Assert.Single(warnings), StringComparison.Ordinal);
    }
}
