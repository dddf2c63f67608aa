using System.Numerics.Tensors;

namespace EmotionRecognition.Audio.Activity;

/// <summary>
/// What speech is told by, for every 10 ms of a signal that arrives in pieces: the level above 100 Hz of the 30 ms around the frame's middle, and how
/// periodic the signal from 100 to 1600 Hz is there. Keeps a fraction of a second of the signal.
/// </summary>
internal sealed class ActivityMeter
{
    private const int Hop = SpeechActivity.Hop;
    private const int Window = 3 * Hop;

    // A zero at 0 Hz and a pole next to it: 3 dB down at 100 Hz.
    private const float Pole = 0.9615f;

    // The low-pass leaves the 4000 Hz that periods are searched at.
    private const int Decimation = 4;
    private const int Taps = 32;
    private const double Cutoff = 1600.0 / SpeechActivity.SampleRate;
    private const int LowRate = SpeechActivity.SampleRate / Decimation;
    private const int LowHop = Hop / Decimation;
    private const int LowWindow = Window / Decimation;
    private const int ShortestLag = LowRate / 400;
    private const int LongestLag = LowRate / 70;
    private const int LowReach = (LowWindow + LongestLag) / 2;
    private const int LowSilence = LowReach + 8;

    private static readonly float[] _lowPass = LowPass();

    private readonly SlidingSignal _signal = new((LowSilence * Decimation) + Taps);
    private readonly SlidingSignal _low = new(LowSilence);
    private float _sample;
    private float _filtered;
    private long _frame;

    /// <summary>Measures more of the signal.</summary>
    /// <param name="samples">The next samples at 16 kHz.</param>
    /// <param name="frames">Receives the frames that are known now, in order.</param>
    public void Add(ReadOnlySpan<float> samples, List<ActivityFrame> frames)
    {
        foreach (var sample in samples)
        {
            _filtered = sample - _sample + (Pole * _filtered);
            _sample = sample;
            _signal.Add(_filtered);
        }

        while (((_low.End + 1) * Decimation) + (Taps / 2) <= _signal.End)
        {
            _low.Add(TensorPrimitives.Dot(_signal.Slice((_low.End * Decimation) - (Taps / 2), Taps), _lowPass));
        }

        while (Middle(Hop) + (Window / 2) <= _signal.End && Middle(LowHop) + LowReach + 1 <= _low.End)
        {
            frames.Add(Measure());
            _frame++;
        }

        _signal.Forget(Math.Min(Middle(Hop) - (Window / 2), (_low.End * Decimation) - (Taps / 2)));
        _low.Forget(Middle(LowHop) - LowReach - 1);
    }

    /// <summary>Measures the frames at the end of the signal, after which there is silence.</summary>
    /// <param name="frames">Receives them.</param>
    public void End(List<ActivityFrame> frames)
    {
        var missing = (int)((_signal.End / Hop) - _frame);
        var more = new List<ActivityFrame>();
        Add(new float[(LowSilence * Decimation) + Taps + Window], more);
        frames.AddRange(more.Take(missing));
    }

    // A sinc under a Hann window; its gain at 0 Hz is 1.
    private static float[] LowPass()
    {
        var taps = new double[Taps];
        for (var i = 0; i < Taps; i++)
        {
            var at = i - (Taps / 2) + 0.5;
            taps[i] = Math.Sin(2 * Math.PI * Cutoff * at) / at * (0.5 + (0.5 * Math.Cos(2 * Math.PI * at / Taps)));
        }

        var sum = taps.Sum();
        return Array.ConvertAll(taps, tap => (float)(tap / sum));
    }

    private long Middle(int hop) => (_frame * hop) + (hop / 2);

    private ActivityFrame Measure()
    {
        var power = TensorPrimitives.SumOfSquares(_signal.Slice(Middle(Hop) - (Window / 2), Window)) / Window;
        var level = (float)(10 * Math.Log10(power + 1e-10));
        return new ActivityFrame(level, level > SpeechActivity.Inaudible ? Periodicity(_low.Slice(Middle(LowHop) - LowReach, (2 * LowReach) + 1)) : 0);
    }

    // The greatest normalized correlation of two windows that are a period apart.
    private static float Periodicity(ReadOnlySpan<float> low)
    {
        var greatest = 0f;
        for (var lag = ShortestLag; lag <= LongestLag; lag++)
        {
            var first = (low.Length - LowWindow - lag) / 2;
            var one = low.Slice(first, LowWindow);
            var other = low.Slice(first + lag, LowWindow);
            var norm = TensorPrimitives.SumOfSquares(one) * TensorPrimitives.SumOfSquares(other);
            greatest = norm > 0 ? Math.Max(greatest, TensorPrimitives.Dot(one, other) / MathF.Sqrt(norm)) : greatest;
        }

        return Math.Min(1, greatest);
    }
}

/// <summary>What is known of 10 ms.</summary>
/// <param name="Level">Its level, dB re full scale.</param>
/// <param name="Periodicity">0 to 1.</param>
internal readonly record struct ActivityFrame(float Level, float Periodicity);
