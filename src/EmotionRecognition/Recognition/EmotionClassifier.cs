using System.Collections.Concurrent;
using System.Globalization;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Pitch;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Calibration;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Saved.Cards;

namespace EmotionRecognition.Recognition;

/// <summary>
/// Recognizes emotions in clips with a saved model: <c>EmotionClassifier.Load(folder).Predict(samples, sampleRate)</c>. Safe to share between threads.
/// </summary>
public sealed class EmotionClassifier : IDisposable
{
    private readonly string _folder;
    private readonly SavedModel _model;
    private readonly ClipFeatures _features;
    private readonly ConcurrentDictionary<int, SoundLoader> _loaders = new();
    private readonly Lock _predicting = new();

    private EmotionClassifier(string folder, SavedModel model)
    {
        (_folder, _model) = (folder, model);
        _features = new ClipFeatures(folder, model.Settings);
        ReadsText = model.Settings.Inputs.Any(input => input.ReadsText);
        Card = ModelCard.Find(folder);
    }

    /// <summary>How the model was trained.</summary>
    public SavedModelSettings Settings => _model.Settings;

    /// <summary>The model card: what the model was trained on, how well it does, and what it must not be used for; null if it has none.</summary>
    public ModelCard? Card { get; }

    /// <summary>Names of the K classes.</summary>
    public IReadOnlyList<string> Classes => Settings.Classes;

    /// <summary>Whether the model reads sound.</summary>
    public bool ReadsSound => _features.ReadsSound;

    /// <summary>Whether the model reads what was said.</summary>
    public bool ReadsText { get; }

