using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Audio;
using EmotionRecognition.Corpora.EmoDb;
using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Generated;
using EmotionRecognition.Synthetic;
using EmotionRecognition.Synthetic.Generated;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Tests.Synthetic;

/// <summary>Thirty generated clips, written once for all tests of the class.</summary>
public sealed class ThirtyClips : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public ThirtyClips() => GeneratedClipFiles.Write(Folder, new SyntheticCorpusOptions { GeneratedClips = 30, Threads = 2 });

    public string Folder => _temporary.File("generated");

    public void Dispose() => _temporary.Dispose();
}

public sealed class GeneratedClipFilesTests(ThirtyClips clips) : IClassFixture<ThirtyClips>
{
    private readonly string _folder = clips.Folder;

    [Theory]
    [InlineData(GeneratedKind.Gan)]
    [InlineData(GeneratedKind.Autoencoder)]
    public void Write_Clips_AreReadWithoutOmission(GeneratedKind kind)
    {
        var corpus = GeneratedSamples.Open(new(_folder), kind);

        var utterances = corpus.ReadUtterances();

        Assert.Equal(30, utterances.Items.Count);
        Assert.Empty(utterances.Omissions);
        Assert.All(corpus.ReadTranscripts(utterances.Items).Items, transcript => Assert.NotEmpty(transcript.Text));
        Assert.InRange(utterances.Items.Select(utterance => utterance.Dialog).Distinct().Count(), 8, 22);
    }

    [Fact]
    public void Write_Table_HasTheStudysColumnsAndTheLabelsScoreIsHighest()
    {
        string[] scores = ["happy", "sad", "anger", "surprise", "disgust", "fear"];
        var table = Path.Combine(_folder, SyntheticCorpus.GeneratedTable);

        Assert.Equal([.. scores, "ASR", "label", "fname"], CsvFile.ReadHeader(table));
        foreach (var row in CsvFile.Read(table, scores))
        {
            Assert.Equal(row["label"], scores.MaxBy(row.Number));
            Assert.Matches(@"^[A-Za-z0-9_-]{11}_\d+\.\d{4}_\d+\.\d{4}\.wav$", row["fname"]);
        }
    }

    [Fact]
    public void Write_Sounds_LastAsLongAsTheirNamesSay()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(_folder, "gan")))
        {
            var times = Path.GetFileNameWithoutExtension(file).Split('_')[^2..].Select(double.Parse).ToArray();

            Assert.Equal(times[1] - times[0], SoundFile.ReadMono(file).Duration, 3);
        }
    }

    [Fact]
    public void Write_Autoencoder_IsDullerThanGan()
    {
        double Mean(string kind) =>
            Directory.GetFiles(Path.Combine(_folder, kind)).Average(file => Roughness(SoundFile.ReadMono(file).Samples));

        Assert.True(Mean("autoencoder") < .7 * Mean("gan"));
    }

    [Theory]
    [InlineData(120)]
    [InlineData(962)]
    public void Plan_Labels_AreAsFrequentAsInTheStudy(int count)
    {
        var plan = GeneratedClip.Plan(count, RandomStream.Named(1, "clips", "test"));
        var counts = plan.CountBy(clip => clip.Label).ToDictionary();

        Assert.Equal(count, plan.Count);
        Assert.InRange((double)counts[Label.Hap] / count, .69, .74);
        Assert.InRange((double)counts[Label.Fea] / count, .02, .05);
        Assert.Contains(plan.GroupBy(clip => clip.Video), video => video.Count() >= 3);
    }

    private static double Roughness(float[] samples) =>
        samples.Zip(samples.Skip(1), (one, next) => Math.Pow(next - one, 2)).Sum() / samples.Sum(sample => Math.Pow(sample, 2));
}
