using System.Globalization;
using System.Numerics;
using EmotionRecognition.Audio.Dsp;
using NWaves.FeatureExtractors;
using NWaves.FeatureExtractors.Options;
using NWaves.Filters.Fda;
using NWaves.Operations;
using NWaves.Signals;
using NWaves.Transforms;
using NWaves.Windows;

namespace EmotionRecognition.Benchmarks.Contests;

/// <summary>Fourier transforms and what is made of spectra.</summary>
internal static class Transforms
{
    private const int Frame = ShortTimeFourierTransform.FrameLength;
    private const int Hop = ShortTimeFourierTransform.HopLength;
    private const int Rate = ShortTimeFourierTransform.SampleRate;

    /// <summary>The contests.</summary>
    public static IEnumerable<Contest> All(Golden? golden)
    {
        yield return Single(512);
        yield return Double(512);
        yield return Single(Frame);
        yield return Double(Frame);
        if (golden is not null)
        {
            // librosa centers frames: half a frame of silence on either side.
            float[] padded = [.. new float[Frame / 2], .. golden.Samples, .. new float[Frame / 2]];
            yield return Stft(golden, padded);
            yield return Mel(golden, padded);
            yield return Cepstrum(golden, padded);
            yield return Separation(golden, padded);
        }
    }

    private static Contest Single(int length)
    {
        var samples = Noise(length);
        var (fft, real, imaginary) = (new RealFft(length), new float[length], new float[length]);
        fft.Direct(samples, real, imaginary);
        return new Contest(
            $"real FFT, float, {length}",
            "defining sum, relative",
            new(() => fft.Direct(samples, real, imaginary), Distance(samples, k => new Complex(real[k], imaginary[k]))),
            null);
    }

    private static Contest Double(int length)
    {
        var samples = Noise(length);
        double[] doubles = [.. samples.Select(sample => (double)sample)];
        var (fft, real, imaginary) = (new RealFft64(length), new double[length], new double[length]);
        fft.Direct(doubles, real, imaginary);
        return new Contest(
            length == Frame ? $"real FFT, double, {length} (ours: a quarter of four together, spectrum in float)" : $"real FFT, double, {length}",
            "defining sum, relative",
            new(() => fft.Direct(doubles, real, imaginary), Distance(samples, k => new Complex(real[k], imaginary[k]))),
            length == Frame ? FourFrames(samples) : null);
    }

    private static Contestant FourFrames(float[] samples)
    {
        var (fourier, frames) = (new FrameFourier(), new double[Frame * FrameFourier.Lanes]);
        for (var i = 0; i < frames.Length; i++)
        {
            frames[i] = samples[i / FrameFourier.Lanes];
        }

        var spectrum = new Complex[ShortTimeFourierTransform.Bins];
        var quarter = 0;
        void Work()
        {
            // Timed once in four calls, so that a call costs what a frame costs.
            if (quarter++ % FrameFourier.Lanes != 0)
            {
                return;
            }

            fourier.Transform(new InterleavedFrames(frames));
            for (var k = 0; k <= Frame / 4; k++)
            {
                var (real, imaginary) = fourier.Bins(k);
                spectrum[k] = new Complex(real[0], imaginary[0]);
                spectrum[(Frame / 2) - k] = new Complex(real[4], imaginary[4]);
            }
        }

        Work();
        quarter = 0;
        return new(Work, Distance(samples, k => spectrum[k]));
    }

    private static Contest Stft(Golden golden, float[] padded)
    {
        var stft = new Stft(Frame, Hop, WindowType.Hann, Frame);
        var spectra = stft.Spectrogram(padded, false);
        var (transform, magnitude) = (new ShortTimeFourierTransform(), new FrameMatrix(ShortTimeFourierTransform.Bins));
        transform.Magnitude(golden.Samples, magnitude);
        return new Contest(
            "STFT of a clip of 4.1 s: 129 frames",
            "librosa's magnitude, relative",
            new(() => stft.Spectrogram(padded, false), golden.Distance("stft_mag", (bin, frame) => Math.Sqrt(spectra[frame][bin]), true)),
            new(() => transform.Magnitude(golden.Samples, magnitude), golden.Distance("stft_mag", (bin, frame) => magnitude[bin, frame], true)));
    }

    private static Contest Mel(Golden golden, float[] padded)
    {
        var extractor = new FilterbankExtractor(Configure(new FilterbankOptions { NonLinearity = NonLinearityType.None }));
        var theirs = extractor.ComputeFrom(padded);
        var (transform, magnitude) = (new ShortTimeFourierTransform(), new FrameMatrix(ShortTimeFourierTransform.Bins));
        var mel = new FrameMatrix(MelFilterBank.Bands);
        void Ours()
        {
            transform.Magnitude(golden.Samples, magnitude);
            MelFilterBank.Apply(magnitude, mel);
        }

        Ours();
        return new Contest(
            "mel spectrogram of it, 128 Slaney bands",
            "librosa's power, relative",
            new(() => extractor.ComputeFrom(padded), golden.Distance("mel_power", (band, frame) => theirs[frame][band], true)),
            new(Ours, golden.Distance("mel_power", (band, frame) => mel[band, frame], true)));
    }

