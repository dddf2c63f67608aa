using System.Runtime.InteropServices;
using EmotionRecognition.Acoustics;
using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Audio;

var loader = new SoundLoader(OtherRates.Refuse);
var clips = Directory.GetFiles(args[0], "*.wav").Order(StringComparer.Ordinal).Select(f => loader.Load(new SoundSpan(f, f, 0, null))).ToArray();
var features = new float[AcousticFeatures.Count];
var extractor = new AcousticExtractor();
var runs = int.Parse(args[1]);
var only = args.Length > 2 ? args[2] : "";
var t = new ShortTimeFourierTransform();
var mags = clips.Select(c => { var m = new FrameMatrix(1025); t.Magnitude(c, m); return m; }).ToArray();
var (mel, mfcc, chroma, contrast, h, p, tuning, sc) = (new FrameMatrix(128), new FrameMatrix(40), new FrameMatrix(12), new FrameMatrix(7), new FrameMatrix(1025), new FrameMatrix(1025), new Tuning(), new SpectralContrast());
var mag = new FrameMatrix(1025);
var frames = new double[1000];
var clipped = clips.Select(c => { var x = new float[c.Length]; CentreClipping.Apply(c, 0.45f * c.Average(Math.Abs), x); return x; }).ToArray();
var mels = mags.Select(m => { var x = new FrameMatrix(128); MelFilterBank.Apply(m, x); Decibels.FromPower(x, x); return x; }).ToArray();
var ac = new Autocorrelation();
var buffer = new float[200000];
var bank = new ChromaFilterBank(0.1);
(string, Action<int>)[] parts =
[
    ("all", i => extractor.Extract(clips[i], features)),
    ("stft", i => t.Magnitude(clips[i], mag)),
    ("mel", i => MelFilterBank.Apply(mags[i], mel)),
    ("decibels", i => Decibels.FromPower(mels[i], mel)),
    ("dct", i => Mfcc.Transform(mels[i], mfcc)),
    ("tuning", i => tuning.Estimate(mags[i])),
    ("chroma bank", i => new ChromaFilterBank(0.1)),
    ("chroma", i => bank.Apply(mags[i], chroma)),
    ("contrast", i => sc.Compute(mags[i], contrast)),
    ("hpss", i => HarmonicPercussive.Separate(mags[i], h, p)),
    ("clip", i => CentreClipping.Apply(clips[i], 0.01f, buffer.AsSpan(0, clips[i].Length))),
    ("autocorr", i => ac.Summarize(clipped[i])),
    ("rms", i => FrameEnergy.Compute(clips[i], 0.0001f, frames.AsSpan(0, mags[i].Frames))),
    ("zcr", i => ZeroCrossings.Compute(clips[i], frames.AsSpan(0, mags[i].Frames))),
];
foreach (var (name, action) in parts)
{
    if (!name.Contains(only)) { continue; }
    var times = new List<double>();
    for (var i = 0; i < 300; i++) { action(i % 60); }
    Thread.Sleep(400);
    for (var i = 0; i < 300; i++) { action(i % 60); }
    Thread.Sleep(400);
    for (var run = 0; run < runs; run++)
    {
        var clock = Cpu.Milliseconds;
        for (var i = 0; i < clips.Length; i++) { action(i); }
        times.Add(Cpu.Milliseconds - clock);
    }
    times.Sort();
    Console.WriteLine($"{name,-12} best {times[0],9:F2} ms  median {times[times.Count / 2],9:F2} ms");
}

internal static partial class Cpu
{
    [StructLayout(LayoutKind.Sequential)]
    private struct Time { public long Seconds; public long Nanoseconds; }

    [DllImport("libc")]
    private static extern int clock_gettime(int clock, out Time time);

    public static double Milliseconds { get { _ = clock_gettime(3, out var t); return (t.Seconds * 1e3) + (t.Nanoseconds * 1e-6); } }
}
