using EmotionRecognition;
using EmotionRecognition.Audio;

[assembly: PlugIn<Samples.OwnFeatureSet.Loudness>]

namespace Samples.OwnFeatureSet;

/// <summary>Three numbers per utterance: level in dB, share of zero crossings, duration in seconds.</summary>
public sealed class Loudness : IFeatureSet
{
    public string Name => "loudness";

    public string Description => "level, zero crossings and duration";

    public int SampleRate => 16000;

    public IReadOnlyList<string> Columns => ["level_db", "zero_crossings", "duration_s"];

    public IFeatureExtractor Create() => new LoudnessExtractor();
}

/// <summary>Computes them.</summary>
public sealed class LoudnessExtractor : IFeatureExtractor
{
    public void Extract(ReadOnlySpan<float> samples, Span<float> features)
    {
        var (energy, crossings) = (0.0, 0);
        for (var i = 0; i < samples.Length; i++)
        {
            energy += samples[i] * samples[i];
            crossings += i > 0 && (samples[i] < 0) != (samples[i - 1] < 0) ? 1 : 0;
        }

        features[0] = (float)(10 * Math.Log10((energy / samples.Length) + 1e-10));
        features[1] = (float)crossings / samples.Length;
        features[2] = samples.Length / 16000f;
    }
}
