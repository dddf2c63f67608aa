using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Corpora.Ravdess;

namespace EmotionRecognition.Tests.Corpora.Ravdess;

public sealed class RavdessCorpusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadUtterances_RealClips_AreReadFromTheirNames()
    {
        var corpus = RavdessCorpus.Open(new(SharedData.Path("corpora/ravdess-sample")));

        var utterances = corpus.ReadUtterances().Items;

        Assert.Equal(
            [("03-01-02-01-01-02-01", "01", "calm"), ("03-01-05-02-01-01-01", "01", "angry"), ("03-01-03-01-02-01-20", "20", "happy")],
            utterances.Select(utterance => (utterance.Id, utterance.Speaker, utterance.Emotion)));
        Assert.All(utterances, utterance => Assert.InRange(utterance.End, 2.9, 5.3));
        Assert.Equal(
            ["Kids are talking by the door.", "Kids are talking by the door.", "Dogs are sitting by the door."],
            corpus.ReadTranscripts(utterances).Items.Select(transcript => transcript.Text));
    }

    [Fact]
    public void Locate_RealClips_LoadWhenResamplingIsAskedFor()
    {
        var corpus = RavdessCorpus.Open(new(SharedData.Path("corpora/ravdess-sample")));
        foreach (var utterance in corpus.ReadUtterances().Items)
        {
            var span = corpus.Locate(utterance);
            var error = Assert.Throws<InputException>(() => new SoundLoader(ResamplingPolicy.Refuse).Load(span));
            Assert.EndsWith(".wav: 48000 Hz, expected 16000 Hz; pass --resample", error.Message);
            Assert.Equal((int)Math.Ceiling(utterance.End * 16000), new SoundLoader(ResamplingPolicy.Resample).Load(span).Length);
        }
    }

    [Fact]
    public void ReadUtterances_Songs_AreLeftOutAndCounted()
    {
        Write("Actor_02/03-02-01-01-01-01-02.wav");
        Write("Actor_02/03-01-01-01-01-01-02.wav");

        var reading = RavdessCorpus.Open(new(_folder.Root)).ReadUtterances();

        Assert.Equal("03-01-01-01-01-01-02", Assert.Single(reading.Items).Id);
        Assert.Equal([new("03-02-01-01-01-01-02", "Actor_02/03-02-01-01-01-01-02.wav", RavdessCorpus.Song)], reading.Omissions);
    }

    [Theory]
    [InlineData("Actor_02/03-01-01-01-01-01-03.wav")]
    [InlineData("Actor_02/03-01-09-01-01-01-02.wav")]
    [InlineData("Actor_02/speech.wav")]
    public void ReadUtterances_OtherName_IsNamed(string file)
    {
        Write(file);

        Assert.Contains(
            $"the name {Path.GetFileNameWithoutExtension(file)}",
            Assert.Throws<InputException>(() => RavdessCorpus.Open(new(_folder.Root)).ReadUtterances().LeaveOutUnreadable(0)).Message);
    }

    private void Write(string file) => WaveWriter.WritePcm16(_folder.File(file), 48000, new float[480]);
}
