using System.Collections.Concurrent;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Tables;
using EmotionRecognition.Text;

namespace EmotionRecognition.Recognition;

/// <summary>Computes what a saved model reads of one clip: the features of its sound and the numbers of its text. Safe to share between threads.</summary>
internal sealed class ClipFeatures : IDisposable
{
    /// <summary>The key of the clip's row in every table.</summary>
    public const string Clip = "clip";

    private readonly IReadOnlyList<PooledSet> _sets;
    private readonly IReadOnlyList<ITextSet> _texts;
    private readonly ConcurrentDictionary<(int From, int To), Resampler> _resamplers = new();

    /// <summary>Finds the sets that a model reads.</summary>
    /// <param name="folder">The model's folder, for errors.</param>
    /// <param name="model">The model's settings.</param>
    /// <exception cref="InputException">The model reads more than a clip, or a feature set that is not there.</exception>
    public ClipFeatures(string folder, SavedModelSettings model)
    {
        if (model.Inputs.FirstOrDefault(input => input.OtherSystem is not null || input.ReadsDialogs) is { } other)
        {
            throw new InputException(
                folder,
                $"a model with the input {other.Kind}, which reads {(other.ReadsDialogs ? "the dialog around an utterance" : "the output of other models")}",
                "a model of single utterances",
                "choose one whose inputs are sound and text");
        }

        string[] alterations = model.Augmentation is { AtTest: true } copies ? ["", .. copies.Copies] : [""];
        var own = model.Inputs.Select(input => input.CreateFeatureSet()).OfType<IFeatureSet>().ToList();
        _texts = [.. model.Inputs.Select(input => input.CreateTextSet()).OfType<ITextSet>().DistinctBy(set => set.Name)];
        _sets =
        [
            .. from set in model.Inputs.Select(input => input.FeatureSet).OfType<string>().Distinct()
               where !_texts.Any(text => text.Name == set)
               from alteration in alterations
               select new PooledSet(AlteredSet.Named(AlteredSet.NameOf(set, alteration), folder, own)),
        ];
    }

    /// <summary>Whether sound is read.</summary>
    public bool ReadsSound => _sets.Count > 0;

    /// <summary>The sample rates that sound is read at, Hz.</summary>
    public IEnumerable<int> SampleRates => _sets.Select(set => set.Set.SampleRate).Distinct();

    /// <summary>Computes the tables of a clip, each with one row called <see cref="Clip"/>.</summary>
    /// <param name="samplesAt">Returns the clip's samples at a sample rate; called once per rate.</param>
    /// <param name="words">What was said in it.</param>
    /// <exception cref="InputException">The clip has no finite features.</exception>
    public FeatureTables Compute(Func<int, float[]> samplesAt, SpokenText words)
    {
        var samples = SampleRates.ToDictionary(rate => rate, samplesAt);
        var tables = new Dictionary<string, FeatureTable>(StringComparer.Ordinal);
        foreach (var set in _sets)
        {
            var signal = samples[set.Set.SampleRate];
            tables.Add(set.Set.Name, Table(set.Set.Name, set.Set.Columns, [Clip], set.Extract(signal, [new SampleRange(0, signal.Length)])));
        }

        foreach (var set in _texts)
        {
            var vectors = set.Compute([set.Form == TextForm.AsWritten ? words.Written : words.Normalized], new Unreported());
            tables.Add(set.Name, Table(set.Name, vectors.Columns, [Clip], vectors.Values));
        }

        return new FeatureTables(tables);
    }

    /// <summary>Computes the tables of windows of a recording, for a model of sound only.</summary>
    /// <param name="samples">A part of the recording.</param>
    /// <param name="sampleRate">Its sample rate, Hz.</param>
    /// <param name="windows">N windows in it.</param>
    /// <param name="rows">N names of rows.</param>
    /// <exception cref="InputException">A window has no finite features.</exception>
    public FeatureTables Compute(float[] samples, int sampleRate, IReadOnlyList<SampleRange> windows, IReadOnlyList<string> rows)
    {
        var signals = SampleRates.ToDictionary(rate => rate, rate => rate == sampleRate ? samples : Resample(samples, sampleRate, rate));
        var tables = new Dictionary<string, FeatureTable>(StringComparer.Ordinal);
        foreach (var set in _sets)
        {
            var rate = set.Set.SampleRate;
            var values = set.Extract(signals[rate], [.. windows.Select(window => At(window, sampleRate, rate))]);
            tables.Add(set.Set.Name, Table(set.Set.Name, set.Set.Columns, rows, values));
        }

        return new FeatureTables(tables);
    }

    /// <summary>Resamples a clip.</summary>
    /// <param name="samples">At least one sample.</param>
    /// <param name="from">Their sample rate, Hz.</param>
    /// <param name="to">The wanted sample rate, Hz.</param>
    public float[] Resample(ReadOnlySpan<float> samples, int from, int to) =>
        from == to ? samples.ToArray() : _resamplers.GetOrAdd((from, to), static rates => new Resampler(rates.From, rates.To)).Resample(samples);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var set in _sets)
        {
            (set.Set as IDisposable)?.Dispose();
        }
    }

    private static SampleRange At(SampleRange window, int from, int to) => from == to
        ? window
        : new SampleRange((int)((long)window.Start * to / from), Math.Max(1, (int)((long)window.Length * to / from)));

    private static FeatureTable Table(string set, IReadOnlyList<string> columns, IReadOnlyList<string> rows, float[] values) =>
        Array.FindIndex(values, value => !float.IsFinite(value)) is >= 0 and var bad
            ? throw new InputException(
                $"feature set {set}", $"{values[bad]} in the column {columns[bad % columns.Count]}", "finite numbers", "use another clip")
            : new FeatureTable(columns, rows, values);

    /// <summary>A set with extractors that are not in use; each keeps working memory.</summary>
    private sealed class PooledSet(IFeatureSet set)
    {
        private readonly ConcurrentBag<IFeatureExtractor> _idle = [];

        public IFeatureSet Set => set;

        public float[] Extract(float[] samples, IReadOnlyList<SampleRange> windows)
        {
            var columns = set.Columns.Count;
            var values = new float[windows.Count * columns];
            var extractor = _idle.TryTake(out var idle) ? idle : set.Create();
            try
            {
                if (extractor is IWindowExtractor shared && windows.Count > 1)
                {
                    shared.ExtractWindows(samples, windows, values);
                    return values;
                }

                foreach (var (row, window) in windows.Index())
                {
                    extractor.Extract(samples.AsSpan(window.Start, window.Length), values.AsSpan(row * columns, columns));
                }
            }
            catch (ArgumentException error)
            {
                throw new InputException($"feature set {set.Name}", error.Message, "finite samples, at least one", "use another clip", error);
            }
            finally
            {
                _idle.Add(extractor);
            }

            return values;
        }
    }

    private sealed class Unreported : IProgress<int>
    {
        public void Report(int value)
        {
        }
    }
}
