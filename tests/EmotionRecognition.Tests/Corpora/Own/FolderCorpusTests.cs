using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Own;

namespace EmotionRecognition.Tests.Corpora.Own;

public sealed class FolderCorpusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadUtterances_FilesInFolders_AreReadWithoutDotFiles()
    {
        Sound("one/anna_sad_1.wav", "one/anna_glad_2.WAV", "bo/bo_sad_1.wav", "._anna_sad_1.wav", ".hidden/x_sad_3.wav");
        _folder.Write(".DS_Store", "x");
        _folder.Write("notes.txt", "x");

        var corpus = Open();

        Assert.Equal(
            ["bo_sad_1 bo sad", "anna_glad_2 anna glad", "anna_sad_1 anna sad"],
            corpus.ReadUtterances().Items.Select(utterance => $"{utterance.Id} {utterance.Speaker} {utterance.Emotion}"));
        Assert.Empty(corpus.ReadUtterances().Omissions);
    }

    [Fact]
    public void ReadUtterances_ClipsThatLieInTwoFolders_AreCountedOnceAndSaid()
    {
        Sound("anna_sad_1.wav", "bo_glad_1.wav");
        Directory.CreateDirectory(_folder["again"]);
        File.Copy(_folder["anna_sad_1.wav"], _folder["again/anna_sad_1.wav"]);

        var corpus = Open();

        Assert.Equal(2, corpus.ReadUtterances().Items.Count);
        Assert.Equal(new Omission("anna_sad_1", "anna_sad_1.wav", "copy of another file of the same name"), Assert.Single(corpus.ReadUtterances().Omissions));
        Assert.Contains("1 of 3 files are copies of other files with the same name and are not counted again.", corpus.Notices);
    }

    [Fact]
    public void Open_TwoClipsOfOneNameThatDiffer_NamesBoth()
    {
        Sound("a/anna_sad_1.wav", "bo_glad_1.wav");
        WaveWriter.WritePcm16(_folder.File("b/anna_sad_1.wav"), 16000, new float[100]);

        var error = Assert.Throws<InputException>(() => Open()).Message;

        Assert.Contains("b/anna_sad_1.wav: the id anna_sad_1, which", error);
        Assert.Contains("a/anna_sad_1.wav has too, expected one file per id", error);
    }

    [Fact]
    public void ReadUtterances_OtherNames_AreOmittedAndSaid()
    {
        Sound("anna_sad_1.wav", "bo_glad_1.wav", "noise.wav");

        var corpus = Open();

        Assert.Equal("noise.wav", Assert.Single(corpus.ReadUtterances().Omissions).Place);
        Assert.Contains("1 of 3 sound files are left out: their names do not fit {speaker}_{emotion}_{take}.wav.", corpus.Notices);
    }

    [Fact]
    public void Open_NoFittingName_ShowsExamples()
    {
        Sound("noise.wav");

        Assert.Contains(
            "1 sound files, none of which fits {speaker}_{emotion}_{take}.wav, such as noise.wav, expected files named",
            Assert.Throws<InputException>(Open).Message);
    }

    [Fact]
    public void Open_NoPattern_SaysHowToPassOne()
    {
        Sound("anna_sad_1.wav");

        Assert.Contains(
            "no pattern, expected what the names of its files mean; pass --pattern=",
            Assert.Throws<InputException>(() => new FolderDefinition().Open(new(_folder.Root))).Message);
    }

    private ICorpus Open() => new FolderDefinition().Open(new(_folder.Root) { Pattern = "{speaker}_{emotion}_{take}.wav" });

    private void Sound(params string[] files)
    {
        foreach (var file in files)
        {
            WaveWriter.WritePcm16(_folder.File(file), 16000, Enumerable.Range(0, 800).Select(i => (i + file.Length) % 7 / 10f).ToArray());
        }
    }
}
