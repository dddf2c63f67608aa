using EmotionRecognition.Audio;
using EmotionRecognition.Corpora.Iemocap;

namespace EmotionRecognition.Tests.Corpora.Iemocap;

public sealed class IemocapCorpusTests : IDisposable
{
    private readonly IemocapTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void ReadUtterances_FolderWithTheRelease_ReadsDialogsOnly()
    {
        var reading = Open().ReadUtterances();

        Assert.Equal(
            [
                new("Ses01F_impro01_F000", "Ses01F_impro01", "Ses01F", "Ses01", 6.2901, 8.2357, "neu", 2.5, 2.5, 2.5),
                new("Ses01F_impro01_M000", "Ses01F_impro01", "Ses01M", "Ses01", 10.01, 11.3925, "xxx", 3, 3.5, 2.6667),
                new("Ses05M_script01_1_F000", "Ses05M_script01_1", "Ses05F", "Ses05", 1, 2, "ang", 1.5, 4, 4.5),
                new("Ses05M_script01_1b_F000", "Ses05M_script01_1b", "Ses05F", "Ses05", 3, 4, "sad", 2, 2, 2),
            ],
            reading.Items);
        Assert.Empty(reading.Omissions);
    }

    [Fact]
    public void ReadUtterances_ReleaseItself_IsTheSame() =>
        Assert.Equal(Open().ReadUtterances().Items, IemocapCorpus.Open(new(_tree.Release), "iemocap").ReadUtterances().Items);

    [Fact]
    public void ReadColumns_Utterances_TellGenderAndStyle()
    {
        var corpus = Open();

        Assert.Equal(["gender", "style"], IemocapCorpus.Columns);
        Assert.Equal(
            ["female improvised", "male improvised", "female scripted", "female scripted"],
            corpus.ReadColumns(corpus.ReadUtterances().Items).Select(row => string.Join(' ', row)));
    }

    [Fact]
    public void ReadRatings_OddForms_AreUnderstood()
    {
        var ratings = Open().ReadRatings();

        Assert.Equal(["E2", "E3", "E4", "M5", "F1", "E3", "E4", "E2"], ratings.Select(rating => rating.Annotator));
        Assert.Equal(["Neutral", "Anger"], ratings[1].Emotions);
        Assert.Equal("calm; then: not", ratings[1].Note);
        Assert.Equal(["Other"], ratings[2].Emotions);
        Assert.Empty(ratings[3].Emotions);
        Assert.Equal((3.0, 2.0, 2.0), (ratings[5].Valence, ratings[5].Activation, ratings[5].Dominance));
        Assert.Equal((6.0, 6.0, null), (ratings[6].Valence, ratings[6].Activation, ratings[6].Dominance));
        Assert.Equal("Ses01F_impro01_M000", ratings[7].Utterance);
    }

    [Fact]
    public void ReadTranscripts_Oddities_AreCountedByReason()
    {
        var corpus = Open();

        var reading = corpus.ReadTranscripts(corpus.ReadUtterances().Items);

        Assert.Equal(["She said: no, not today.", "This one.", "One.", "One b."], reading.Items.Select(transcript => transcript.Text));
        const string File = "Session1/dialog/transcriptions/Ses01F_impro01.txt";
        Assert.Equal(
            [
                new("Ses01F_impro01_MXX0", File + " line 2", "transcript of an utterance without a label"),
                new("M: Yeah.", File + " line 3", "transcript line without an utterance id"),
                new("Ses01F_impro01_M000", File + " line 4", "transcript line that repeats an utterance id"),
            ],
            reading.Omissions);
    }

    [Fact]
    public void ReadTranscripts_LabelWithoutTranscript_IsNamed()
    {
        var corpus = Open();
        var utterances = corpus.ReadUtterances().Items;
        var file = _tree.Transcription("Session5", "Ses05M_script01_1b", ["F: Hm."]);

        var error = Assert.Throws<InputException>(() => corpus.ReadTranscripts(utterances));

        Assert.StartsWith($"{file}: no line for utterance Ses05M_script01_1b_F000", error.Message);
    }

    [Theory]
    [InlineData("Ses01F_impro01_F000 006.29-008.23: Yes.")]
    [InlineData("Ses01F_impro01_F000 [006.29-008.23] Yes.")]
    [InlineData("and so on")]
    [InlineData("Ses01F_impro01b_F000 [006.29-008.23]: Yes.")]
    public void ReadTranscripts_OtherLine_NamesFileAndLine(string line)
    {
        var corpus = Open();
        var utterances = corpus.ReadUtterances().Items;
        var file = _tree.Transcription("Session1", "Ses01F_impro01", ["", line]);

        Assert.StartsWith($"{file} line 2: ", Assert.Throws<InputException>(() => corpus.ReadTranscripts(utterances)).Message);
    }

