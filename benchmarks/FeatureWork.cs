using EmotionRecognition.Audio.Dsp;
using EmotionRecognition.Audio.FeatureSets;

namespace EmotionRecognition.Benchmarks;

/// <summary>A part of the features, computed from the samples or, if librosa's code also starts there, from the stated input.</summary>
/// <param name="Name">What is computed.</param>
/// <param name="LibrosaSeconds">Seconds that the study's code takes with librosa 0.10.1 on the 60 reference clips, in one process; null if it was
/// not measured.</param>
/// <param name="Start">Creates the function with which a thread computes a clip, given its index.</param>
internal sealed record FeatureWork(string Name, double? LibrosaSeconds, Func<Action<int>> Start)
{
    /// <summary>The name of all parts together.</summary>
    public const string Whole = "whole vector";

    /// <summary>Every part, the whole vector first.</summary>
    /// <param name="clips">The clips to compute.</param>
    public static IReadOnlyList<FeatureWork> Of(IReadOnlyList<float[]> clips)
    {
        var magnitudes = clips.Select(Magnitude).ToList();
        var clipped = clips.Select(Clip).ToList();
        return
        [
            new(Whole, 17.4, () => Extract(clips)),
            new("harmonic part (STFT, separation, mean)", 8.58, () => Harmonic(clips)),
            new("center clipping", 3.20, () => CenterClip(clips)),
            new("autocorrelation of the clipped signal", 3.01, () => Autocorrelate(clipped)),
            new("MFCC (STFT, mel, dB, DCT, three statistics)", 0.96, () => Mfccs(clips)),
            new("RMS", 0.54, () => Energy(clips)),
            new("chroma of the STFT, with tuning", 0.31, () => Chroma(magnitudes)),
            new("mel (STFT, filters)", 0.30, () => Mel(clips)),
            new("STFT", 0.14, () => Transform(clips)),
            new("zero crossings", 0.10, () => Crossings(clips)),
            new("contrast of the STFT", 0.09, () => Contrast(magnitudes)),
            new("separation of the STFT in full", null, () => Separate(magnitudes)),
        ];
    }

    private static FrameMatrix Magnitude(float[] clip)
    {
        var magnitude = new FrameMatrix(ShortTimeFourierTransform.Bins);
        new ShortTimeFourierTransform().Magnitude(clip, magnitude);
        return magnitude;
    }

    private static float[] Clip(float[] clip)
    {
        var clipped = new float[clip.Length];
        CenterClipping.Apply(clip, Level(clip), clipped);
        return clipped;
    }

    private static float Level(float[] clip) => (float)(CenterClipping.Share * clip.Average(sample => (double)Math.Abs(sample)));

    private static Action<int> Extract(IReadOnlyList<float[]> clips)
    {
        var (extractor, features) = (new Study276Extractor(), new float[Study276.Count]);
        return i => extractor.Extract(clips[i], features);
    }

    private static Action<int> Harmonic(IReadOnlyList<float[]> clips)
    {
        var mean = new HarmonicMean();
        return i => mean.Compute(clips[i]);
    }

    private static Action<int> CenterClip(IReadOnlyList<float[]> clips)
    {
        var levels = clips.Select(Level).ToList();
        var clipped = new float[clips.Max(clip => clip.Length)];
        return i => CenterClipping.Apply(clips[i], levels[i], clipped.AsSpan(0, clips[i].Length));
    }

    private static Action<int> Autocorrelate(IReadOnlyList<float[]> clipped)
    {
        var autocorrelation = new Autocorrelation();
        return i => autocorrelation.Summarize(clipped[i]);
    }

    private static Action<int> Mfccs(IReadOnlyList<float[]> clips)
    {
        var (transform, magnitude) = (new ShortTimeFourierTransform(), new FrameMatrix(ShortTimeFourierTransform.Bins));
        var (mel, mfcc) = (new FrameMatrix(MelFilterBank.Bands), new FrameMatrix(Mfcc.Coefficients));
        var statistics = new float[Mfcc.Coefficients];
        return i =>
        {
            transform.Magnitude(clips[i], magnitude);
            MelFilterBank.Apply(magnitude, mel);
            Decibels.FromPower(mel, mel);
            Mfcc.Transform(mel, mfcc);
            mfcc.Means(statistics);
            mfcc.Deviations(statistics);
            mfcc.Maxima(statistics);
        };
    }

    private static Action<int> Energy(IReadOnlyList<float[]> clips)
    {
        var frames = Frames(clips);
        return i => FrameEnergy.Compute(clips[i], FrameEnergy.Offset, frames.AsSpan(0, FrameCount(clips[i])));
    }

    private static Action<int> Crossings(IReadOnlyList<float[]> clips)
    {
        var frames = Frames(clips);
        return i => ZeroCrossings.Compute(clips[i], frames.AsSpan(0, FrameCount(clips[i])));
    }

    private static double[] Frames(IReadOnlyList<float[]> clips) => new double[clips.Max(FrameCount)];

    private static int FrameCount(float[] clip) => ShortTimeFourierTransform.FrameCount(clip.Length);

    // The filters are computed every time, as in librosa; the extractor keeps them.
    private static Action<int> Chroma(IReadOnlyList<FrameMatrix> magnitudes)
    {
        var (tuning, chroma) = (new Tuning(), new FrameMatrix(ChromaFilterBank.Classes));
        return i => new ChromaFilterBank(tuning.Estimate(magnitudes[i])).Apply(magnitudes[i], chroma);
    }

    private static Action<int> Mel(IReadOnlyList<float[]> clips)
    {
        var transform = new ShortTimeFourierTransform();
        var (magnitude, mel) = (new FrameMatrix(ShortTimeFourierTransform.Bins), new FrameMatrix(MelFilterBank.Bands));
        return i =>
        {
            transform.Magnitude(clips[i], magnitude);
            MelFilterBank.Apply(magnitude, mel);
        };
    }

    private static Action<int> Transform(IReadOnlyList<float[]> clips)
    {
        var (transform, magnitude) = (new ShortTimeFourierTransform(), new FrameMatrix(ShortTimeFourierTransform.Bins));
        return i => transform.Magnitude(clips[i], magnitude);
    }

    private static Action<int> Contrast(IReadOnlyList<FrameMatrix> magnitudes)
    {
        var (spectralContrast, contrast) = (new SpectralContrast(), new FrameMatrix(SpectralContrast.Bands));
        return i => spectralContrast.Compute(magnitudes[i], contrast);
    }

    private static Action<int> Separate(IReadOnlyList<FrameMatrix> magnitudes)
    {
        var harmonic = new FrameMatrix(ShortTimeFourierTransform.Bins);
        var percussive = new FrameMatrix(ShortTimeFourierTransform.Bins);
        return i => HarmonicPercussive.Separate(magnitudes[i], harmonic, percussive);
    }
}
