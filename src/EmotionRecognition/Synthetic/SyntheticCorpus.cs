using EmotionRecognition.Synthetic.Generated;
using EmotionRecognition.Synthetic.Planning;
using EmotionRecognition.Synthetic.Speech;
using EmotionRecognition.Synthetic.Writing;

namespace EmotionRecognition.Synthetic;

/// <summary>
/// The built-in corpus: synthetic speech in IEMOCAP's layout, so that the whole build runs on a machine without any other corpus. Ten
/// speakers in five sessions improvise and play scripts. Emotion affects pitch, loudness, tempo, voice quality, and words, each only partly.
/// </summary>
/// <remarks>
/// The same options produce the same bytes on one machine, whatever the number of threads. On another machine, functions such as
/// <see cref="Math.Sin"/> may differ in the last bit. Samples are rounded to 16 bits, so a file differs in a few samples by one step, if at all.
/// </remarks>
public static class SyntheticCorpus
{
    /// <summary>The folder in the corpus that has IEMOCAP's layout.</summary>
    public const string ReleaseFolder = "IEMOCAP_full_release";

    /// <summary>The folder in the corpus that contains the generated samples: <c>gan</c>, <c>autoencoder</c>, and a table.</summary>
    public const string GeneratedFolder = "generated";

    /// <summary>The table of the generated samples in <see cref="GeneratedFolder"/>.</summary>
    public const string GeneratedTable = "mosei_test_filtered.csv";

    /// <summary>The file that describes the corpus.</summary>
    public const string NoticeFile = "NOTICE.txt";

    private const string Notice = """
        This is synthetic speech: not a result about people.

        EmotionRecognition wrote it by rules from a seed, in the layout of the IEMOCAP database, to show and test the build without
        licensed data. No recording and no text of IEMOCAP or of any other corpus is in it. What a recogniser scores on it says how
        well the recogniser finds what those rules put in, and nothing about anybody's emotions.

        IEMOCAP_full_release: dialogs, as in IEMOCAP. generated: clips that sound as if two generators had given them back.

        """;

    /// <summary>Writes the corpus.</summary>
    /// <param name="folder">The folder to write to; it is created if necessary, and existing files with the same names are replaced.</param>
    /// <param name="options">Seed and sizes.</param>
    public static void Write(string folder, SyntheticCorpusOptions options)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, NoticeFile), Notice.ReplaceLineEndings("\n"));
        var release = Directory.CreateDirectory(Path.Combine(folder, ReleaseFolder)).FullName;
        var speakers = Speakers(options.Seed);
        var dialogs = SessionPlanner.PlanAll(options);
        Parallel.ForEach(
            dialogs,
            new ParallelOptions { MaxDegreeOfParallelism = options.Threads },
            dialog => DialogFiles.Write(release, dialog, DialogRecording.Make(dialog, speakers, options.Seed), options.Seed));
        GeneratedClipFiles.Write(Path.Combine(folder, GeneratedFolder), options);
    }

    /// <summary>The ten speakers by name: <c>Ses01F</c>, <c>Ses01M</c>, ..., <c>Ses05M</c>.</summary>
    internal static IReadOnlyDictionary<string, SpeakerTraits> Speakers(int seed)
    {
        var speakers = new Dictionary<string, SpeakerTraits>();
        foreach (var side in "FM")
        {
            var places = RandomStream.Named(seed, "pitch order", side.ToString()).Shuffle(Enumerable.Range(0, 5));
            for (var session = 1; session <= 5; session++)
            {
                var name = $"Ses{session:00}{side}";
                speakers[name] = SpeakerTraits.Draw(side == 'F', places[session - 1] / 4.0, RandomStream.Named(seed, "speaker", name));
            }
        }

        return speakers;
    }
}