    [Theory]
    [InlineData("[6.2901 - 8.2357]\tSes01F_impro01b_F000\tneu\t[2.5, 2.5, 2.5]", "utterance Ses01F_impro01b_F000")]
    [InlineData("[6.2901 - 8.2357]\tSes01F_impro01_FXX0\tneu\t[2.5, 2.5, 2.5]", "utterance Ses01F_impro01_FXX0")]
    [InlineData("[8.2901 - 8.2357]\tSes01F_impro01_F000\tneu\t[2.5, 2.5, 2.5]", "utterance Ses01F_impro01_F000 from 8.2901 to 8.2357 s")]
    [InlineData("[8,2901 - 8.2357]\tSes01F_impro01_F000\tneu\t[2.5, 2.5, 2.5]", "\"[8,2901")]
    [InlineData("[6.2901 - 8.2357]\tSes01F_impro01_F000\tneu\t[2.5, 2.5]", "\"[6.2901")]
    [InlineData("[6.2901 - 8.2357]\tSes01F_impro01_F000\t\t[2.5, 2.5, 2.5]", "\"[6.2901")]
    [InlineData("C-E2:\tNeutral;\t()", "\"C-E2:")]
    public void ReadUtterances_OtherLine_NamesFileAndLine(string line, string found)
    {
        var file = _tree.Evaluation("Session1", "Ses01F_impro01", "% header\n" + line + "\n");

        Assert.StartsWith($"{file} line 2: {found}", Assert.Throws<InputException>(() => Open().ReadUtterances()).Message);
    }

    [Theory]
    [InlineData("C-E2: Neutral 3;\t()")]
    [InlineData("C-X2:\tNeutral;\t()")]
    [InlineData("A-E2:\tval 3; act two; dom 2;\t()")]
    [InlineData("A-E2:\tval 3; dom 2;\t()")]
    [InlineData("Neutral;\t()")]
    public void ReadUtterances_OtherAnnotatorLine_NamesFileAndLine(string line)
    {
        var file = _tree.File(IemocapTree.First);
        File.AppendAllText(file, line + "\n");

        Assert.StartsWith($"{file} line 14: \"{line.Replace("\t", "\\t")}\"", Assert.Throws<InputException>(() => Open().ReadUtterances()).Message);
    }

    [Fact]
    public void ReadUtterances_RepeatedUtterance_IsNamed()
    {
        var file = _tree.File(IemocapTree.First);
        File.AppendAllText(file, "[6.2901 - 8.2357]\tSes01F_impro01_F000\tneu\t[2.5000, 2.5000, 2.5000]\n");

        Assert.StartsWith(
            $"{file}: duplicate Ses01F_impro01_F000, first at {file}", Assert.Throws<InputException>(() => Open().ReadUtterances()).Message);
    }

    [Fact]
    public void Open_DialogInTwoSessions_NamesBoth()
    {
        _tree.Evaluation("Session2", "Ses01F_impro01", "");

        var error = Assert.Throws<InputException>(Open);

        Assert.Contains("Session1/dialog/EmoEvaluation/Ses01F_impro01.txt and ", error.Message.Replace('\\', '/'));
    }

    [Fact]
    public void Locate_PrefixOfAnotherDialog_IsItsOwnSound()
    {
        _tree.Sound("Session5", "Ses05M_script01_1", 2.5);
        _tree.Sound("Session5", "Ses05M_script01_1b", 5);
        var corpus = Open();
        var utterances = corpus.ReadUtterances().Items;
        var loader = new SoundLoader(ResamplingPolicy.Refuse);

        Assert.Equal(["Ses05M_script01_1.wav", "Ses05M_script01_1b.wav"], corpus.SoundFiles.Select(Path.GetFileName));
        Assert.Equal(corpus.SoundFiles, utterances.Skip(2).Select(corpus.Locate).Select(span => span.File));
        Assert.Equal(16001, loader.Load(corpus.Locate(utterances[2])).Length);
        Assert.Equal(1 / 65536f, loader.Load(corpus.Locate(utterances[3]))[1]);
    }

    [Fact]
    public void Locate_TimesBeyondTheDialog_AreNamedWhenCut()
    {
        _tree.Sound("Session5", "Ses05M_script01_1b", 3.5);
        var corpus = Open();
        var span = corpus.Locate(corpus.ReadUtterances().Items[3]);

        var error = Assert.Throws<InputException>(() => new SoundLoader(ResamplingPolicy.Refuse).Load(span));

        Assert.Contains("Ses05M_script01_1b.wav, utterance Ses05M_script01_1b_F000: times 3 to 4 s in a recording of 3.5 s", error.Message);
    }

    /// <summary>Name the licensed corpus's folder in EMOTIONRECOGNITION_IEMOCAP to run this.</summary>
    [Fact]
    public void ReadUtterances_FullRelease_HasThePublishedCounts()
    {
        var path = Environment.GetEnvironmentVariable("EMOTIONRECOGNITION_IEMOCAP");
        Assert.SkipWhen(string.IsNullOrEmpty(path), "IEMOCAP is licensed: name its folder in EMOTIONRECOGNITION_IEMOCAP");
        var corpus = IemocapCorpus.Open(new(path), "iemocap");

        var utterances = corpus.ReadUtterances().Items;

        Assert.Equal((10039, 151), (utterances.Count, corpus.LabelFiles.Count));
        Assert.Equal(
            "ang 1103, dis 2, exc 1041, fea 40, fru 1849, hap 595, neu 1708, oth 3, sad 1084, sur 107, xxx 2507",
            EmotionCounts.Of(utterances));
        Assert.Equal([1819, 1811, 2136, 2103, 2170], utterances.CountBy(utterance => utterance.Session).Select(pair => pair.Value));
        Assert.Equal(12.44, utterances.Sum(utterance => utterance.End - utterance.Start) / 3600, 2);
        Assert.Equal(10039, corpus.ReadTranscripts(utterances).Items.Count);
    }

    private IemocapCorpus Open() => IemocapCorpus.Open(new(_tree.Root), "iemocap");
}
