namespace StageGraph.Tests;

public sealed class BuildLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Take_HeldByAnother_SaysWhoAndThrowsAfterTheTimeout()
    {
        var said = new List<string>();
        var workspace = new Workspace(_folder.Root, "data/.state");
        using var first = BuildLock.Take(workspace, TimeSpan.Zero, said.Add);
        var error = Assert.Throws<BuildException>(() => BuildLock.Take(workspace, TimeSpan.FromMilliseconds(300), said.Add));
        Assert.Contains($"locked by process {Environment.ProcessId} on", error.Message);
        Assert.Single(said);
        Assert.StartsWith("waiting for another build in this checkout (process ", said[0]);
    }

    [Fact]
    public void Take_HolderDied_ContinuesAndSaysSo()
    {
        var said = new List<string>();
        _folder.Write("data/.state/lock", "");
        _folder.Write("data/.state/lock.holder", "process 1 on somewhere since 2026-01-01 00:00:00 UTC\n");
        using var taken = BuildLock.Take(new Workspace(_folder.Root, "data/.state"), TimeSpan.Zero, said.Add);
        Assert.Equal(["the previous build (process 1 on somewhere since 2026-01-01 00:00:00 UTC) was interrupted; resuming"], said);
    }

    [Fact]
    public void Take_AfterDispose_SaysNothing()
    {
        var said = new List<string>();
        var workspace = new Workspace(_folder.Root, "data/.state");
        BuildLock.Take(workspace, TimeSpan.Zero, said.Add).Dispose();
        BuildLock.Take(workspace, TimeSpan.Zero, said.Add).Dispose();
        Assert.Empty(said);
    }

    [Fact]
    public void Take_NotAFileThatCanBeOpened_SaysSoAtOnce()
    {
        Directory.CreateDirectory(_folder["data/.state/lock"]);
        var error = Assert.Throws<BuildException>(() => BuildLock.Take(new Workspace(_folder.Root, "data/.state"), TimeSpan.FromHours(1), _ => { }));
        Assert.StartsWith($"{_folder.Root}: ", error.Message);
        Assert.Contains("data/.state/lock", error.Message);
    }
}
