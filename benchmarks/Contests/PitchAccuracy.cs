using System.Globalization;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Audio.Pitch;
using EmotionRecognition.Audio.Tests;
using NWaves.FeatureExtractors.Options;
using NWaves.FeatureExtractors;
using NWaves.Features;
using NWaves.Signals;

namespace EmotionRecognition.Benchmarks.Contests;

/// <summary>How right NWaves' pitch estimators and <see cref="PitchTracker"/> are.</summary>
internal static class PitchAccuracy
{
    private const int Rate = SyntheticVowel.Rate;
    private const int Frame = 640;
    private const int Hop = 160;

    // FromHss throws on frames of other lengths.
    private const int PowerOfTwo = 1024;
    private const float Low = 75;
    private const float High = 500;

    // A gross error is off by more than this, as in the evaluation of A. de Cheveigne and H. Kawahara (2002).
    private const double Gross = 0.2;

    private static readonly (string Name, Func<float[], double[]> Track)[] _trackers =
    [
        ("NWaves, autocorrelation", Correlation),
        ("NWaves, YIN", Yin),
        ("NWaves, cepstrum", samples => ByFrame(samples, frame => Pitch.FromCepstrum(new DiscreteSignal(Rate, frame), 0, -1, Low, High))),
        ("NWaves, harmonic sum", samples => ByFrame(samples, HarmonicSum)),
        ("ours", samples => [.. new PitchTracker().Track(samples).Select(frame => frame.Frequency)]),
    ];

    /// <summary>F0 in Hz of frames centered every 10 ms, 0 where unvoiced, by the estimator that NWaves recommends.</summary>
    public static double[] Correlation(float[] samples)
    {
        var options = new PitchOptions { SamplingRate = Rate, FrameSize = Frame, HopSize = Hop, LowFrequency = Low, HighFrequency = High };
        return [.. new PitchExtractor(options).ComputeFrom(Pad(samples)).Select(vector => (double)vector[0])];
    }

    /// <summary>F0 of the same frames by NWaves' YIN.</summary>
    public static double[] Yin(float[] samples) => ByFrame(samples, frame => Pitch.FromYin(frame, Rate, 0, -1, Low, High));

    /// <summary>Prints the errors on vowels of known F0, clean and in noise, and the share of noise that is taken for voice.</summary>
    public static void PrintSynthetic()
    {
        Console.WriteLine("Four vowels, F0 from 80 to 480 Hz in steps of 9 %, 0.4 s each; share of frames, and cents where no gross error.");
        Console.WriteLine();
        Console.WriteLine("| estimator | noise | gross errors % | octave errors % | unvoiced % | median error, cents | 95th percentile, cents |");
        Console.WriteLine("|---|---|--:|--:|--:|--:|--:|");
        foreach (var (name, track) in _trackers)
        {
            foreach (var decibels in new double?[] { null, 20, 10, 5 })
            {
                PrintVowels(name, track, decibels);
            }
        }

        var random = new Random(5);
        float[] noise = [.. Enumerable.Range(0, 5 * Rate).Select(_ => (float)(random.NextDouble() - 0.5))];
        Console.WriteLine();
        Console.WriteLine("White noise of 5 s taken for voice: " + string.Join(", ", _trackers.Select(tracker =>
        {
            var track = tracker.Track(noise);
            return string.Create(CultureInfo.InvariantCulture, $"{tracker.Name} {100.0 * track.Count(pitch => pitch > 0) / track.Length:0} %");
        })) + ".");
    }

    /// <summary>Prints the differences from Praat on real clips.</summary>
    /// <param name="file">What <c>reference.praat</c> wrote.</param>
    /// <param name="corpus">The folder of the clips.</param>
    public static void PrintAgainstPraat(string file, string corpus)
    {
        var rows = File.ReadLines(file).Skip(1).Select(line => line.Split(',')).ToList();
        var clips = rows.GroupBy(row => row[1]).ToDictionary(group => group.Key, group => group.ToList());
        var sounds = clips.Keys.ToDictionary(clip => clip, clip => SoundFile.ReadMono(Path.Combine(corpus, $"{clip}.wav")).Samples);
        Console.WriteLine($"{clips.Count} clips, against Praat (To Pitch (ac), 75 to 500 Hz).");
        Console.WriteLine();
        Console.WriteLine("| estimator | voicing differs % | gross differences % | octaves off % | median difference, cents | 95th percentile, cents |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|");
        foreach (var (name, track) in _trackers)
        {
            Tally tally = new();
            foreach (var (clip, reference) in clips)
            {
                var ours = track(sounds[clip]);
                foreach (var row in reference.Where(row => row[0] == "pitch"))
                {
                    tally.Add(Number(row[3]), Near(ours, Number(row[2])));
                }
            }

            Console.WriteLine(tally.Against(name));
        }

        Console.WriteLine();
        PrintVoice(clips, sounds);
    }

