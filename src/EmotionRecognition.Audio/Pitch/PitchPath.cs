namespace EmotionRecognition.Audio.Pitch;

/// <summary>The cheapest path through the candidates of successive frames (A. Viterbi, 1967), with Praat's costs.</summary>
internal sealed class PitchPath(PitchSettings settings)
{
    // Candidate 0 of a frame is the unvoiced one.
    private readonly int _stride = settings.Candidates + 1;
    private readonly double _timeScale = 0.01 / settings.Hop;
    private PitchCandidate[] _candidates = [];
    private int[] _counts = [];
    private int[] _previous = [];

    /// <summary>The path with the greatest sum of scores minus the costs of its steps.</summary>
    /// <param name="candidates">The candidates of every frame.</param>
    /// <param name="peak">The peak of the signal.</param>
    /// <param name="hop">Seconds from frame to frame.</param>
    public PitchFrame[] Cheapest(PitchCandidates candidates, double peak, double hop)
    {
        var frames = candidates.Frames;
        Start(frames);
        for (var frame = 0; frame < frames; frame++)
        {
            BeginFrame(frame, peak > 0 ? Math.Min(1, candidates.Peak(frame) / peak) : 0);
            var voiced = candidates.Of(frame);
            voiced.CopyTo(_candidates.AsSpan((frame * _stride) + 1));
            _counts[frame] = 1 + voiced.Length;
        }

        Span<double> sums = stackalloc double[_stride];
        Span<double> next = stackalloc double[_stride];
        for (var i = 0; i < _counts[0]; i++)
        {
            sums[i] = _candidates[i].Score;
        }

        for (var frame = 1; frame < frames; frame++)
        {
            Step(frame, sums, next, _previous.AsSpan(frame * _stride, _stride));
            next.CopyTo(sums);
        }

        var best = sums[.._counts[frames - 1]].IndexOf(Greatest(sums[.._counts[frames - 1]]));
        var path = new PitchFrame[frames];
        for (var frame = frames - 1; frame >= 0; frame--)
        {
            var candidate = _candidates[(frame * _stride) + best];
            path[frame] = new PitchFrame(frame * hop, candidate.Frequency, candidate.Strength);
            best = _previous[(frame * _stride) + best];
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

    private void Start(int frames)
    {
        if (_counts.Length < frames)
        {
            _counts = new int[frames + (frames / 4)];
            _candidates = new PitchCandidate[_counts.Length * _stride];
            _previous = new int[_counts.Length * _stride];
        }
    }

    // The intensity is a frame's peak relative to the signal's, from 0 to 1.
    private void BeginFrame(int frame, double intensity)
    {
        var loud = settings.SilenceThreshold > 0 ? intensity / (settings.SilenceThreshold / (1 + settings.VoicingThreshold)) : 2;
        _candidates[frame * _stride] = new PitchCandidate(0, 0, settings.VoicingThreshold + Math.Max(0, 2 - loud));
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

    private double Cost(in PitchCandidate from, in PitchCandidate to)
    {
        if (from.Frequency == 0 || to.Frequency == 0)
        {
            return from.Frequency == to.Frequency ? 0 : settings.VoicedUnvoicedCost * _timeScale;
        }

        return settings.OctaveJumpCost * _timeScale * Math.Abs(from.Octave - to.Octave);
    }
}
