using System.Globalization;
using EmotionRecognition.Audio.Augmentation;
using NWaves.Effects;
using NWaves.Operations;
using NWaves.Operations.Tsm;
using NWaves.Signals;

namespace EmotionRecognition.Benchmarks.Contests;

/// <summary>Pitch shift and time stretch of a sine of 200 Hz.</summary>
internal static class Effects
{
    private const int Rate = 16000;
    private const double Pitch = 200;

    /// <summary>The contests.</summary>
    public static IEnumerable<Contest> All()
    {
        var samples = Tone.Make(Pitch, Rate, 2 * Rate);
        var signal = new DiscreteSignal(Rate, samples);
        var shift = Math.Pow(2, 2.0 / 12);
        yield return new Contest(
            "pitch +2 semitones, 2 s (NWaves: PitchShiftEffect; ours: its vocoder, our resampler)",
            "224.49 Hz, what is not that, length / n",
            Measure(() => new PitchShiftEffect(shift).ApplyTo(signal).Samples, Pitch * shift, 1),
            Measure(() => Augment.ShiftPitch(samples, 2), Pitch * shift, 1));
        var ours = Measure(() => Augment.StretchTime(samples, 1.1), Pitch, 1.1);
        foreach (var algorithm in new[] { TsmAlgorithm.PhaseVocoderPhaseLocking, TsmAlgorithm.PhaseVocoder, TsmAlgorithm.Wsola })
        {
            yield return new Contest(
                $"stretch by 1.1, 2 s (NWaves: TimeStretch, {algorithm}; ours: the first, hops chosen, padded)",
                "200 Hz, what is not that, length / (1.1 n)",
                Measure(() => Operation.TimeStretch(signal, 1.1, algorithm).Samples, Pitch, 1.1),
                ours);
        }
    }

    private static Contestant Measure(Func<float[]> effect, double frequency, double factor)
    {
        var result = effect();
        var found = Tone.Frequency(result, frequency, Rate);
        var error = found - frequency;
        var rest = Tone.Fit(result, found, Rate).Residual;
        return new(
            () => effect(),
            string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(error):0.00} Hz, {rest:0} dB, {result.Length / (factor * 2 * Rate):0.000}"));
    }
}
