using EmotionRecognition.Audio;
using EmotionRecognition.Corpora;
using EmotionRecognition.Synthetic;

namespace EmotionRecognition.Tests.Corpora.Iemocap;

/// <summary>The built-in corpus is read by the readers of the real ones.</summary>
public sealed class SyntheticCorpusReadingTests(SyntheticCorpusReadingTests.Corpus written) : IClassFixture<SyntheticCorpusReadingTests.Corpus>
{
    [Fact]
    public void Open_Synthetic_ReadsEachUtteranceWithTextAndSound()
    {
        var corpus = CorpusCatalog.Corpora.Named("synthetic").Open(new(written.Root));
        var loader = new SoundLoader(ResamplingPolicy.Refuse);

        var utterances = corpus.ReadUtterances().Items;
        var transcripts = corpus.ReadTranscripts(utterances);

        Assert.Equal((5 * 2) + 1, corpus.LabelFiles.Count);
        Assert.Equal(((5 * 2) + 1) * 4, utterances.Count);
        Assert.Equal(10, utterances.DistinctBy(utterance => utterance.Speaker).Count());
        Assert.All(transcripts.Items, transcript => Assert.NotEmpty(transcript.Text));
        Assert.All(utterances, utterance => Assert.InRange(loader.Load(corpus.Locate(utterance)).Max(), 0.001f, 1f));
    }

    [Theory]
    [InlineData("generated-gan")]
    [InlineData("generated-autoencoder")]
    public void Open_Generated_ReadsEachClipWithTextAndSound(string name)
    {
        var corpus = CorpusCatalog.Corpora.Named(name).Open(new(Path.Combine(written.Root, SyntheticCorpus.GeneratedFolder)));

        var reading = corpus.ReadUtterances();

        Assert.Equal(6, reading.Items.Count);
        Assert.Empty(reading.Omissions);
        Assert.Equal(6, corpus.ReadTranscripts(reading.Items).Items.Count);
        Assert.All(reading.Items, utterance => Assert.NotEmpty(new SoundLoader(ResamplingPolicy.Refuse).Load(corpus.Locate(utterance))));
    }

    /// <summary>Written once for all of these tests.</summary>
    public sealed class Corpus : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Corpus() => SyntheticCorpus.Write(
            Root, new SyntheticCorpusOptions { DialogsPerSession = 2, UtterancesPerDialog = 4, GeneratedClips = 6, Threads = 2 });

        public string Root => _folder.Root;

        public void Dispose() => _folder.Dispose();
    }
}