    // NWaves' MfccExtractor cannot cut what is 80 dB below the maximum of the clip, as librosa does: its parts can.
    private static Contest Cepstrum(Golden golden, float[] padded)
    {
        var extractor = new FilterbankExtractor(Configure(new FilterbankOptions { NonLinearity = NonLinearityType.ToDecibel }));
        var dct = new Dct2(MelFilterBank.Bands);
        List<float[]> Theirs()
        {
            var decibels = extractor.ComputeFrom(padded);
            var least = decibels.Max(frame => frame.Max()) - (float)Decibels.Range;
            return [.. decibels.Select(frame =>
            {
                var cepstrum = new float[Mfcc.Coefficients];
                dct.DirectNorm([.. frame.Select(value => Math.Max(least, value))], cepstrum);
                return cepstrum;
            })];
        }

        var theirs = Theirs();
        var (transform, magnitude) = (new ShortTimeFourierTransform(), new FrameMatrix(ShortTimeFourierTransform.Bins));
        var (mel, mfcc) = (new FrameMatrix(MelFilterBank.Bands), new FrameMatrix(Mfcc.Coefficients));
        void Ours()
        {
            transform.Magnitude(golden.Samples, magnitude);
            MelFilterBank.Apply(magnitude, mel);
            Decibels.FromPower(mel, mel);
            Mfcc.Transform(mel, mfcc);
        }

        Ours();
        return new Contest(
            "40 MFCCs of it",
            "librosa's, absolute",
            new(() => Theirs(), golden.Distance("mfcc", (k, frame) => theirs[frame][k], false)),
            new(Ours, golden.Distance("mfcc", (k, frame) => mfcc[k, frame], false)));
    }

    // NWaves' wiki gives these settings for librosa's mel spectra.
    private static FilterbankOptions Configure(FilterbankOptions options)
    {
        options.SamplingRate = Rate;
        options.FrameSize = Frame;
        options.HopSize = Hop;
        options.FilterBank = FilterBanks.MelBankSlaney(MelFilterBank.Bands, Frame, Rate);
        options.FilterBankSize = MelFilterBank.Bands;
        options.SpectrumType = SpectrumType.Power;
        options.Window = WindowType.Hann;
        options.LogFloor = 1e-10f;
        return options;
    }

    private static Contest Separation(Golden golden, float[] padded)
    {
        var signal = new DiscreteSignal(Rate, padded);
        var separator = new HarmonicPercussiveSeparator(Frame, Hop, HarmonicPercussive.Width, HarmonicPercussive.Width);
        var theirs = separator.EvaluateSpectrograms(signal).Item1.Magnitudes;
        var (transform, magnitude) = (new ShortTimeFourierTransform(), new FrameMatrix(ShortTimeFourierTransform.Bins));
        var (harmonic, percussive) = (new FrameMatrix(ShortTimeFourierTransform.Bins), new FrameMatrix(ShortTimeFourierTransform.Bins));
        void Ours()
        {
            transform.Magnitude(golden.Samples, magnitude);
            HarmonicPercussive.Separate(magnitude, harmonic, percussive);
        }

        Ours();
        return new Contest(
            "harmonic-percussive separation of it, medians of 31",
            "librosa's harmonic magnitude, relative",
            new(() => separator.EvaluateSpectrograms(signal), golden.Distance("hpss_H_mag", (bin, frame) => theirs[frame][bin], true)),
            new(Ours, golden.Distance("hpss_H_mag", (bin, frame) => harmonic[bin, frame], true)));
    }

    private static float[] Noise(int length)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, length).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }

    private static string Distance(float[] samples, Func<int, Complex> spectrum)
    {
        var (distance, greatest) = (0.0, 0.0);
        for (var k = 0; k <= samples.Length / 2; k++)
        {
            var sum = Complex.Zero;
            for (var n = 0; n < samples.Length; n++)
            {
                sum += samples[n] * Complex.FromPolarCoordinates(1, -2 * Math.PI * ((long)k * n % samples.Length) / samples.Length);
            }

            distance = Math.Max(distance, Complex.Abs(sum - spectrum(k)));
            greatest = Math.Max(greatest, Complex.Abs(sum));
        }

        return (distance / greatest).ToString("0.0e0", CultureInfo.InvariantCulture);
    }
}
