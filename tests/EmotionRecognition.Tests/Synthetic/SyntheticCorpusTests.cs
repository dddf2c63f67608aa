using System.Security.Cryptography;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Synthetic;

namespace EmotionRecognition.Tests.Synthetic;

/// <summary>A tiny corpus, written once for all tests of the class.</summary>
public sealed class TinyCorpus : IDisposable
{
    internal static readonly SyntheticCorpusOptions Options = new()
    {
        DialogsPerSession = 2,
        UtterancesPerDialog = 6,
        GeneratedClips = 12,
        Threads = 2,
    };

    private readonly TemporaryFolder _temporary = new();

    public TinyCorpus() => SyntheticCorpus.Write(Folder, Options);

    public string Folder => _temporary.File("corpus");

    public void Dispose() => _temporary.Dispose();
}

public sealed class SyntheticCorpusTests(TinyCorpus tiny) : IClassFixture<TinyCorpus>
{
    private readonly ICorpus _corpus = new SyntheticDefinition().Open(new(tiny.Folder));

    [Fact]
    public void Write_SameSeedAndOtherThreads_SameBytes()
    {
        using var again = new TemporaryFolder();
        SyntheticCorpus.Write(again.File("corpus"), TinyCorpus.Options with { Threads = 1 });

        Assert.Equal(Hashes(tiny.Folder), Hashes(again.File("corpus")));
    }

    [Fact]
    public void Write_OtherSeed_OtherSoundAndWords()
    {
        using var other = new TemporaryFolder();
        SyntheticCorpus.Write(other.File("corpus"), TinyCorpus.Options with { Seed = 2 });

        var ours = Hashes(tiny.Folder);
        var theirs = Hashes(other.File("corpus"));
        foreach (var file in new[] { "wav/Ses01F_impro01.wav", "transcriptions/Ses01F_impro01.txt", "EmoEvaluation/Ses01F_impro01.txt" })
        {
            var path = $"{SyntheticCorpus.ReleaseFolder}/Session1/dialog/{file}";
            Assert.NotEqual(ours[path], theirs[path]);
        }
    }

    [Fact]
    public void Write_TinyCorpus_HasTenSpeakersAndUniqueIds()
    {
        var utterances = _corpus.ReadUtterances().Items;

        Assert.Equal(10, utterances.Select(utterance => utterance.Speaker).Distinct().Count());
        Assert.Equal((5 * 12) + 6, utterances.Count);
        Assert.Equal(utterances.Count, utterances.Select(utterance => utterance.Id).Distinct().Count());
        Assert.Contains("Ses05M_script01_1", utterances.Select(utterance => utterance.Dialog));
        Assert.Contains("Ses05M_script01_1b", utterances.Select(utterance => utterance.Dialog));
    }

    [Fact]
    public void Write_EveryUtterance_LiesInsideItsDialogsSound()
    {
        foreach (var utterance in _corpus.ReadUtterances().Items)
        {
            var format = SoundFile.ReadFormat(_corpus.Locate(utterance).File);

            Assert.Equal(16000, format.SampleRate);
            Assert.InRange(utterance.Start, 0, utterance.End - .3);
            Assert.InRange(utterance.End, 0, (double)format.FrameCount / format.SampleRate);
        }
    }

    [Fact]
    public void Write_EveryUtterance_SoundsAboveTheRoomsNoise()
    {
        var loader = new SoundLoader(default);
        foreach (var utterance in _corpus.ReadUtterances().Items)
        {
            var samples = loader.Load(_corpus.Locate(utterance));
            var level = 10 * Math.Log10(samples.Average(sample => (double)sample * sample));

            Assert.InRange(level, -52, -12);
            Assert.InRange(samples.Max(Math.Abs), 0, .999f);
        }
    }

    [Fact]
    public void Write_EveryLabeledUtterance_HasWords()
    {
        var utterances = _corpus.ReadUtterances().Items;

        var transcripts = _corpus.ReadTranscripts(utterances);

        Assert.All(transcripts.Items, transcript => Assert.NotEmpty(transcript.Text));
        Assert.Contains(transcripts.Omissions, omission => omission.Reason == TranscriptionFile.NoId);
        Assert.Contains(transcripts.Omissions, omission => omission.Reason == TranscriptionFile.NoLabel);
        Assert.Contains(transcripts.Omissions, omission => omission.Reason == TranscriptionFile.Repeated);
    }

    [Fact]
    public void Write_Ratings_AreMeansOfTwoRaters()
    {
        foreach (var utterance in _corpus.ReadUtterances().Items)
        {
            foreach (var mean in new[] { utterance.Valence, utterance.Activation, utterance.Dominance })
            {
                Assert.InRange(mean!.Value, 1, 5);
                Assert.Equal(0, mean.Value * 2 % 1);
            }
        }
    }

    [Fact]
    public void Write_EvaluationFiles_HoldTheRealCorpussOddities()
    {
        var dialog = Path.Combine(tiny.Folder, SyntheticCorpus.ReleaseFolder, "Session1", "dialog");
        var evaluation = File.ReadAllText(Path.Combine(dialog, "EmoEvaluation", "Ses01F_impro01.txt"));
        var transcription = File.ReadAllText(Path.Combine(dialog, "transcriptions", "Ses01F_impro01.txt"));

        Assert.StartsWith("% [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]\n", evaluation, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', evaluation);
        Assert.Contains("val 6; act 6; dom ;", evaluation, StringComparison.Ordinal);
        Assert.Contains("5:\t;\t()", evaluation, StringComparison.Ordinal);
        Assert.Contains("Other; ;", evaluation, StringComparison.Ordinal);
        Assert.Contains("M: Yeah.\r\n", transcription, StringComparison.Ordinal);
        Assert.Equal(transcription.Count(letter => letter == '\n'), transcription.Count(letter => letter == '\r'));
        Assert.True(File.Exists(Path.Combine(dialog, "EmoEvaluation", "._Ses01F_impro01.txt")));
        Assert.All(
            new[] { "Attribute", "Categorical", "Self-evaluation" },
            folder => Assert.Single(Directory.GetFiles(Path.Combine(dialog, "EmoEvaluation", folder))));
    }

    [Fact]
    public void Write_Sound_HasTwoChannelsButForOneDialogASession()
    {
        var channels = _corpus.SoundFiles.Select(file => SoundFile.ReadFormat(file).Channels).ToList();

        Assert.Equal(5, channels.Count(count => count == 1));
        Assert.Equal(6, channels.Count(count => count == 2));
    }

    [Fact]
    public void Write_Notice_SaysThatItIsNotAboutPeople()
    {
        var notice = File.ReadAllText(Path.Combine(tiny.Folder, SyntheticCorpus.NoticeFile));

        Assert.Contains("synthetic speech: not a result about people", notice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 13)]
    [InlineData(17, 13)]
    [InlineData(8, 3)]
    [InlineData(8, 19)]
    public void Options_OutOfRange_Throws(int dialogs, int utterances) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new SyntheticCorpusOptions { DialogsPerSession = dialogs, UtterancesPerDialog = utterances });

    private static SortedDictionary<string, string> Hashes(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(folder, file).Replace('\\', '/'),
            file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);
}
