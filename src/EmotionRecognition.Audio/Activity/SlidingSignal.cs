using System.Runtime.InteropServices;

namespace EmotionRecognition.Audio.Activity;

/// <summary>The part of a long signal that is still needed.</summary>
/// <param name="silence">Silent samples before the signal starts.</param>
internal sealed class SlidingSignal(int silence)
{
    private readonly List<float> _samples = [.. new float[silence]];
    private long _start = -silence;

    /// <summary>The index after the last sample.</summary>
    public long End => _start + _samples.Count;

    /// <summary>Adds a sample at the end.</summary>
    public void Add(float sample) => _samples.Add(sample);

    /// <summary>Samples that are there.</summary>
    /// <param name="first">The index of the first one in the whole signal.</param>
    /// <param name="count">How many.</param>
    public ReadOnlySpan<float> Slice(long first, int count) => CollectionsMarshal.AsSpan(_samples).Slice((int)(first - _start), count);

    /// <summary>Forgets the samples before an index.</summary>
    public void Forget(long before)
    {
        var count = (int)Math.Clamp(before - _start, 0, _samples.Count);
        _samples.RemoveRange(0, count);
        _start += count;
    }
}
