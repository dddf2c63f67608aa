using System.Globalization;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Dsp;
using EmotionRecognition.Audio.Filtering;
using EmotionRecognition.Audio.Wav;
using NWaves.Filters.Base;
using NWaves.Filters.Fda;
using NWaves.Operations;
using NWaves.Signals;
using BiQuad = NWaves.Filters.BiQuad;
using Butterworth = NWaves.Filters.Butterworth;
using Resampler = EmotionRecognition.Audio.Resampler;

namespace EmotionRecognition.Benchmarks.Contests;

/// <summary>What is done to signals: reading, resampling, filtering, autocorrelation.</summary>
internal static class Signals
{
    private const int Rate = 16000;

    /// <summary>The contests.</summary>
    public static IEnumerable<Contest> All(Golden? golden)
    {
        yield return Resampling("48 to 16 kHz, 1 s (NWaves: Resample)", signal => Operation.Resample(signal, Rate));
        yield return Resampling("48 to 16 kHz, 1 s (NWaves: Decimate)", signal => Operation.Decimate(signal, 3));
        yield return Reading();
        yield return HighPass();
        yield return BiQuadLowPass();
        yield return Fir(FilteringMethod.DifferenceEquation, "direct");
        yield return Fir(FilteringMethod.OverlapAdd, "overlap-add");
        if (golden is not null)
        {
            yield return Correlation(golden);
        }
    }

    private static Contest Resampling(string part, Func<DiscreteSignal, DiscreteSignal> resample)
    {
        var signal = new DiscreteSignal(48000, Tone.Make(1000, 48000, 48000));
        var resampler = new Resampler(48000, Rate);
        return new Contest(
            part,
            "sines of 1 s: level of 7 kHz and of what is not 7 kHz, alias of 9 kHz, delay of an impulse",
            new(() => resample(signal), Quality(samples => resample(new DiscreteSignal(48000, samples)).Samples)),
            new(() => resampler.Resample(signal.Samples), Quality(samples => resampler.Resample(samples))));
    }

    private static string Quality(Func<float[], float[]> resample)
    {
        var (level, rest) = Tone.Fit(resample(Tone.Make(7000, 48000, 48000)), 7000, Rate);
        var alias = Tone.Fit(resample(Tone.Make(9000, 48000, 48000)), 7000, Rate).Level;
        var impulse = new float[48000];
        impulse[24000] = 1;
        var output = resample(impulse);
        var delay = Enumerable.Range(0, output.Length).MaxBy(i => Math.Abs(output[i])) - 8000;
        return string.Create(CultureInfo.InvariantCulture, $"{level:0.00} dB, {rest:0} dB, {alias:0} dB, {delay} samples");
    }

