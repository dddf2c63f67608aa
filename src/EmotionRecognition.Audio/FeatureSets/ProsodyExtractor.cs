using EmotionRecognition.Audio.Dsp;
using EmotionRecognition.Audio.Formants;
using EmotionRecognition.Audio.Pitch;

namespace EmotionRecognition.Audio.FeatureSets;

/// <summary>Computes <see cref="Prosody.Features"/>. Keeps its working memory: one instance per thread.</summary>
public sealed class ProsodyExtractor : IFeatureExtractor
{
    private const int Rate = PitchTracker.SampleRate;
    private const double ReferenceHertz = 27.5;
    private const int IntensityFrame = 640;
    private const int FormantCount = 3;

    private static readonly PitchSettings _settings = new();

    private readonly PitchTracker _tracker = new(_settings);
    private readonly FormantEstimator _formants = new(Rate);
    private readonly SpectralTilt _tilt = new(Rate);

    /// <inheritdoc/>
    public void Extract(ReadOnlySpan<float> samples, Span<float> features)
    {
        if (samples.IsEmpty)
        {
            throw new ArgumentException("a signal without samples has no features", nameof(samples));
        }

        if (features.Length != Prosody.Features.Count)
        {
            throw new ArgumentException($"{features.Length} features, expected {Prosody.Features.Count}", nameof(features));
        }

        if (samples.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue) is >= 0 and var bad)
        {
            throw new ArgumentException($"sample {bad} is {samples[bad]}", nameof(samples));
        }

        var pitch = _tracker.Track(samples);
        List<double> values = [(double)samples.Length / Rate];
        AddPitch(values, pitch);
        AddVoicing(values, pitch, samples);
        AddIntensity(values, Intensity(samples, pitch.Length));
        double[] voiced = [.. pitch.Where(frame => frame.IsVoiced).Select(frame => frame.Time)];
        AddFormants(values, [.. _formants.Estimate(samples, voiced).Where(formants => formants.Length >= FormantCount)]);
        AddTilt(values, samples, voiced);
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = (float)values[i];
        }

        if (features.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
        {
            throw new ArgumentException("the samples are too large to compute features from", nameof(samples));
        }
    }

    private static void AddPitch(List<double> values, PitchFrame[] pitch)
    {
        var voiced = pitch.Where(frame => frame.IsVoiced).ToList();
        double[] semitones = [.. voiced.Select(Semitones)];
        AddDistribution(values, semitones);
        values.Add(Statistics.Slope([.. voiced.Select(frame => frame.Time)], semitones));
        double[] changes =
        [
            .. pitch.Zip(pitch.Skip(1)).Where(pair => pair.First.IsVoiced && pair.Second.IsVoiced)
                .Select(pair => Math.Abs(Semitones(pair.Second) - Semitones(pair.First)) / _settings.Hop),
        ];
        values.Add(Statistics.Mean(changes));
    }

    // Mean, standard deviation, three percentiles and their range.
    private static void AddDistribution(List<double> values, double[] numbers)
    {
        var sorted = numbers.Order().ToArray();
        var (low, high) = (Statistics.Percentile(sorted, 20), Statistics.Percentile(sorted, 80));
        values.AddRange(Statistics.Mean(numbers), Statistics.Deviation(numbers), low, Statistics.Percentile(sorted, 50), high, high - low);
    }

    private static double Semitones(PitchFrame frame) => 12 * Math.Log2(frame.Frequency / ReferenceHertz);

    private static void AddVoicing(List<double> values, PitchFrame[] pitch, ReadOnlySpan<float> samples)
    {
        double[] lengths = [.. Runs(pitch.Length, i => pitch[i].IsVoiced).Select(run => (run.End - run.Start) * _settings.Hop)];
        var pulses = GlottalPulses.Find(samples, pitch);
        double[] harmonics = [.. pitch.Where(frame => frame.IsVoiced).Select(frame => frame.HarmonicsToNoise)];
        values.AddRange(
            (double)harmonics.Length / pitch.Length,
            lengths.Length / ((double)samples.Length / Rate),
            Statistics.Mean(lengths),
            Statistics.Deviation(lengths),
            GlottalPulses.Jitter(pulses),
            GlottalPulses.Shimmer(samples, pulses),
            Statistics.Mean(harmonics),
            Statistics.Deviation(harmonics));
    }

    private static double[] Intensity(ReadOnlySpan<float> samples, int frames)
    {
        var mean = Moments.Sum(samples) / samples.Length;
        var energy = new double[samples.Length + 1];
        for (var i = 0; i < samples.Length; i++)
        {
            energy[i + 1] = energy[i] + ((samples[i] - mean) * (samples[i] - mean));
        }

        var hop = (int)Math.Round(_settings.Hop * Rate);
        var intensity = new double[frames];
        for (var frame = 0; frame < frames; frame++)
        {
            var from = Math.Clamp((frame * hop) - (IntensityFrame / 2), 0, samples.Length);
            var to = Math.Clamp((frame * hop) + (IntensityFrame / 2), 0, samples.Length);
            intensity[frame] = 10 * Math.Log10(Math.Max((energy[to] - energy[from]) / IntensityFrame, Math.Pow(10, Prosody.SilentDecibels / 10)));
        }

        return intensity;
    }

    private static void AddIntensity(List<double> values, double[] intensity)
    {
        const double ActiveRange = 25;
        const double ShortestPause = 0.1;
        AddDistribution(values, intensity);
        values.Add(Statistics.Slope([.. Enumerable.Range(0, intensity.Length).Select(i => i * _settings.Hop)], intensity));
        var loudest = intensity.Max();
        var active = Runs(intensity.Length, i => loudest > Prosody.SilentDecibels && intensity[i] >= loudest - ActiveRange).ToList();
        double[] pauses =
        [
            .. active.Zip(active.Skip(1)).Select(pair => (pair.Second.Start - pair.First.End) * _settings.Hop)
                .Where(length => length >= ShortestPause - 1e-9),
        ];
        var time = active.Count == 0 ? 1 : (active[^1].End - active[0].Start) * _settings.Hop;
        values.AddRange(pauses.Sum() / time, pauses.Length / time, Statistics.Mean(pauses));
    }

    private static void AddFormants(List<double> values, Formant[][] frames)
    {
        double[][] frequencies = [.. Enumerable.Range(0, FormantCount).Select(k => frames.Select(frame => frame[k].Frequency).ToArray())];
        values.AddRange(frequencies.Select(numbers => Statistics.Mean(numbers)));
        values.AddRange(frequencies.Select(numbers => Statistics.Deviation(numbers)));
        values.AddRange(Enumerable.Range(0, FormantCount).Select(k => Statistics.Percentile([.. frames.Select(frame => frame[k].Bandwidth).Order()], 50)));
    }

    private void AddTilt(List<double> values, ReadOnlySpan<float> samples, double[] voiced)
    {
        var sum = default(SpectralTilt.Measures);
        foreach (var time in voiced)
        {
            sum += _tilt.Measure(samples, (int)Math.Round(time * Rate));
        }

        var count = Math.Max(1, voiced.Length);
        values.AddRange(sum.AlphaRatio / count, sum.HammarbergIndex / count, sum.LowSlope / count, sum.MiddleSlope / count);
    }

    private static IEnumerable<(int Start, int End)> Runs(int count, Func<int, bool> holds)
    {
        for (var start = 0; start < count; start++)
        {
            if (holds(start))
            {
                var end = start + 1;
                while (end < count && holds(end))
                {
                    end++;
                }

                yield return (start, end);
                start = end;
            }
        }
    }
}
