using System.Globalization;
using System.Numerics.Tensors;
using EmotionRecognition.Audio.Pitch;

namespace EmotionRecognition.Audio;

/// <summary>
/// What keeps a clip from being useful, found in its samples: it is silent, too short, too quiet, or clipped, or it does not sound like somebody who speaks.
/// The limits are far from what recordings of speech have: none of EMO-DB's 535 clips gets a warning.
/// </summary>
public static class SoundWarnings
{
    private const double ShortestSeconds = 0.5;
    private const double QuietestDecibels = -60;
    private const double SilentDecibels = -90;
    private const double MostClipped = 0.01;
    private const double FullScale = 0.9999;
    private const int ClippedRun = 3;

    // Frames that are this much quieter than the loudest one are pauses.
    private const double PauseDecibels = 35;

    // Clips of EMO-DB: at least 0.30, at least 0.56 s, at most 0.09, and at least 17.5 dB. Pink noise has up to 0.14; tones and chords at least 0.27.
    private const double LeastVoicedShare = 0.15;
    private const double LeastVoicedSeconds = 0.16;
    private const double MostSteady = 0.25;
    private const double LeastRange = 12;

    // Voices move from one frame to the next; a tone, or a note of an instrument, does not.
    private const double SteadySemitones = 0.02;
    private const int FewestSteps = 8;

    private const int Rate = PitchTracker.SampleRate;
    private const int Hop = Rate / 25;
    private const int Around = Rate / 100;

    // Frames far apart and few candidates: nothing here needs every period.
    private static readonly PitchSettings _coarse = new() { Hop = (double)Hop / Rate, Candidates = 6 };

    // Its tables take as long as a clip.
    [ThreadStatic]
    private static PitchTracker? _tracker;

