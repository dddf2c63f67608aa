using EmotionRecognition.SplitAudit.Names;

namespace EmotionRecognition.SplitAudit.Tests.Names;

public sealed class NamedClipsTests
{
    [Theory]
    [InlineData("wav/03a01Fa", "emodb", "03", "", "a01", "")]
    [InlineData("Ses01F_impro01_M012", "iemocap", "Ses01M", "Ses01", "", "Ses01F_impro01")]
    [InlineData("Actor_20/03-01-03-01-02-01-20", "ravdess", "20", "", "02", "")]
    [InlineData("1037_IWL_HAP_XX", "cremad", "1037", "", "IWL", "")]
    [InlineData("MSP-IMPROV-S01A-F01-P-FM01", "msp-improv", "F01", "01", "S01", "")]
    [InlineData("DC_su03", "savee", "DC", "", "", "")]
    [InlineData("OAF_back_angry", "tess", "OAF", "", "back", "")]
    [InlineData("0011/Angry/0011_000351", "esd", "0011", "", "", "")]
    [InlineData("dis-f1-b1", "emovo", "f1", "", "b1", "")]
    [InlineData("F_01_OISHI_S_10_ANGRY_1", "subesco", "F_01", "", "S_10", "")]
    [InlineData("01-C-1-1", "cafe", "01", "", "1", "")]
    [InlineData("female1_angry_10a_1", "jlcorpus", "female1", "", "10a", "")]
    [InlineData("F01A01", "shemo", "F01", "", "", "")]
    [InlineData("SM1_F1_A01", "urdu", "SM1", "", "", "")]
    [InlineData("anger/a06 (5)b", "aesdd", "5", "", "a06", "")]
    [InlineData("n1-01-02-01-13", "ased", "13", "", "01", "")]
    [InlineData("M003/audio/angry/level_1/001", "mead", "M003", "", "001", "")]
    [InlineData("liuchanhg/angry/201", "casia", "liuchanhg", "", "201", "")]
    [InlineData("dia3_utt4", "meld", "", "", "", "dia3")]
    [InlineData("MSP-PODCAST_0153_0022", "msp-podcast", "", "", "", "MSP-PODCAST_0153")]
    public void Find_NameOfACorpus_TellsWhatItTells(string path, string corpus, string speaker, string session, string text, string source)
    {
        var names = NamedClips.Find([path], corpus);

        Assert.Equal(corpus, names?.Corpus);
        Assert.Equal(new ClipName(speaker, session, text, source), names!.Read(path));
    }

    [Fact]
    public void Find_KeyOfEmoBox_IsTheSameName() => Assert.Equal("emodb", NamedClips.Find(["emodb-03a01Fa"], "")?.Corpus);

    [Fact]
    public void Find_OneOddNameInAHundred_IsForgiven()
    {
        var names = Enumerable.Range(0, 99).Select(clip => $"03a0{clip % 9}W{(char)('a' + (clip % 26))}").ToList();

        Assert.Equal("emodb", NamedClips.Find([.. names, "readme"], "")?.Corpus);
        Assert.Null(NamedClips.Find([.. names, "readme", "notes"], ""));
    }

    [Theory]
    [InlineData("[0-9")]
    [InlineData("^[0-9]+")]
    [InlineData("(?<speaker>a)(?=b)")]
    public void Of_BadPattern_IsRefused(string pattern) =>
        Assert.Contains("--speaker-pattern", Assert.Throws<InputException>(() => NamedClips.Of(pattern, "--speaker-pattern")).Message);
}
