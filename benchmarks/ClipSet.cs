using EmotionRecognition.Audio;
using EmotionRecognition.Audio.FeatureSets;

namespace EmotionRecognition.Benchmarks;

/// <summary>Clips in memory.</summary>
/// <param name="Source">Where the clips come from.</param>
/// <param name="Clips">Samples at 16 kHz.</param>
internal sealed record ClipSet(string Source, IReadOnlyList<float[]> Clips)
{
    private const int SyntheticClips = 60;

    /// <summary>Seconds of sound.</summary>
    public double Duration => Clips.Sum(clip => (double)clip.Length) / Study276.Rate;

    /// <summary>The WAV files of a folder. Without a folder, the reference clips if they are next to the repository, otherwise synthetic
    /// clips.</summary>
    public static ClipSet Load(string? folder)
    {
        folder ??= FindReference();
        if (folder is null)
        {
            return new ClipSet("synthetic", [.. Enumerable.Range(0, SyntheticClips).Select(Synthesize)]);
        }

        var loader = new SoundLoader(ResamplingPolicy.Resample);
        return new ClipSet(folder, [.. Spans(folder).Select(loader.Load)]);
    }

    /// <summary>All WAV files of a folder, ordered by name.</summary>
    public static IReadOnlyList<SoundSpan> Spans(string folder) =>
    [
        .. Directory.GetFiles(folder, "*.wav", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new SoundSpan(Path.GetFileNameWithoutExtension(file), file, 0, null)),
    ];

    /// <summary>The folder of the reference clips where they lie beside the repository, or null.</summary>
    public static string? FindReference()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EmotionRecognition.slnx")))
            {
                var reference = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "reference", "acoustics", "wav"));
                return Directory.Exists(reference) ? reference : null;
            }
        }

        return null;
    }

    // As long as the reference clips: silence, a gliding voice with overtones and noise, silence.
    private static float[] Synthesize(int seed)
    {
        var random = new Random(seed);
        var samples = new float[60000 + random.Next(-8000, 8000)];
        var phase = 0.0;
        for (var i = samples.Length / 5; i < samples.Length * 4 / 5; i++)
        {
            phase += 2 * Math.PI * (120 + (2 * seed) + (30 * Math.Sin(i * 0.0004))) / Study276.Rate;
            var voice = Enumerable.Range(1, 12).Sum(overtone => Math.Sin(overtone * phase) / (overtone * overtone));
            samples[i] = (float)Math.Round(3000 * (voice + (0.05 * random.NextDouble()))) / 32768;
        }

        return samples;
    }
}
