namespace EmotionRecognition.Audio.Pitch;

/// <summary>What is measured of each frame of a signal before a path through the frames is chosen; it depends on the frame alone.</summary>
/// <param name="settings">The tracker's options.</param>
internal sealed class PitchCandidates(PitchSettings settings)
{
    private readonly int _most = settings.Candidates;
    private PitchCandidate[] _candidates = [];
    private int[] _counts = [];
    private double[] _peaks = [];
    private double[] _periodicity = [];

    /// <summary>The number of frames.</summary>
    public int Frames { get; private set; }

    /// <summary>Begins a signal.</summary>
    /// <param name="frames">Its number of frames.</param>
    public void Start(int frames)
    {
        if (_counts.Length < frames)
        {
            var capacity = frames + (frames / 4);
            (_counts, _peaks, _periodicity) = (new int[capacity], new double[capacity], new double[capacity]);
            _candidates = new PitchCandidate[capacity * _most];
        }

        Frames = frames;
    }

    /// <summary>Begins a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="peak">The peak of the period around its center.</param>
    public void Begin(int frame, double peak) => (_peaks[frame], _counts[frame]) = (peak, 0);

    /// <summary>Adds a candidate to a frame; if there are too many, the weakest one is dropped.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="frequency">F0, Hz.</param>
    /// <param name="strength">The autocorrelation at the period.</param>
    public void Add(int frame, double frequency, double strength)
    {
        var candidates = _candidates.AsSpan(frame * _most, _most);
        var candidate = new PitchCandidate(frequency, strength, strength - (settings.OctaveCost * Math.Log2(settings.Ceiling / frequency)));
        ref var count = ref _counts[frame];
        if (count < candidates.Length)
        {
            candidates[count++] = candidate;
            return;
        }

        var weakest = 0;
        for (var i = 1; i < candidates.Length; i++)
        {
            weakest = candidates[i].Score < candidates[weakest].Score ? i : weakest;
        }

        if (candidate.Score > candidates[weakest].Score)
        {
            candidates[weakest] = candidate;
        }
    }

    /// <summary>The voiced candidates of a frame.</summary>
    public ReadOnlySpan<PitchCandidate> Of(int frame) => _candidates.AsSpan(frame * _most, _counts[frame]);

    /// <summary>The peak of the period around a frame's center.</summary>
    public double Peak(int frame) => _peaks[frame];

    /// <summary>How periodic each frame is, from 0 to 1.</summary>
    public Span<double> Periodicity => _periodicity.AsSpan(0, Frames);

    /// <summary>Takes frames over from another signal.</summary>
    /// <param name="other">The other signal's.</param>
    /// <param name="from">The first frame there.</param>
    /// <param name="to">The first frame here.</param>
    /// <param name="count">How many.</param>
    public void Take(PitchCandidates other, int from, int to, int count)
    {
        other._candidates.AsSpan(from * _most, count * _most).CopyTo(_candidates.AsSpan(to * _most));
        other._counts.AsSpan(from, count).CopyTo(_counts.AsSpan(to));
        other._peaks.AsSpan(from, count).CopyTo(_peaks.AsSpan(to));
        other._periodicity.AsSpan(from, count).CopyTo(_periodicity.AsSpan(to));
    }
}

/// <summary>A possible F0 of a frame.</summary>
/// <param name="frequency">Hz; 0: unvoiced.</param>
/// <param name="strength">The autocorrelation at the period.</param>
/// <param name="score">The strength without what lower octaves cost.</param>
internal readonly struct PitchCandidate(double frequency, double strength, double score)
{
    public double Frequency { get; } = frequency;

    public double Strength { get; } = strength;

    public double Score { get; } = score;

    public double Octave { get; } = frequency > 0 ? Math.Log2(frequency) : 0;
}
