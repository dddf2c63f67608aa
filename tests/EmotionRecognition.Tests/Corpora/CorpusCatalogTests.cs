using EmotionRecognition.Corpora;

namespace EmotionRecognition.Tests.Corpora;

public sealed class CorpusCatalogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. CorpusCatalog.Corpora.All.Select(corpus => corpus.Name)];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Named_UnknownName_ListsTheNames() => Assert.Equal(
        "--corpus: \"berlin\", expected one of emodb, folder, generated-autoencoder, generated-gan, iemocap, meld, ravdess, synthetic, table; "
            + "choose one of them",
        Assert.Throws<InputException>(() => CorpusCatalog.Corpora.Named("berlin", "--corpus")).Message);

    [Theory]
    [MemberData(nameof(Names))]
    public void Open_MissingFolder_IsOneClearLine(string name)
    {
        var path = Path.Combine(_folder.Root, "none");

        var error = Assert.Throws<InputException>(() => CorpusCatalog.Corpora.Named(name).Open(new(path)));

        Assert.StartsWith(path + ": no such folder, expected ", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Open_EmptyFolder_IsOneClearLine(string name)
    {
        var error = Assert.Throws<InputException>(() => CorpusCatalog.Corpora.Named(name).Open(new(_folder.Root)));

        Assert.StartsWith(_folder.Root + ": an empty folder, expected ", error.Message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Open_OtherFolder_IsOneClearLine(string name)
    {
        _folder.Write("notes/readme.txt", "nothing\n");

        Assert.Contains("expected", Assert.Throws<InputException>(() => CorpusCatalog.Corpora.Named(name).Open(new(_folder.Root))).Message);
    }

    [Fact]
    public void Open_Synthetic_IsReadAsIemocapAndSaysWhatItIs()
    {
        using var tree = new Iemocap.IemocapTree();

        var corpus = CorpusCatalog.Corpora.Named("synthetic").Open(new(tree.Root));

        Assert.Contains("not a result about people", Assert.Single(corpus.Notices));
        Assert.Equal(4, corpus.ReadUtterances().Items.Count);
    }
}
