namespace StageGraph.Tests;

public sealed class CleaningTests : IDisposable
{
    private static readonly string[] _folders = ["data", "models"];

    private readonly TemporaryFolder _folder = new();
    private readonly Workspace _workspace;

    public CleaningTests()
    {
        _workspace = new Workspace(_folder.Root, "data/.state");
        _folder.Write("data/README.md", "what is here");
        _folder.Write("data/in.csv", "hello");
        Run("data/out/a.csv");
        Run("models/b/model");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Delete_AfterRuns_DeletesOutputsAndManifestsAlone()
    {
        var cleaning = new Cleaning(_workspace, _folders);
        Assert.Equal(["data/out", "models/b"], cleaning.Written);
        Assert.Equal(["data/in.csv"], cleaning.Kept);
        Assert.True(File.Exists(_folder["data/out/a.csv"]));
        cleaning.Delete();
        Assert.Equal(["data/README.md", "data/in.csv"], Files());
        Assert.False(Directory.Exists(_folder["data/out"]) || Directory.Exists(_folder["models/b"]));
    }

    [Fact]
    public void Delete_SomebodysFilesAmongOutputs_KeepsThemAndNamesEachFolderOnce()
    {
        _folder.Write("data/corpus/wav/1.wav", "sound");
        _folder.Write("data/corpus/wav/2.wav", "sound");
        _folder.Write("data/out/notes.txt", "mine");
        var cleaning = new Cleaning(_workspace, _folders);
        Assert.Equal(["data/out/a.csv", "data/out/a.manifest.json", "models/b"], cleaning.Written);
        Assert.Equal(["data/corpus", "data/in.csv", "data/out/notes.txt"], cleaning.Kept);
        cleaning.Delete();
        Assert.Equal(3, Directory.GetFiles(_folder["data"], "*", SearchOption.AllDirectories).Count(file => file.EndsWith(".wav") || file.EndsWith(".txt")));
    }

    [Fact]
    public void Delete_CopyOfOutputsWithTheirManifest_IsKept()
    {
        _folder.Write("data/keep/a.csv", "HELLO");
        File.Copy(_folder["data/out/a.manifest.json"], _folder["data/keep/a.manifest.json"]);
        var cleaning = new Cleaning(_workspace, _folders);
        Assert.Equal(["data/in.csv", "data/keep"], cleaning.Kept);
        cleaning.Delete();
        Assert.True(File.Exists(_folder["data/keep/a.csv"]));
    }

    [Fact]
    public void Delete_LinkToAFolder_IsNotFollowed()
    {
        using var elsewhere = new TemporaryFolder();
        elsewhere.Write("corpus.wav", "sound");
        Directory.CreateSymbolicLink(_folder["data/linked"], elsewhere.Root);
        var cleaning = new Cleaning(_workspace, _folders);
        Assert.Contains("data/linked", cleaning.Kept);
        cleaning.Delete();
        Assert.True(File.Exists(_folder["data/linked/corpus.wav"]));
    }

    [Fact]
    public void Delete_UnfinishedRun_Goes()
    {
        _folder.Write("models/.partial/Copy_models_c/models/c", "half");
        var cleaning = new Cleaning(_workspace, _folders);
        Assert.Contains("models/.partial", cleaning.Written);
        cleaning.Delete();
        Assert.Empty(Directory.GetFileSystemEntries(_folder["models"]));
    }

    [Fact]
    public void Delete_RunKilledWhileItsOutputsWereRenamed_Goes()
    {
        File.Move(_folder["data/out/a.manifest.json"], _folder.File("data/.partial/Copy_data_out_a.csv/.manifest.json"));
        var cleaning = new Cleaning(_workspace, _folders);
        Assert.Equal(["data/in.csv"], cleaning.Kept);
        cleaning.Delete();
        Assert.False(Directory.Exists(_folder["data/out"]));
    }

    [Fact]
    public void Delete_ChosenStage_LeavesTheOthers()
    {
        new Cleaning(_workspace, _folders, name => name == Workspace.FolderNameOf("Copy models/b/model")).Delete();
        Assert.True(File.Exists(_folder["data/out/a.csv"]));
        Assert.False(File.Exists(_folder["models/b/model"]));
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_folder.Root, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_folder.Root, file)).Where(file => !file.StartsWith(_workspace.StateFolder)).Order(StringComparer.Ordinal);

    private void Run(string output)
    {
        var runner = new StageRunner(_workspace, threads: 1);
        runner.Run(new CopyStage(_workspace, "data/in.csv", output), _ => { });
        runner.Save();
    }
}
