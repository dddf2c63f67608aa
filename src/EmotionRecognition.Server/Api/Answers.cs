using EmotionRecognition.Audio;
using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Models.Saved.Cards;
using EmotionRecognition.Recognition;
using EmotionRecognition.Recognition.Timelines;

namespace EmotionRecognition.Server.Api;

/// <summary>What the model is.</summary>
/// <param name="Title">What it is, in one line.</param>
/// <param name="Classes">Its classes.</param>
/// <param name="ReadsText">Whether it needs what is said.</param>
/// <param name="FeatureSets">The feature sets that can be asked for.</param>
/// <param name="TimelineFrom">
/// The length in seconds of sounds from which a timeline says more than one answer; null: the model has none, because it reads text.
/// </param>
internal sealed record ModelAnswer(string Title, IReadOnlyList<string> Classes, bool ReadsText, IReadOnlyList<string> FeatureSets, double? TimelineFrom)
{
    /// <summary>Describes a model.</summary>
    public static ModelAnswer Of(EmotionClassifier classifier) => new(
        TitleOf(classifier),
        classifier.Classes,
        classifier.ReadsText,
        [.. FeatureSetCatalog.Sets.All.Select(set => set.Name)],
        classifier.ReadsText || !classifier.ReadsSound ? null : new TimelineSettings().Window);

    private static string TitleOf(EmotionClassifier classifier) => classifier.Card is not { } card
        ? $"A model without a card: {string.Join(", ", classifier.Classes)}."
        : $"Trained on {DataOf(card)}: {string.Join(", ", card.Classes)}.";

    private static string DataOf(ModelCard card) =>
        string.Join("; ", card.Data.Select(data => $"{data.Title} ({data.Speech ?? "speech"}, {data.Speakers} speakers)"));
}

/// <summary>A class, its probability from 0 to 1, and whether it is in the set of a calibrated model.</summary>
internal sealed record ClassAnswer(string Name, float Probability, bool? InSet);

/// <summary>What a clip sounds like.</summary>
/// <param name="Emotion">The most probable class.</param>
/// <param name="Classes">All classes, most probable first.</param>
/// <param name="Warnings">What keeps the answer from being trusted, a line each.</param>
/// <param name="Sound">The clip.</param>
internal sealed record PredictionAnswer(string Emotion, IReadOnlyList<ClassAnswer> Classes, IReadOnlyList<string> Warnings, SoundAnswer Sound)
{
    /// <summary>Recognizes a clip.</summary>
    public static PredictionAnswer Of(EmotionClassifier classifier, string file, string? text)
    {
        var prediction = classifier.Predict(new SoundSpan("upload", file, 0, null), text);
        var set = prediction.Set();
        return new PredictionAnswer(
            prediction.Emotion,
            [
                .. prediction.Classes.Zip(prediction.Probabilities, (name, probability) => new ClassAnswer(name, probability, set?.Contains(name)))
                    .OrderByDescending(each => each.Probability),
            ],
            prediction.Warnings,
            SoundAnswer.Of(file));
    }
}

/// <summary>What a sound is.</summary>
/// <param name="Seconds">Its length.</param>
/// <param name="SampleRate">Samples per second.</param>
/// <param name="Channels">Its channels.</param>
/// <param name="Waveform">The lowest and highest sample of each of up to 400 stretches of equal length, in turn.</param>
internal sealed record SoundAnswer(double Seconds, int SampleRate, int Channels, IReadOnlyList<float> Waveform)
{
    private const int Stretches = 400;

    /// <summary>Reads a sound.</summary>
    public static SoundAnswer Of(string file)
    {
        using var sound = SoundFile.Open(file);
        var format = sound.Format;
        var stretches = (int)Math.Min(Stretches, format.FrameCount);
        var waveform = new float[2 * stretches];
        for (var i = 0; i < stretches; i++)
        {
            var (first, end) = (format.FrameCount * i / stretches, format.FrameCount * (i + 1) / stretches);
            var samples = sound.ReadMono(first, end - first).Samples;
            (waveform[2 * i], waveform[(2 * i) + 1]) = (samples.Min(), samples.Max());
        }

        return new SoundAnswer(format.Duration, format.SampleRate, format.Channels, waveform);
    }
}

/// <summary>The acoustic features of a clip.</summary>
/// <param name="Set">The feature set.</param>
/// <param name="Columns">Names of its D features.</param>
/// <param name="Values">D values.</param>
internal sealed record FeaturesAnswer(string Set, IReadOnlyList<string> Columns, IReadOnlyList<float> Values)
{
    /// <summary>Computes the features of a clip.</summary>
    public static FeaturesAnswer Of(IFeatureSet set, string file)
    {
        var loader = new SoundLoader(ResamplingPolicy.Resample, set.SampleRate);
        var features = FeatureExtraction.Extract(set, [new SoundSpan("upload", file, 0, null)], loader.Load, threads: 1).Single();
        return new FeaturesAnswer(set.Name, set.Columns, features.Values);
    }
}
