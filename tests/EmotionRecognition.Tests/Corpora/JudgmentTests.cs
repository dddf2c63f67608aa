using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.EmoDb;
using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Synthetic;

namespace EmotionRecognition.Tests.Corpora;

public sealed class JudgmentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WrittenTable_IsTheSame()
    {
        Judgment[] judgments = [new("u,1", "E1", "ang", 1), new("u,1", "", "neu", 0.5), new("u2", "E2", "oth", 1 / 3.0)];

        JudgmentTable.Write(_folder["judgments.csv"], judgments);

        Assert.Equal([.. judgments.Take(2), judgments[2] with { Share = 0.333333 }], JudgmentTable.Read(_folder["judgments.csv"]));
    }

    [Fact]
    public void Read_ShareAboveOne_IsNamed()
    {
        _folder.Write("judgments.csv", "utterance,rater,emotion,share\nu1,E1,ang,1.5\n");

        Assert.Contains("1.5, expected a number from 0 to 1", Assert.Throws<InputException>(() => JudgmentTable.Read(_folder["judgments.csv"])).Message);
    }

    [Fact]
    public void ReadJudgments_RealEmoDb_IsThePublishedRecognition()
    {
        var corpus = EmoDbCorpus.Open(new(SharedData.Path("corpora/emodb")));

        var judgments = corpus.ReadJudgments(corpus.ReadUtterances().Items).ToList();

        Assert.Equal(535, judgments.Count);
        Assert.Equal(new("03a01Fa", "", "happiness", 0.9), judgments[0]);
        Assert.Equal(0.9354, judgments.Average(judgment => judgment.Share), 4);
        Assert.Equal(0.8, judgments.Min(judgment => judgment.Share));
    }

    [Fact]
    public void ReadJudgments_EmoDbWithoutTheTable_HasNone()
    {
        WaveWriter.WritePcm16(_folder.File("wav/03a01Fa.wav"), 16000, new float[160]);
        var corpus = EmoDbCorpus.Open(new(_folder.Root));

        Assert.Empty(corpus.JudgmentFiles);
        Assert.Empty(corpus.ReadJudgments(corpus.ReadUtterances().Items));
    }

    [Theory]
    [InlineData("03a01Fa,120,50\n", "120, expected a percentage from 0 to 100")]
    [InlineData("03a01Fa,80,50\n03a01Fa,90,50\n", "each clip once")]
    public void ReadJudgments_EmoDbWithABadTable_NamesTheLine(string lines, string message)
    {
        WaveWriter.WritePcm16(_folder.File("wav/03a01Fa.wav"), 16000, new float[160]);
        _folder.Write("listeners.csv", "clip,recognised_percent,natural_percent\n" + lines);
        var corpus = EmoDbCorpus.Open(new(_folder.Root));

        var error = Assert.Throws<InputException>(() => corpus.ReadJudgments(corpus.ReadUtterances().Items).ToList());

        Assert.Contains(message, error.Message);
        Assert.Contains("listeners.csv", error.Message);
    }

    [Fact]
    public void Judgments_OfIemocap_LeaveOutActorsAndDivideVotes()
    {
        IemocapRating Rating(string annotator, params string[] emotions) => new("u1", annotator, emotions, null, null, null, "");

        var judgments = IemocapRating.Judgments(
            "u1", [Rating("E4", "Anger", "Frustration"), Rating("E2", "Neutral"), Rating("F1", "Anger"), Rating("E3"), Rating("E1", "Bored")]);

        Assert.Equal(
            [new("u1", "E1", "oth", 1), new("u1", "E2", "neu", 1), new("u1", "E4", "ang", 0.5), new("u1", "E4", "fru", 0.5)], judgments);
    }

    [Fact]
    public void ReadJudgments_SyntheticCorpus_HasThreeRatersPerUtteranceAndTwoForTheLabel()
    {
        SyntheticCorpus.Write(_folder.Root, new SyntheticCorpusOptions { Seed = 7, DialogsPerSession = 2, UtterancesPerDialog = 8, GeneratedClips = 1 });
        var corpus = IemocapCorpus.Open(new(_folder.Root));
        var utterances = corpus.ReadUtterances().Items;

        var judgments = corpus.ReadJudgments(utterances).ToLookup(judgment => judgment.Utterance);

        Assert.All(utterances, utterance => Assert.Equal(3, judgments[utterance.Id].Sum(judgment => judgment.Share), 6));
        Assert.All(
            utterances.Where(utterance => utterance.Emotion != "xxx"),
            utterance => Assert.True(judgments[utterance.Id].Count(judgment => judgment.Emotion == utterance.Emotion) >= 2));
    }
}
