namespace EmotionRecognition.Audio.Pitch;

/// <summary>The cheapest path through the candidates of successive frames (A. Viterbi, 1967), with Praat's costs.</summary>
internal sealed class PitchPath(PitchSettings settings)
{
    // Candidate 0 of a frame is the unvoiced one.
    private readonly int _stride = settings.Candidates + 1;
    private readonly double _timeScale = 0.01 / settings.Hop;
    private Candidate[] _candidates = [];
    private int[] _counts = [];
    private int _frame;

    /// <summary>Begins a signal.</summary>
    /// <param name="frames">Its number of frames.</param>
    public void Start(int frames)
    {
        if (_counts.Length < frames)
        {
            _counts = new int[frames + (frames / 4)];
            _candidates = new Candidate[_counts.Length * _stride];
        }

        _frame = -1;
    }

    /// <summary>Begins the next frame.</summary>
    /// <param name="intensity">Its peak relative to the signal's, from 0 to 1.</param>
    public void BeginFrame(double intensity)
    {
        _frame++;
        _counts[_frame] = 1;
        var loud = settings.SilenceThreshold > 0 ? intensity / (settings.SilenceThreshold / (1 + settings.VoicingThreshold)) : 2;
        _candidates[_frame * _stride] = new Candidate(0, 0, settings.VoicingThreshold + Math.Max(0, 2 - loud));
    }

    /// <summary>Adds a candidate to the frame; if there are too many, the weakest one is dropped.</summary>
    /// <param name="frequency">F0, Hz.</param>
    /// <param name="strength">The autocorrelation at the period.</param>
    public void Add(double frequency, double strength)
    {
        var candidates = _candidates.AsSpan(_frame * _stride, _stride);
        var candidate = new Candidate(frequency, strength, strength - (settings.OctaveCost * Math.Log2(settings.Ceiling / frequency)));
        ref var count = ref _counts[_frame];
        if (count < candidates.Length)
        {
            candidates[count++] = candidate;
            return;
        }

        var weakest = 1;
        for (var i = 2; i < candidates.Length; i++)
        {
            weakest = candidates[i].Score < candidates[weakest].Score ? i : weakest;
        }

        if (candidate.Score > candidates[weakest].Score)
        {
            candidates[weakest] = candidate;
        }
    }

    /// <summary>The path with the greatest sum of scores minus the costs of its steps.</summary>
    /// <param name="hop">Seconds from frame to frame.</param>
    public PitchFrame[] Cheapest(double hop)
    {
        var frames = _frame + 1;
        var previous = new int[frames * _stride];
        Span<double> sums = stackalloc double[_stride];
        Span<double> next = stackalloc double[_stride];
        for (var i = 0; i < _counts[0]; i++)
        {
            sums[i] = _candidates[i].Score;
        }

        for (var frame = 1; frame < frames; frame++)
        {
            Step(frame, sums, next, previous.AsSpan(frame * _stride, _stride));
            next.CopyTo(sums);
        }

        var best = sums[.._counts[frames - 1]].IndexOf(Greatest(sums[.._counts[frames - 1]]));
        var path = new PitchFrame[frames];
        for (var frame = frames - 1; frame >= 0; frame--)
        {
            var candidate = _candidates[(frame * _stride) + best];
            path[frame] = new PitchFrame(frame * hop, candidate.Frequency, candidate.Strength);
            best = previous[(frame * _stride) + best];
        }

        return path;
    }

    private static double Greatest(ReadOnlySpan<double> values)
    {
        var greatest = double.NegativeInfinity;
        foreach (var value in values)
        {
            greatest = Math.Max(greatest, value);
        }

        return greatest;
    }

    private void Step(int frame, ReadOnlySpan<double> sums, Span<double> next, Span<int> previous)
    {
        var before = _candidates.AsSpan((frame - 1) * _stride, _counts[frame - 1]);
        var here = _candidates.AsSpan(frame * _stride, _counts[frame]);
        for (var i = 0; i < here.Length; i++)
        {
            var (best, from) = (double.NegativeInfinity, 0);
            for (var j = 0; j < before.Length; j++)
            {
                var sum = sums[j] - Cost(before[j], here[i]);
                (best, from) = sum > best ? (sum, j) : (best, from);
            }

            (next[i], previous[i]) = (best + here[i].Score, from);
        }
    }

    private double Cost(Candidate from, Candidate to)
    {
        if (from.Frequency == 0 || to.Frequency == 0)
        {
            return from.Frequency == to.Frequency ? 0 : settings.VoicedUnvoicedCost * _timeScale;
        }

        return settings.OctaveJumpCost * _timeScale * Math.Abs(from.Octave - to.Octave);
    }

    private readonly struct Candidate(double frequency, double strength, double score)
    {
        public double Frequency { get; } = frequency;

        public double Strength { get; } = strength;

        public double Score { get; } = score;

        public double Octave { get; } = frequency > 0 ? Math.Log2(frequency) : 0;
    }
}
