using EmotionRecognition.Corpora.Meld;

namespace EmotionRecognition.Tests.Corpora.Meld;

public sealed class MeldCorpusTests : IDisposable
{
    private const string Header =
        "Sr No.,Utterance,Speaker,Emotion,Sentiment,Dialogue_ID,Utterance_ID,Season,Episode,StartTime,EndTime\r\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadUtterances_RealTables_HaveThePublishedCounts()
    {
        var corpus = new MeldDefinition().Open(new(SharedData.Path("corpora/meld")));

        var utterances = corpus.ReadUtterances().Items;

        Assert.Equal(
            ["train 9989", "dev 1109", "test 2610"],
            corpus.GivenParts(utterances).CountBy(part => part.Part).Select(pair => $"{pair.Key} {pair.Value}"));
        Assert.Equal(
            "anger 345, disgust 68, fear 50, joy 402, neutral 1256, sadness 208, surprise 281",
            EmotionCounts.Of(utterances.Where(utterance => utterance.Id.StartsWith("test_"))));
        Assert.Equal(utterances.Count, corpus.ReadTranscripts(utterances).Items.Count);
    }

    [Fact]
    public void ReadUtterances_Rows_AreNamedAfterTheirPart()
    {
        Write("train", "1,\"Oh, no.\",Ross,joy,positive,0,3,1,1,\"0:01:00,250\",\"00:01:01,750\"\r\n");
        Write("dev", "1,What?,Ross,anger,negative,0,3,1,1,\"00:01:00,250\",\"00:01:00,250\"\r\n");
        Write("test", "");
        var corpus = MeldCorpus.Open(new(_folder.Root));

        var utterances = corpus.ReadUtterances().Items;

        Assert.Equal(
            [
                new("train_dia0_utt3", "train_dia0", "Ross", "", 0, 1.5, "joy"),
                new("dev_dia0_utt3", "dev_dia0", "Ross", "", 0, 0, "anger"),
            ],
            utterances);
        Assert.Equal(["Oh, no.", "What?"], corpus.ReadTranscripts(utterances).Items.Select(transcript => transcript.Text));
    }

    [Theory]
    [InlineData("1,a,Ross,glad,x,0,0,1,1,\"00:00:00,000\",\"00:00:01,000\"\r\n", "line 2, column Emotion: \"glad\"")]
    [InlineData("1,a,Ross,joy,x,0,0,1,1,\"00:00:02,000\",\"00:00:01,000\"\r\n", "line 2, column EndTime: 00:00:01,000")]
    [InlineData("1,a,Ross,joy,x,0,0,1,1,2,\"00:00:01,000\"\r\n", "line 2, column StartTime: \"2\"")]
    [InlineData("1,a,Ross,joy,x,zero,0,1,1,\"00:00:00,000\",\"00:00:01,000\"\r\n", "line 2, column Dialogue_ID: \"zero\"")]
    public void ReadUtterances_BadRow_NamesLineAndColumn(string rows, string expected)
    {
        Write("train", rows);
        Write("dev", "");
        Write("test", "");

        Assert.Contains(expected, Assert.Throws<InputException>(() => MeldCorpus.Open(new(_folder.Root)).ReadUtterances()).Message);
    }

    private void Write(string part, string rows) => _folder.Write(part + "_sent_emo.csv", Header + rows);
}
