using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Resampling;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using MathNet.Numerics.Random;

namespace EmotionRecognition.Pipeline.Description;

/// <summary>The available models with their settings, and what trained ones cost.</summary>
public static class ModelListing
{
    private const string Weights = "model.safetensors";
    private const string Settings = "settings.json";
    private const int TimedRows = 64;

    private static readonly TimeSpan _timed = TimeSpan.FromMilliseconds(50);

    /// <summary>Every kind of model, by name, with the keys and default values of its settings as experiment files write them.</summary>
    public static IReadOnlyList<ModelDescription> Kinds()
    {
        BuiltInPlugIns.Add();
        return
        [
            .. ModelCatalog.Kinds.All.OrderBy(kind => kind.Name, StringComparer.Ordinal).Select(kind =>
                new ModelDescription(kind.Name, kind.Summary, DefaultsIn(SettingsJson.Describe((ModelSettings)Activator.CreateInstance(kind.Settings)!)))),
        ];
    }

    /// <summary>Every way to make synthetic training rows, in the same form.</summary>
    public static IReadOnlyList<ModelDescription> Resamplings()
    {
        BuiltInPlugIns.Add();
        return
        [
            .. ResamplingCatalog.Kinds.All.OrderBy(kind => kind.Name, StringComparer.Ordinal).Select(kind => new ModelDescription(
                kind.Name, kind.Summary, DefaultsIn(SettingsJson.Describe((ResamplingSettings)Activator.CreateInstance(kind.Settings)!)))),
        ];
    }

    /// <summary>The trained models of a workspace, one per system: its first fold. Each predicts random rows to measure its time.</summary>
    /// <param name="root">The folder that contains <c>savedModel/</c>.</param>
    /// <returns>Models that cannot be read, such as those of another version, have an obstacle and no other numbers.</returns>
    public static IReadOnlyList<ModelCost> Trained(string root)
    {
        BuiltInPlugIns.Add();
        var folder = Path.Combine(root, ResearchLayout.Models);
        var found = Directory.Exists(folder) ? Directory.GetFiles(folder, Settings, SearchOption.AllDirectories) : [];
        return
        [
            .. found.Select(file => Path.GetDirectoryName(file)!).Order(StringComparer.Ordinal)
                .GroupBy(model => Path.GetDirectoryName(model)!).Select(system => CostOf(root, system.First(), system.Count())),
        ];
    }

    private static IReadOnlyDictionary<string, string> DefaultsIn(string settings)
    {
        using var json = JsonDocument.Parse(settings);
        return json.RootElement.EnumerateObject().Where(setting => setting.Name != "kind")
            .ToDictionary(setting => setting.Name, setting => setting.Value.GetRawText(), StringComparer.Ordinal);
    }

    private static ModelCost CostOf(string root, string folder, int folds)
    {
        var name = Path.GetRelativePath(root, folder).Replace('\\', '/');
        try
        {
            return Measure(name, folder, folds);
        }
        catch (InputException error)
        {
            return new ModelCost(name, folds, "", 0, 0, TimeSpan.Zero) { Obstacle = error.Message };
        }
    }

    private static ModelCost Measure(string name, string folder, int folds)
    {
        SavedModelSettings settings;
        using (var saved = SavedModel.Load(folder))
        {
            settings = saved.Settings;
        }

        var tensors = SafetensorsFile.Read(Path.Combine(folder, Weights)).Tensors;
        using var model = settings.Model.Load(tensors, new ModelShape(settings.Classes.Count, settings.ColumnCount, folder));
        return new ModelCost(
            name,
            folds,
            settings.Model.Kind,
            tensors.Sum(tensor => tensor.Value.Shape.Aggregate(1L, (product, size) => product * size)),
            Directory.GetFiles(folder).Sum(file => new FileInfo(file).Length),
            TimeOf(model, settings.ColumnCount));
    }

    private static TimeSpan TimeOf(IClassifier model, int columns)
    {
        var random = new Xoshiro256StarStar(1, threadSafe: false);
        var names = Enumerable.Range(0, columns).Select(column => column.ToString(CultureInfo.InvariantCulture));
        var rows = new InputMatrix([.. names], [.. Enumerable.Range(0, TimedRows * columns).Select(_ => (float)random.NextDouble())]);
        model.Predict(rows);
        var (watch, passes) = (Stopwatch.StartNew(), 0);
        while (watch.Elapsed < _timed)
        {
            model.Predict(rows);
            passes++;
        }

        return watch.Elapsed / (passes * TimedRows);
    }
}

/// <summary>A kind of model.</summary>
/// <param name="Kind">What experiment files call it.</param>
/// <param name="Summary">What it is, in one line.</param>
/// <param name="Defaults">The default value of each setting, as JSON, by key.</param>
public sealed record ModelDescription(string Kind, string Summary, IReadOnlyDictionary<string, string> Defaults);

/// <summary>What a trained model costs.</summary>
/// <param name="Folder">Its folder, relative to the workspace.</param>
/// <param name="Folds">The number of models of the system, of which this is the first.</param>
/// <param name="Kind">The kind of model.</param>
/// <param name="Parameters">Stored numbers: weights, or features, thresholds, children, and leaves of trees.</param>
/// <param name="Bytes">The size of all its files on disk.</param>
/// <param name="TimePerRow">Measured time of predicting an encoded row, in batches of 64.</param>
public sealed record ModelCost(string Folder, int Folds, string Kind, long Parameters, long Bytes, TimeSpan TimePerRow)
{
    /// <summary>Why the model cannot be read; null if it can.</summary>
    public string? Obstacle { get; init; }
}
