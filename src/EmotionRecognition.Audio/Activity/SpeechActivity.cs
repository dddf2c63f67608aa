namespace EmotionRecognition.Audio.Activity;

/// <summary>
/// Tells where somebody speaks in a recording of any length that arrives in pieces. A frame of 10 ms is loud if its level is above the
/// <see cref="NoiseFloor">noise floor</see> around it, and voiced if it is loud and periodic. Voices are runs of voiced frames; loud sound next to a voice
/// belongs to it (fricatives, bursts); short pauses are bridged, and a hangover keeps what fades out. Steady sound is its own noise floor: hum, tones, and
/// noise are no speech. The scheme is that of pitch-anchored detectors (Z.-H. Tan, A. Sarkar, and N. Dehak, "rVAD: An unsupervised segment-based robust voice
/// activity detection method", Computer Speech and Language 59, 2020), without its denoising.
/// </summary>
public sealed class SpeechActivity
{
    /// <summary>Samples per second of the signals, Hz.</summary>
    public const int SampleRate = 16000;

    /// <summary>Samples per frame: 10 ms.</summary>
    public const int Hop = 160;

    /// <summary>Seconds per frame.</summary>
    public const double FrameSeconds = (double)Hop / SampleRate;

    /// <summary>What is not above this level, dB re full scale, is never voiced.</summary>
    internal const double Inaudible = -75;

    // Decisions depend on no frame that is farther away.
    private const int Context = NoiseFloor.Reach + 500;
    private const int Block = 1000;

    private readonly SpeechActivitySettings _settings;
    private readonly ActivityMeter _meter = new();
    private readonly List<ActivityFrame> _frames = [];
    private int _before;

    /// <summary>Prepares.</summary>
    /// <param name="settings">The options; null for the defaults.</param>
    public SpeechActivity(SpeechActivitySettings? settings = null) => _settings = settings ?? new SpeechActivitySettings();

    /// <summary>Finds speech in a signal.</summary>
    /// <param name="samples">The signal at <see cref="SampleRate"/>.</param>
    /// <param name="settings">The options; null for the defaults.</param>
    /// <returns>The segments in order; none if nobody speaks.</returns>
    public static IReadOnlyList<SpeechSegment> Find(ReadOnlySpan<float> samples, SpeechActivitySettings? settings = null)
    {
        var activity = new SpeechActivity(settings);
        return Segments([.. activity.Add(samples), .. activity.End()]);
    }

    /// <summary>The runs of frames with speech.</summary>
    /// <param name="speech">Whether there is speech in each frame, from the start of the recording on.</param>
    public static IReadOnlyList<SpeechSegment> Segments(IReadOnlyList<bool> speech)
    {
        List<SpeechSegment> segments = [];
        for (var start = 0; start < speech.Count; start++)
        {
            var end = start;
            while (end < speech.Count && speech[end])
            {
                end++;
            }

            if (end > start)
            {
                segments.Add(new SpeechSegment(start * (double)Hop / SampleRate, end * (double)Hop / SampleRate));
                start = end;
            }
        }

        return segments;
    }

    /// <summary>Takes more of the signal.</summary>
    /// <param name="samples">The next samples at <see cref="SampleRate"/>.</param>
    /// <returns>
    /// Whether there is speech, for the next frames that can be decided, which is 20 to 30 s after their sound; the decisions do not depend on how the
    /// signal is cut into pieces.
    /// </returns>
    public IReadOnlyList<bool> Add(ReadOnlySpan<float> samples)
    {
        List<bool> decisions = [];

        // A long signal is measured piece by piece, so that not all of it is kept.
        for (; !samples.IsEmpty; samples = samples[Math.Min(samples.Length, Block * Hop)..])
        {
            _meter.Add(samples[..Math.Min(samples.Length, Block * Hop)], _frames);
            while (_frames.Count - _before >= Block + Context)
            {
                Decide(Block, decisions);
            }
        }

        return decisions;
    }

    /// <summary>Ends the signal.</summary>
    /// <returns>The decisions about all frames that are left; a last frame that is not full is left out.</returns>
    public IReadOnlyList<bool> End()
    {
        List<bool> decisions = [];
        _meter.End(_frames);
        while (_frames.Count > _before)
        {
            Decide(Math.Min(Block, _frames.Count - _before), decisions);
        }

        return decisions;
    }

    private void Decide(int count, List<bool> decisions)
    {
        var frames = _frames.GetRange(0, Math.Min(_frames.Count, _before + count + Context));
        decisions.AddRange(SpeechDecision.Of(frames, _settings).AsSpan(_before, count));
        _before += count;
        var forgotten = Math.Max(0, (_before - Context) / NoiseFloor.Step * NoiseFloor.Step);
        _frames.RemoveRange(0, forgotten);
        _before -= forgotten;
    }
}
