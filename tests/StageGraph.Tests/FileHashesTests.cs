namespace StageGraph.Tests;

public sealed class FileHashesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_KnownText_IsItsSha256() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Hashes().Of(_folder.Write("a", "abc")));

    [Fact]
    public void Of_NoFile_IsNull() => Assert.Null(Hashes().Of(_folder["none"]));

    [Fact]
    public async Task Of_FilePutBackWithItsOldSizeAndDate_IsReadAgain()
    {
        var path = _folder.Write("a", "abc");
        await Settle();
        var hashes = Hashes();
        var before = hashes.Of(path);
        var date = File.GetLastWriteTimeUtc(path);
        File.WriteAllText(path, "abd");
        File.SetLastWriteTimeUtc(path, date);
        Assert.NotEqual(before, hashes.Of(path));
    }

    [Fact]
    public async Task Of_FileThatHasNotChanged_IsNotReadAgain()
    {
        var path = _folder.Write("a", "abc");
        await Settle();
        var hashes = Hashes();
        hashes.Of(path);
        hashes.Save();
        var memory = File.ReadAllText(_folder["hashes.tsv"]);
        File.WriteAllText(_folder["hashes.tsv"], memory.Replace("ba7816bf", "00000000"));
        Assert.StartsWith("00000000", Hashes().Of(path));
    }

    [Fact]
    public void Of_FileWrittenJustNow_IsNotRemembered()
    {
        var hashes = Hashes();
        hashes.Of(_folder.Write("a", "abc"));
        hashes.Save();
        Assert.False(File.Exists(_folder["hashes.tsv"]));
    }

    private static Task Settle() => Task.Delay(2200, TestContext.Current.CancellationToken);

    private FileHashes Hashes() => new(_folder["hashes.tsv"]);
}
