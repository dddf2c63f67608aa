using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Encoders.Tfidf;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Tables;
using EmotionRecognition.Text;
using MathNet.Numerics.Random;

namespace EmotionRecognition.Tests.Models;

/// <summary>A small task that can be learned: two classes that differ in sound and in a word.</summary>
internal static class ToyRows
{
    private static readonly string[] _words = ["sunny", "rainy"];

    public static FeatureTables Acoustics { get; } = Features(MakeAcoustics());

    public static FeatureTables Features(FeatureTable table) => new(new Dictionary<string, FeatureTable> { ["study-276"] = table });

    /// <summary>Acoustic features, TF-IDF or both.</summary>
    public static IReadOnlyList<InputEncoder> Inputs(string which = "both") =>
    [
        .. which == "text" ? [] : new InputEncoder[] { new AcousticEncoder { Scaling = Scaling.Standard } },
        .. which == "audio" ? [] : new InputEncoder[] { new TfidfEncoder { Options = TfidfOptions.Study with { MinTexts = 2 } } },
    ];

    /// <summary>Rows first to last - 1 of 60.</summary>
    public static LabeledRow[] Rows(int first, int last) => [.. Enumerable.Range(first, last - first).Select(row =>
        new LabeledRow($"u{row:00}", $"a {_words[row % 2]} day with {(row % 3 == 0 ? "wind" : "clouds")}", row % 2))];

    public static TrainingTask Task(ModelSettings model, string inputs = "both") => new()
    {
        Model = model,
        Inputs = Inputs(inputs),
        Classes = ["calm", "gloomy"],
        Features = Acoustics,
        Training = Rows(0, 20),
        Validation = Rows(20, 30),
        Seed = 3,
    };

    private static FeatureTable MakeAcoustics()
    {
        var random = new Xoshiro256StarStar(11, threadSafe: false);
        var values = Enumerable.Range(0, 60).SelectMany(row => Enumerable.Range(0, 40).Select(column =>
            (float)((column % 2 == row % 2 ? 1.0 : 0.0) + random.NextDouble())));
        return new FeatureTable(
            [.. Enumerable.Range(0, 40).Select(column => $"f{column}")],
            [.. Enumerable.Range(0, 60).Select(row => $"u{row:00}")],
            [.. values]);
    }
}