    /// <summary>Looks at the samples of a clip.</summary>
    /// <param name="samples">Mono samples in [-1, 1], all finite, at least one.</param>
    /// <param name="sampleRate">Their sample rate, Hz.</param>
    /// <returns>The warnings, the most serious first; none for usual speech.</returns>
    /// <exception cref="ArgumentException">There are no samples, or some are not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sample rate is not positive.</exception>
    public static IReadOnlyList<SoundWarning> Of(ReadOnlySpan<float> samples, int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        if (samples.IsEmpty || samples.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
        {
            throw new ArgumentException(samples.IsEmpty ? "no samples" : "samples that are not finite", nameof(samples));
        }

        var seconds = (double)samples.Length / sampleRate;
        var clipped = ClippedShare(samples);
        float[] sound = sampleRate == Rate ? samples.ToArray() : new Resampler(sampleRate, Rate).Resample(samples);
        var levels = Levels(sound);
        var loudest = levels.Max();
        if (loudest < SilentDecibels)
        {
            return [new(SoundFault.Silence, "silence")];
        }

        List<SoundWarning> warnings = [];
        if (seconds < ShortestSeconds)
        {
            warnings.Add(new(SoundFault.TooShort, Text($"only {seconds:0.00} s of sound; half a second is little for an emotion")));
        }

        if (loudest < QuietestDecibels)
        {
            warnings.Add(new(SoundFault.TooQuiet, Text($"very quiet: {loudest:0} dB of full scale where it is loudest")));
        }

        if (clipped > MostClipped)
        {
            warnings.Add(Clipped(clipped));
        }

        AddVoice(warnings, sound, levels, loudest);
        return warnings;
    }

    /// <summary>What the quality of a recording means for a clip of it: silence, clipping, or channels that cancel each other out.</summary>
    /// <param name="quality">What was measured over all channels, before they were joined or resampled.</param>
    public static IReadOnlyList<SoundWarning> Of(SoundQuality quality)
    {
        if (quality.IsSilent)
        {
            return [new(SoundFault.Silence, "silence")];
        }

        List<SoundWarning> warnings = [];
        if (quality.IsOppositePhase)
        {
            warnings.Add(new(SoundFault.OppositePhase, "two channels of opposite phase, which cancel each other out"));
        }

        if (quality.ClippedShare > MostClipped)
        {
            warnings.Add(Clipped(quality.ClippedShare));
        }

        return warnings;
    }

    private static void AddVoice(List<SoundWarning> warnings, float[] sound, double[] levels, double loudest)
    {
        var pitch = (_tracker ??= new PitchTracker(_coarse)).Track(sound);
        var heard = Enumerable.Range(0, pitch.Length).Where(frame => levels[frame] > loudest - PauseDecibels).ToList();
        var voiced = heard.Count(frame => pitch[frame].IsVoiced);
        var steps = Enumerable.Range(1, pitch.Length - 1).Where(frame => pitch[frame].IsVoiced && pitch[frame - 1].IsVoiced)
            .Select(frame => 12 * Math.Abs(Math.Log2(pitch[frame].Frequency / pitch[frame - 1].Frequency))).ToList();
        var range = loudest - levels.Order().ElementAt(levels.Length / 10);
        if (voiced < LeastVoicedShare * heard.Count || voiced * Hop < LeastVoicedSeconds * Rate)
        {
            var (length, share) = (voiced * Hop / (double)Rate, (double)voiced / heard.Count);
            warnings.Add(new(SoundFault.NoVoice, Text($"hardly any voice: {length:0.00} s, {share:0 %} of what is not a pause")));
        }
        else if (steps.Count >= FewestSteps && steps.Count(step => step < SteadySemitones) > MostSteady * steps.Count)
        {
            warnings.Add(new(SoundFault.SteadyPitch, "a pitch as steady as that of a tone or of music, which no voice has"));
        }

        if (range < LeastRange)
        {
            warnings.Add(new(SoundFault.Noise, Text($"no pauses: noise that is only {range:0} dB below the loudest sound")));
        }
    }

    // The level within 10 ms of the center of each frame of the pitch tracker, dB of full scale.
    private static double[] Levels(float[] sound)
    {
        var levels = new double[1 + (sound.Length / Hop)];
        for (var frame = 0; frame < levels.Length; frame++)
        {
            var (first, last) = (Math.Max(0, (frame * Hop) - Around), Math.Min(sound.Length, (frame * Hop) + Around));
            var sum = 0.0;
            for (var i = first; i < last; i++)
            {
                sum += (double)sound[i] * sound[i];
            }

            levels[frame] = 10 * Math.Log10(Math.Max(sum / Math.Max(1, last - first), 1e-12));
        }

        return levels;
    }

    private static double ClippedShare(ReadOnlySpan<float> samples)
    {
        if (Math.Abs(TensorPrimitives.MaxMagnitude(samples)) < FullScale)
        {
            return 0;
        }

        var (clipped, run) = (0, 0);
        foreach (var sample in samples)
        {
            run = Math.Abs(sample) >= FullScale ? run + 1 : 0;
            clipped += run > ClippedRun ? 1 : run == ClippedRun ? ClippedRun : 0;
        }

        return (double)clipped / samples.Length;
    }

    private static SoundWarning Clipped(double share) => new(SoundFault.Clipped, Text($"clipped: {share:0.0 %} of the samples are at full scale"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Something that keeps a clip from being useful.</summary>
/// <param name="Fault">What it is.</param>
/// <param name="Text">What it is in words, without a period: <c>only 0.31 s of sound; half a second is little for an emotion</c>.</param>
public sealed record SoundWarning(SoundFault Fault, string Text);

/// <summary>The kinds of faults of a clip.</summary>
public enum SoundFault
{
    /// <summary>There is no sound.</summary>
    Silence,

    /// <summary>It is shorter than half a second.</summary>
    TooShort,

    /// <summary>It is below -60 dB of full scale everywhere.</summary>
    TooQuiet,

    /// <summary>More than 1 % of its samples are at full scale.</summary>
    Clipped,

    /// <summary>One channel is the other one turned upside down.</summary>
    OppositePhase,

    /// <summary>There is almost nothing with a pitch: noise, clicks, whispering, hum.</summary>
    NoVoice,

    /// <summary>The pitch does not move: a tone, or music.</summary>
    SteadyPitch,

    /// <summary>There are no pauses: loud noise, or sound that does not change.</summary>
    Noise,
}