    private static Contest Reading()
    {
        var samples = Tone.Make(440, Rate, 10 * Rate).Select(sample => (float)Math.Round(sample * 20000) / 32768).ToArray();
        var path = Path.Combine(Path.GetTempPath(), $"nwaves-{Environment.ProcessId}.wav");
        WaveWriter.WritePcm16(path, Rate, samples);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);
        float[] Theirs()
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read);
            return new NWaves.Audio.WaveFile(stream)[NWaves.Audio.Channels.Left].Samples;
        }

        return new Contest(
            "WAV file of 10 s, 16 bits, mono",
            "the samples written, absolute",
            new(() => Theirs(), Distance(Theirs(), samples)),
            new(() => SoundFile.ReadMono(path), Distance(SoundFile.ReadMono(path).Samples, samples)));
    }

    private static Contest HighPass()
    {
        var samples = Tone.Make(1000, Rate, 2 * Rate);
        var signal = new DiscreteSignal(Rate, samples);
        float[] Theirs(float[] input) => new Butterworth.HighPassFilter(80.0 / Rate, 4).ApplyTo(new DiscreteSignal(Rate, input)).Samples;
        float[] Ours(float[] input) => SpeechFilter.HighPass(input, Rate, 80);
        return new Contest(
            "Butterworth high-pass, order 4, 80 Hz, 2 s (ours: NWaves' design run in double)",
            "gain of the analog prototype at 40, 80 and 1000 Hz, dB; what is not 1 kHz",
            new(() => Theirs(samples), Gain(Theirs)),
            new(() => Ours(samples), Gain(Ours)));
    }

    private static string Gain(Func<float[], float[]> filter)
    {
        var error = new[] { 40.0, 80, 1000 }.Max(frequency =>
        {
            var ratio = Math.Pow(Math.Tan(Math.PI * 80 / Rate) / Math.Tan(Math.PI * frequency / Rate), 8);
            return Math.Abs(Tone.Fit(filter(Tone.Make(frequency, Rate, 2 * Rate)), frequency, Rate).Level + (10 * Math.Log10(1 + ratio)));
        });
        var rest = Tone.Fit(filter(Tone.Make(1000, Rate, 2 * Rate)), 1000, Rate).Residual;
        return string.Create(CultureInfo.InvariantCulture, $"{error:0.0e0} dB, {rest:0} dB");
    }

    private static Contest BiQuadLowPass()
    {
        var signal = new DiscreteSignal(Rate, Tone.Make(1000, Rate, 2 * Rate));
        var filter = new BiQuad.LowPassFilter(1000.0 / Rate, 1 / Math.Sqrt(2));
        DiscreteSignal Work()
        {
            filter.Reset();
            return filter.ApplyTo(signal);
        }

        var (level, rest) = Tone.Fit(Work().Samples, 1000, Rate);
        return new Contest(
            "biquad low-pass at 1 kHz, 2 s",
            "gain of -3.01 dB at the edge; what is not 1 kHz",
            new(() => Work(), string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(level + (10 * Math.Log10(2))):0.0e0} dB, {rest:0} dB")),
            null);
    }

    private static Contest Fir(FilteringMethod method, string name)
    {
        var samples = Tone.Make(1000, Rate, 2 * Rate);
        var signal = new DiscreteSignal(Rate, samples);
        var kernel = DesignFilter.FirWinLp(101, 0.2);
        var filter = new FirFilter(kernel);
        var filtered = filter.ApplyTo(signal, method).Samples;
        var expected = Enumerable.Range(0, samples.Length)
            .Select(i => (float)Enumerable.Range(0, Math.Min(i + 1, kernel.Length)).Sum(k => kernel[k] * samples[i - k])).ToArray();
        return new Contest(
            $"FIR of 101 taps, {name}, 2 s",
            "convolution in double, absolute",
            new(() => filter.ApplyTo(signal, method), Distance(filtered[..samples.Length], expected)),
            null);
    }

    private static Contest Correlation(Golden golden)
    {
        var samples = golden.Read("center_clipped").Select(row => (float)row[0]).ToArray();
        var signal = new DiscreteSignal(Rate, samples);
        var lags = new double[samples.Length];
        Autocorrelation.Compute(samples, lags);
        var theirs = Operation.CrossCorrelate(signal, signal).Samples;
        return new Contest(
            "autocorrelation of the clip (NWaves: float; ours: its FFT in double)",
            "librosa's, relative",
            new(() => Operation.CrossCorrelate(signal, signal), golden.Distance("autocorr", (lag, _) => theirs[lag + samples.Length - 1], true)),
            new(() => Autocorrelation.Compute(samples, lags), golden.Distance("autocorr", (lag, _) => lags[lag], true)));
    }

    private static string Distance(float[] values, float[] expected)
    {
        var distance = values.Length == expected.Length ? values.Zip(expected).Max(pair => Math.Abs((double)pair.First - pair.Second)) : double.NaN;
        return distance == 0 ? "0" : distance.ToString("0.0e0", CultureInfo.InvariantCulture);
    }
}
