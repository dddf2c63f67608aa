using EmotionRecognition.Corpora;

namespace EmotionRecognition.Tests.Corpora;

public sealed class CorpusCatalogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. CorpusCatalog.Names];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_UnknownName_ListsTheNames() => Assert.Equal(
        $"--corpus=berlin: no such corpus, expected {string.Join(", ", CorpusCatalog.Names)}; pass one of these",
        Assert.Throws<InputException>(() => CorpusCatalog.Open("berlin", _folder.Root)).Message);

    [Theory]
    [MemberData(nameof(Names))]
    public void Open_MissingFolder_IsOneClearLine(string name)
    {
        var path = Path.Combine(_folder.Root, "none");

        var error = Assert.Throws<InputException>(() => CorpusCatalog.Open(name, path));

        Assert.StartsWith(path + ": no such folder, expected ", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Open_EmptyFolder_IsOneClearLine(string name)
    {
        var error = Assert.Throws<InputException>(() => CorpusCatalog.Open(name, _folder.Root));

        Assert.StartsWith(_folder.Root + ": an empty folder, expected ", error.Message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Open_OtherFolder_IsOneClearLine(string name)
    {
        _folder.Write("notes/readme.txt", "nothing\n");

        Assert.Contains("expected", Assert.Throws<InputException>(() => CorpusCatalog.Open(name, _folder.Root)).Message);
    }

    [Fact]
    public void Open_Synthetic_IsReadAsIemocapAndSaysWhatItIs()
    {
        using var tree = new Iemocap.IemocapTree();

        var corpus = CorpusCatalog.Open("synthetic", tree.Root);

        Assert.Equal("synthetic", corpus.Name);
        Assert.Contains("not a result about people", Assert.Single(corpus.Notices));
        Assert.Equal(4, corpus.ReadUtterances().Items.Count);
    }
}
