using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.EmoDb;
using EmotionRecognition.Corpora.Iemocap;

namespace EmotionRecognition.Tests.Corpora;

public sealed class CorpusFinderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CorpusFinderTests()
    {
        WaveWriter.WritePcm16(_folder.File("data/emodb/wav/03a01Fa.wav"), 16000, new float[160]);
        Directory.CreateDirectory(_folder["data/other"]);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("data/emodb")]
    [InlineData("data/emodb/")]
    [InlineData("data/emodb/wav")]
    [InlineData("data")]
    [InlineData("")]
    [InlineData("data/other")]
    [InlineData("data/other/../emodb/wav/.")]
    public void Find_PathNearTheCorpus_IsTheSameFolder(string path) =>
        Assert.Equal(_folder["data/emodb"], CorpusFinder.Find(new EmoDbDefinition(), _folder[path], "--corpus-path"));

    [Fact]
    public void Find_SessionOfIemocap_IsTheRelease()
    {
        _folder.Write("IEMOCAP_full_release/Session1/dialog/EmoEvaluation/Ses01F_impro01.txt", "");

        foreach (var path in new[] { "", "IEMOCAP_full_release", "IEMOCAP_full_release/Session1", "IEMOCAP_full_release/Session1/dialog/EmoEvaluation" })
        {
            Assert.Equal(_folder["IEMOCAP_full_release"], CorpusFinder.Find(new IemocapDefinition(), _folder[path], "--corpus-path"));
        }
    }

    [Fact]
    public void Find_TwoCopies_AreNamed()
    {
        WaveWriter.WritePcm16(_folder.File("data/emodb2/wav/03a01Fa.wav"), 16000, new float[160]);

        var error = Assert.Throws<InputException>(() => CorpusFinder.Find(new EmoDbDefinition(), _folder["data"], "--corpus-path")).Message;

        Assert.Contains("2 folders of EMO-DB near", error);
        Assert.Contains("pass one of them with --corpus-path", error);
    }

    [Fact]
    public void Find_NoCorpus_IsThePathItself()
    {
        Directory.CreateDirectory(_folder["a/b/c/d/e"]);

        Assert.Equal(_folder["a/b/c/d/e"], CorpusFinder.Find(new EmoDbDefinition(), _folder["a/b/c/d/e"], "--corpus-path"));
    }

    [Fact]
    public void Find_NoFolder_SaysWhatIsThere()
    {
        Assert.Contains(
            "does not exist", Assert.Throws<InputException>(() => CorpusFinder.Find(new EmoDbDefinition(), _folder["none"], "--corpus-path")).Message);
        Assert.Contains("is a file", Assert.Throws<InputException>(
            () => CorpusFinder.Find(new EmoDbDefinition(), _folder["data/emodb/wav/03a01Fa.wav"], "--corpus-path")).Message);
    }
}
