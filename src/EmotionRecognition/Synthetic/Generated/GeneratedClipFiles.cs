using System.Globalization;
using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Synthetic.Language;
using EmotionRecognition.Synthetic.Speech;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Synthetic.Generated;

/// <summary>The generated samples that go with the corpus: the same clips as reproduced by two generators, and a table of both.</summary>
internal sealed class GeneratedClipFiles
{
    private static readonly string[] _columns = ["happy", "sad", "anger", "surprise", "disgust", "fear", "ASR", "label", "fname"];

    private static readonly string[] _matters = ["this movie", "the product", "the story", "my channel", "the book", "the show"];

    private readonly SyntheticCorpusOptions _options;
    private readonly string _gan;
    private readonly string _autoencoder;

    private GeneratedClipFiles(string folder, SyntheticCorpusOptions options)
    {
        _options = options;
        _gan = Directory.CreateDirectory(Path.Combine(folder, "gan")).FullName;
        _autoencoder = Directory.CreateDirectory(Path.Combine(folder, "autoencoder")).FullName;
    }

    /// <summary>Writes <c>gan/</c>, <c>autoencoder/</c> and <c>mosei_test_filtered.csv</c>.</summary>
    /// <param name="folder">The folder to write to; it is created.</param>
    /// <param name="options">The number of clips and the seed.</param>
    public static void Write(string folder, SyntheticCorpusOptions options)
    {
        var samples = new GeneratedClipFiles(folder, options);
        var videos = GeneratedClip.Plan(options.GeneratedClips, RandomStream.Named(options.Seed, "clips", "generated"))
            .GroupBy(clip => clip.Video).ToList();
        var rows = new List<string[]>[videos.Count];
        Parallel.For(
            0,
            videos.Count,
            new ParallelOptions { MaxDegreeOfParallelism = options.Threads },
            video => rows[video] = samples.WriteVideo(videos[video].Key, [.. videos[video]]));
        CsvFile.Write(
            Path.Combine(folder, SyntheticCorpus.GeneratedTable),
            _columns,
            rows.SelectMany(row => row).OrderBy(row => row[^1], StringComparer.Ordinal));
    }

    private List<string[]> WriteVideo(string video, List<GeneratedClip> clips)
    {
        var random = RandomStream.Named(_options.Seed, "video", video);
        var speaker = SpeakerTraits.Draw(random.Chance(.5), random.Uniform(0, 1), random);
        var at = random.Chance(.4) ? 0 : random.Uniform(1, 90);
        var rows = new List<string[]>();
        foreach (var clip in clips)
        {
            var portrayal = Portrayal.Draw(clip.Label, random);
            var text = SentenceBank.Draw(portrayal, _matters, random);
            var voice = FormantSynthesizer.Speak(text, VoiceSettings.Draw(speaker, portrayal, random), random);
            var end = at + ((double)voice.Length / ControlTracks.SampleRate);
            var name = string.Create(CultureInfo.InvariantCulture, $"{video}_{at:F4}_{end:F4}.wav");
            WaveWriter.WritePcm16(Path.Combine(_gan, name), ControlTracks.SampleRate, Resynthesis.Buzzy(voice, random));
            WaveWriter.WritePcm16(Path.Combine(_autoencoder, name), ControlTracks.SampleRate, Resynthesis.Smeared(voice));
            rows.Add([.. Scores(clip.Label, random), Recognized(text, random), Name(clip.Label), name]);
            at = end + random.Uniform(.1, 4);
        }

        return rows;
    }

    // Mean scores of three raters from 0 to 3; the label has the highest.
    private static IEnumerable<string> Scores(Label label, RandomStream random)
    {
        foreach (var column in new[] { Label.Hap, Label.Sad, Label.Ang, Label.Sur, Label.Dis, Label.Fea })
        {
            var thirds = column == label ? 3 + random.Index(6) : random.Chance(.3) ? 1 + random.Index(2) : 0;
            yield return (thirds / 3.0).ToString("0.0###", CultureInfo.InvariantCulture);
        }
    }

    // A speech recognizer drops an occasional word and writes neither case nor punctuation.
    private static string Recognized(string text, RandomStream random)
    {
        var words = text.ToLowerInvariant().Split(' ').Select(word => word.Trim('.', ',', '!', '?', ':')).ToList();
        return string.Join(' ', words.Where((_, at) => at == 0 || !random.Chance(.06)));
    }

    private static string Name(Label label) => label switch
    {
        Label.Hap => "happy",
        Label.Sad => "sad",
        Label.Ang => "anger",
        Label.Fea => "fear",
        _ => throw new ArgumentOutOfRangeException(nameof(label), label, "not among the generated labels"),
    };
}
