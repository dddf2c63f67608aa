using EmotionRecognition.Pipeline.Reproduction;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests.Reproduction;

public sealed class HashListTests
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Fact]
    public void Differences_ChangedMissingAndOtherFiles_AreNamed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("wav/a.wav", "");
        folder.Write("wav/b.wav", "b");
        folder.Write("wav/other.WAV", "c");
        folder.Write("notes.txt", "d");
        folder.Write("list", $"{EmptyHash}  wav/a.wav\n{EmptyHash}  wav/b.wav\n{EmptyHash}  wav/gone.wav\n");

        var list = HashList.Read(folder["list"]);

        Assert.Equal(
            [new("wav/b.wav", EmptyHash[..12], "3e23e8160039"), new("wav/gone.wav", EmptyHash[..12], "no such file")], list.Differences(folder.Root));
        Assert.Equal(["wav/other.WAV"], list.Others(folder.Root));
    }

    [Theory]
    [InlineData("")]
    [InlineData("e3b0  a.wav\n")]
    [InlineData(EmptyHash + "  ../a.wav\n")]
    [InlineData(EmptyHash + "  /a.wav\n")]
    [InlineData(EmptyHash + "  a.wav\n" + EmptyHash + "  a.wav\n")]
    public void Read_DamagedList_IsRefused(string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("list", text);
        Assert.Contains("list", Assert.Throws<InputException>(() => HashList.Read(folder["list"])).Message);
    }

    [Fact]
    public void Check_CopyOfACorpusWithManyChangedFiles_NamesTenAndCountsTheOthers()
    {
        using var folder = new TemporaryFolder();
        folder.Write("experiments/releases/made-up.sha256", string.Concat(Enumerable.Range(10, 13).Select(i => $"{EmptyHash}  wav/{i}.wav\n")));
        folder.Write("corpus/wav/10.wav", "");
        var rows = CorpusRelease.Check(ResearchLayout.Open(folder.Root), "made-up", folder["corpus"]);
        Assert.Equal(11, rows.Count);
        Assert.Equal("and 2 more files", rows[^1].What);
        Assert.All(rows, row => Assert.Equal(ReproductionOutcome.Differs, row.Outcome));
    }

    [Fact]
    public void Check_CommittedFiles_AreAsListed() => Assert.Equal(
        ReproductionOutcome.Agrees, Assert.Single(AcceptedList.Check(ResearchLayout.Open(Repository.Root))).Outcome);

    // Accepted results of a licensed corpus hold numbers and hashes, nothing of its contents.
    [Fact]
    public void Accepted_StudysTexts_NameNoUtterance()
    {
        var accepted = Directory.GetFiles(Path.Combine(Repository.Root, "experiments/accepted"), "preprocessed*");
        Assert.NotEmpty(accepted);
        Assert.All(accepted, file => Assert.DoesNotMatch("Ses0[1-5][FM]_(impro|script)", File.ReadAllText(file)));
    }
}
