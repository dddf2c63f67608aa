namespace EmotionRecognition.Recognition.Timelines;

/// <summary>Takes the outline of a waveform that arrives in pieces, in at most 2000 stretches however long it is.</summary>
/// <param name="length">Samples of the whole.</param>
/// <param name="sampleRate">Their sample rate, Hz.</param>
internal sealed class EnvelopeMeter(long length, int sampleRate)
{
    private const int Most = 2000;

    private readonly long _stretch = Math.Max(1, (length + Most - 1) / Most);
    private readonly List<float> _least = [];
    private readonly List<float> _greatest = [];
    private long _position;

    /// <summary>Takes the next samples.</summary>
    public void Add(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            var inside = _position % _stretch;
            var count = (int)Math.Min(samples.Length, _stretch - inside);
            var (least, greatest) = Extremes(samples[..count]);
            if (inside == 0)
            {
                _least.Add(least);
                _greatest.Add(greatest);
            }
            else
            {
                (_least[^1], _greatest[^1]) = (Math.Min(_least[^1], least), Math.Max(_greatest[^1], greatest));
            }

            _position += count;
            samples = samples[count..];
        }
    }

    /// <summary>The outline.</summary>
    public WaveEnvelope Envelope() => new((double)_stretch / sampleRate, _least, _greatest);

    private static (float Least, float Greatest) Extremes(ReadOnlySpan<float> samples) =>
        (System.Numerics.Tensors.TensorPrimitives.Min(samples), System.Numerics.Tensors.TensorPrimitives.Max(samples));
}
