using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Corpora.EmoDb;

namespace EmotionRecognition.Tests.Corpora.EmoDb;

public sealed class EmoDbCorpusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadUtterances_RealCorpus_HasThePublishedCounts()
    {
        var corpus = EmoDbCorpus.Open(new(SharedData.Path("corpora/emodb")));

        var utterances = corpus.ReadUtterances().Items;

        Assert.Equal(535, utterances.Count);
        Assert.Equal(
            "anger 127, boredom 81, disgust 46, fear 69, happiness 71, neutral 79, sadness 62",
            EmotionCounts.Of(utterances));
        Assert.Equal(10, utterances.DistinctBy(utterance => utterance.Speaker).Count());
        Assert.Equal(0.413, utterances.Sum(utterance => utterance.End) / 3600, 3);
        Assert.Equal(new("03a01Fa", "03a01Fa", "03", "", 0, 1.89825, "happiness"), utterances[0]);
    }

    [Fact]
    public void ReadTranscripts_RealCorpus_IsThatOfTheBuiltInSentences()
    {
        var corpus = EmoDbCorpus.Open(new(SharedData.Path("corpora/emodb")));
        var wavOnly = EmoDbCorpus.Open(new(SharedData.Path("corpora/emodb/wav")));
        var utterances = corpus.ReadUtterances().Items;

        Assert.Equal("sentences.csv", Path.GetFileName(Assert.Single(corpus.TranscriptFiles)));
        Assert.Empty(wavOnly.TranscriptFiles);
        Assert.Equal(utterances, wavOnly.ReadUtterances().Items);
        Assert.Equal(corpus.ReadTranscripts(utterances).Items, wavOnly.ReadTranscripts(utterances).Items);
        Assert.Equal(10, corpus.ReadTranscripts(utterances).Items.DistinctBy(transcript => transcript.Text).Count());
    }

    [Fact]
    public void ReadColumns_RealCorpus_HasTwoAgeBandsWithEnoughSpeakers()
    {
        var corpus = EmoDbCorpus.Open(new(SharedData.Path("corpora/emodb")));
        var utterances = corpus.ReadUtterances().Items;

        var rows = utterances.Zip(corpus.ReadColumns(utterances)).ToList();

        Assert.Equal(new EmoDbDefinition().Columns.Count, rows[0].Second.Count);
        Assert.Equal(["male", "31 to 35", "a01"], rows[0].Second);
        Assert.Equal(
            [("21 to 30", 4), ("31 to 35", 6)],
            rows.GroupBy(row => row.Second[1]).OrderBy(band => band.Key).Select(band => (band.Key, band.DistinctBy(row => row.First.Speaker).Count())));
    }

    [Fact]
    public void Locate_RealCorpus_LoadsAllOfAClip()
    {
        var corpus = EmoDbCorpus.Open(new(SharedData.Path("corpora/emodb")));
        var utterance = corpus.ReadUtterances().Items[100];

        Assert.Equal(utterance.End, new SoundLoader(ResamplingPolicy.Refuse).Load(corpus.Locate(utterance)).Length / 16000.0);
    }

    [Theory]
    [InlineData("03a01Xa")]
    [InlineData("03a01F")]
    [InlineData("3a01Fa")]
    public void ReadUtterances_OtherName_IsNamed(string name)
    {
        WaveWriter.WritePcm16(_folder.File($"wav/{name}.wav"), 16000, new float[160]);

        Assert.Contains(
            $"{name}.wav: the name {name}, expected",
            Assert.Throws<InputException>(() => EmoDbCorpus.Open(new(_folder.Root)).ReadUtterances().LeaveOutUnreadable(0)).Message);
    }

    [Fact]
    public void ReadTranscripts_UnknownSentence_IsNamed()
    {
        WaveWriter.WritePcm16(_folder.File("wav/03a03Fa.wav"), 16000, new float[160]);
        var corpus = EmoDbCorpus.Open(new(_folder.Root));

        Assert.Contains(
            "03a03Fa.wav: sentence a03, expected a01, a02,",
            Assert.Throws<InputException>(() => corpus.ReadTranscripts(corpus.ReadUtterances().Items)).Message);
    }
}