    private static void PrintVowels(string name, Func<float[], double[]> track, double? decibels)
    {
        Tally tally = new();
        foreach (var vowel in SyntheticVowel.Vowels.Keys)
        {
            for (var pitch = 80.0; pitch <= 480; pitch *= 1.09)
            {
                var samples = SyntheticVowel.Steady(vowel, pitch, 0.4);
                var tracked = track(decibels is { } level ? SyntheticVowel.Noisy(samples, level, 1) : samples);
                foreach (var estimate in tracked.Skip(5).Take(30))
                {
                    tally.Add(pitch, estimate);
                }
            }
        }

        Console.WriteLine(tally.Of(name, decibels is { } ratio ? $"{ratio:0} dB" : "none"));
    }

    // Jitter, shimmer and formants of the whole pipeline: correlation of the clips' values with Praat's, and mean difference.
    private static void PrintVoice(Dictionary<string, List<string[]>> clips, Dictionary<string, float[]> sounds)
    {
        var extractor = new ProsodyExtractor();
        var names = new[] { "jitter", "shimmer", "f1_mean", "f2_mean", "f3_mean" };
        var pairs = names.ToDictionary(name => name, _ => new List<(double Ours, double Praat)>());
        foreach (var (clip, rows) in clips)
        {
            var values = new float[Prosody.Features.Count];
            extractor.Extract(sounds[clip], values);
            var voice = rows.Single(row => row[0] == "voice");
            var voiced = rows.Where(row => row[0] == "pitch" && Number(row[3]) > 0).Select(row => Number(row[2])).ToList();
            var formants = rows.Where(row => row[0] == "formant" && voiced.Any(time => Math.Abs(time - Number(row[2])) < 0.005)).ToList();
            for (var i = 0; i < names.Length; i++)
            {
                var praat = i < 2 ? Number(voice[3 + i]) : formants.Average(row => Number(row[1 + i]));
                pairs[names[i]].Add((values[Prosody.Features.ToList().FindIndex(feature => feature.Name == names[i])], praat));
            }
        }

        Console.WriteLine("| feature of `prosody` | mean, ours | mean, Praat | correlation over the clips |");
        Console.WriteLine("|---|--:|--:|--:|");
        foreach (var name in names)
        {
            var (ours, praat) = (pairs[name].Select(pair => pair.Ours).ToList(), pairs[name].Select(pair => pair.Praat).ToList());
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {ours.Average():0.####} | {praat.Average():0.####} | {MathNet.Numerics.Statistics.Correlation.Pearson(ours, praat):0.000} |"));
        }
    }

    private static double Near(double[] track, double time)
    {
        var place = time * Rate / Hop;
        var before = track[Math.Clamp((int)place, 0, track.Length - 1)];
        var after = track[Math.Clamp((int)place + 1, 0, track.Length - 1)];
        var share = place - (int)place;

        // Frames of two programs lie between each other: linear where both neighbors agree on voicing.
        return before > 0 && after > 0 && Math.Abs(before / after - 1) < Gross ? before + (share * (after - before)) : share < 0.5 ? before : after;
    }

    private static double[] ByFrame(float[] samples, Func<float[], float> estimate)
    {
        var padded = Pad(samples);
        return [.. Enumerable.Range(0, 1 + (samples.Length / Hop)).Select(frame => (double)estimate(padded[(frame * Hop)..((frame * Hop) + Frame)]))];
    }

    private static float HarmonicSum(float[] frame) =>
        Pitch.FromHss(new DiscreteSignal(Rate, [.. frame, .. new float[PowerOfTwo - Frame]]), 0, -1, Low, High);

    private static float[] Pad(float[] samples) => [.. new float[Frame / 2], .. samples, .. new float[Frame]];

    private static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);

    private sealed class Tally
    {
        private readonly List<double> _cents = [];
        private int _frames;
        private int _gross;
        private int _octaves;
        private int _missed;
        private int _voicing;

        public void Add(double truth, double estimate)
        {
            _frames++;
            if (truth <= 0 || estimate <= 0)
            {
                _missed += estimate <= 0 ? 1 : 0;
                _voicing += truth > 0 != estimate > 0 ? 1 : 0;
                return;
            }

            var octaves = Math.Abs(Math.Log2(estimate / truth));
            if (Math.Abs((estimate / truth) - 1) > Gross)
            {
                _gross++;
                _octaves += Math.Abs(octaves - Math.Max(1, Math.Round(octaves))) < 0.1 ? 1 : 0;
                return;
            }

            _cents.Add(1200 * octaves);
        }

        public string Of(string name, string noise) => string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {noise} | {Share(_gross)} | {Share(_octaves)} | {Share(_missed)} | {Percentile(0.5):0.0} | {Percentile(0.95):0.0} |");

        public string Against(string name) => string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Share(_voicing)} | {100.0 * _gross / (_gross + _cents.Count):0.0} | {100.0 * _octaves / (_gross + _cents.Count):0.0} "
            + $"| {Percentile(0.5):0.0} | {Percentile(0.95):0.0} |");

        private string Share(int count) => (100.0 * count / _frames).ToString("0.0", CultureInfo.InvariantCulture);

        private double Percentile(double share) => _cents.Count == 0 ? double.NaN : _cents.Order().ElementAt((int)(share * (_cents.Count - 1)));
    }
}