    /// <summary>Loads a model of any kind whose inputs are sound and text.</summary>
    /// <param name="folder">The folder of a saved model.</param>
    /// <exception cref="InputException">
    /// A file is missing or was modified, the format is another one, or the model reads more than single utterances.
    /// </exception>
    public static EmotionClassifier Load(string folder)
    {
        var model = SavedModel.Load(folder);
        try
        {
            return new EmotionClassifier(folder, model);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>Recognizes one clip.</summary>
    /// <param name="samples">Mono samples in [-1, 1], at least one; ignored by a model of text only.</param>
    /// <param name="sampleRate">Their sample rate, Hz; other rates than the model's are resampled.</param>
    /// <param name="text">What was said; ignored by a model of sound only.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sample rate is not positive.</exception>
    /// <exception cref="InputException">The model reads text and there is none, there are no samples, or some are not finite.</exception>
    public EmotionPrediction Predict(ReadOnlySpan<float> samples, int sampleRate, string? text = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        if (ReadsSound && (samples.IsEmpty || !AllFinite(samples)))
        {
            throw new InputException(
                "clip", samples.IsEmpty ? "no samples" : "samples that are not finite", "finite samples, at least one", "use another clip");
        }

        var clip = samples.ToArray();
        return Predict(rate => _features.Resample(clip, sampleRate, rate), text, ReadsSound ? SoundWarnings.Of(clip, sampleRate) : []);
    }

    /// <summary>Recognizes one clip in a sound file.</summary>
    /// <param name="span">Where it is. Any sample rate, any number of channels, and any format that <see cref="SoundFile"/> reads.</param>
    /// <param name="text">What was said; ignored by a model of sound only.</param>
    /// <exception cref="InputException">
    /// The file cannot be read, the clip is longer than <see cref="SoundLoader.Longest"/>, or the model reads text and there is none.
    /// </exception>
    public EmotionPrediction Predict(SoundSpan span, string? text)
    {
        if (!ReadsSound)
        {
            return Predict(_ => [], text, []);
        }

        // Clipping and channels that cancel each other out are seen only before channels are joined.
        var clip = Load(span, PitchTracker.SampleRate);
        IReadOnlyList<SoundWarning> warnings = [.. SoundWarnings.Of(clip, PitchTracker.SampleRate), .. SoundWarnings.Of(SoundQuality.Measure(span))];
        return Predict(rate => rate == PitchTracker.SampleRate ? clip : Load(span, rate), text, [.. warnings.DistinctBy(warning => warning.Fault)]);
    }

    /// <summary>Recognizes one clip of a corpus, and whether the model was trained on it: a score on such a clip is meaningless.</summary>
    /// <param name="clip">The clip.</param>
    /// <exception cref="InputException">As for <see cref="Predict(SoundSpan, string?)"/>.</exception>
    public TestedClip Test(TestClip clip)
    {
        var words = Words(clip.Text);
        var tables = _features.Compute(rate => Load(clip.Span, rate), words);
        var prints = ReadsSound && SoundPrint.Of(clip.Span) is { } print ? new Dictionary<string, string> { [ClipFeatures.Clip] = print } : [];
        var known = _model.Recognize(tables, [Row(words)], prints).FirstOrDefault(row => row.IsSeen);
        if (known is null && _model.KnowsOnlyNames && _model.UtterancesSeen.Contains(clip.Id))
        {
            known = new RecognizedRow(clip.Id, clip.Id, "train", SeenBy.Name);
        }

        return new TestedClip(clip, Predict(tables, words), known is null ? null : known with { Utterance = clip.Id });
    }

    /// <summary>Recognizes windows of a recording with a model of sound only; what overlapping windows share is computed once.</summary>
    /// <param name="samples">Mono samples, all finite.</param>
    /// <param name="sampleRate">Their sample rate, Hz; other rates than the model's are resampled.</param>
    /// <param name="windows">N windows in the samples, of at least one sample each.</param>
    /// <returns>N rows of K probabilities.</returns>
    /// <exception cref="InputException">The model reads text, or the features of a window are not finite.</exception>
    public IReadOnlyList<IReadOnlyList<float>> PredictWindows(float[] samples, int sampleRate, IReadOnlyList<SampleRange> windows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        RequireSoundOnly();
        string[] rows = [.. windows.Select((_, i) => $"window {i}")];
        var tables = _features.Compute(samples, sampleRate, windows, rows);
        lock (_predicting)
        {
            return _model.Predict(tables, [.. rows.Select(row => new InputRow(row, ""))]);
        }
    }

    /// <summary>Requires a model that reads sound and nothing else.</summary>
    /// <exception cref="InputException">It reads text.</exception>
    internal void RequireSoundOnly()
    {
        if (ReadsText || !ReadsSound)
        {
            throw new InputException(_folder, "a model that reads what is said", "a model of sound only", "choose another model");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _features.Dispose();
        _model.Dispose();
    }

    private float[] Load(SoundSpan span, int rate) => _loaders.GetOrAdd(rate, static rate => new SoundLoader(ResamplingPolicy.Resample, rate)).Load(span);

    private static bool AllFinite(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            if (!float.IsFinite(sample))
            {
                return false;
            }
        }

        return true;
    }

    private EmotionPrediction Predict(Func<int, float[]> samplesAt, string? text, IReadOnlyList<SoundWarning> sound)
    {
        var words = Words(text);
        var prediction = Predict(_features.Compute(samplesAt, words), words);
        return prediction with { Warnings = [.. sound.Select(warning => warning.Text), .. prediction.Warnings] };
    }

    private EmotionPrediction Predict(FeatureTables tables, SpokenText words)
    {
        InputRow[] rows = [Row(words)];
        lock (_predicting)
        {
            var calibrated = _model.Calibration is null ? null : _model.PredictCalibrated(tables, rows)[0];
            return new EmotionPrediction(Classes, calibrated?.Probabilities ?? _model.Predict(tables, rows)[0])
            {
                Calibrated = calibrated,
                Warnings = [.. Warnings(words, calibrated?.Familiarity)],
            };
        }
    }

    private SpokenText Words(string? text) => ReadsText ? SpokenText.Of(text, _folder) : SpokenText.None;

    private static InputRow Row(SpokenText words) => new(ClipFeatures.Clip, words.Normalized) { Written = words.Written };

    private static IEnumerable<string> Warnings(SpokenText words, Familiarity? familiarity)
    {
        if (words.Warning is { } lost)
        {
            yield return lost;
        }

        if (familiarity is { IsUnfamiliar: true, Share: var share })
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"unlike what the model was trained on: {share:0.0 %} of clips of unseen speakers are as far from it");
        }
    }
}
