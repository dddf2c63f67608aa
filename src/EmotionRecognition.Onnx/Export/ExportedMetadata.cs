using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Encoders;
using EmotionRecognition.Graphs;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Saved.Cards;

namespace EmotionRecognition.Onnx.Export;

/// <summary>What an exported file tells about its model.</summary>
/// <param name="Name">The model's kind.</param>
/// <param name="Description">What the file computes, in one sentence.</param>
/// <param name="Entries">The metadata: see docs/onnx.md.</param>
internal sealed record ExportedMetadata(string Name, string Description, IReadOnlyList<KeyValuePair<string, string>> Entries)
{
    /// <summary>The program that writes files.</summary>
    public const string Producer = "EmotionRecognition";

    private const string RowsFile = "rows.csv";
    private const string SettingsFile = "settings.json";
    private const string CalibrationFile = "calibration.json";

    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Its version.</summary>
    public static string Version { get; } =
        typeof(OnnxExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>What the file of a model tells.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="settings">How it was trained.</param>
    /// <param name="graph">How it computes.</param>
    /// <param name="members">The models that the file contains.</param>
    public static ExportedMetadata Of(string folder, SavedModelSettings settings, GraphBuilder graph, ExportedMembers members)
    {
        var entries = new List<KeyValuePair<string, string>>
        {
            new("model", settings.Model.Kind),
            new("summary", settings.Model.Summary),
            new("classes", Text(settings.Classes)),
            new("inputs", Inputs(folder, [settings, .. members.Others.Select(other => other.Settings)], graph)),
            new("calibrated", $"{members.Model.Calibration is not null}".ToLowerInvariant()),
            new("training_rows", $"{settings.TrainingRows}"),
            new("training_rows_sha256", settings.Files.GetValueOrDefault(RowsFile, "")),
            new("settings", File.ReadAllText(Path.Combine(folder, SettingsFile))),
            new("producer", $"{Producer} {Version}"),
        };
        if (members.Others.Any())
        {
            entries.Add(new("members", Text(members.Others.ToDictionary(other => other.System, other => other.Settings.Model.Kind))));
        }

        if (ModelCard.Find(folder) is { } card)
        {
            entries.Add(new("license", string.Join("; ", card.Data.Select(data => $"{data.Title}: {data.License}").Distinct())));
        }

        AddFile(entries, "card", Path.Combine(folder, ModelCard.PageName), Path.Combine(folder, "..", ModelCard.PageName));
        AddFile(entries, "calibration", Path.Combine(folder, CalibrationFile));
        var inputs = string.Join(" and ", graph.Inputs.Select(input => input.Value.Name));
        return new ExportedMetadata(
            settings.Model.Kind, $"Speech emotion recognition: {string.Join(", ", settings.Classes)} from {inputs}, by {settings.Model.Summary}.", entries);
    }

    private static string Inputs(string folder, IReadOnlyList<SavedModelSettings> models, GraphBuilder graph)
    {
        List<InputEncoder> encoders = [.. models.SelectMany(model => model.Inputs)];
        List<IFeatureSet> own = [.. encoders.Select(encoder => encoder.CreateFeatureSet()).OfType<IFeatureSet>()];
        var described = new JsonArray();
        foreach (var input in graph.Inputs)
        {
            var entry = new JsonObject { ["name"] = input.Value.Name, ["meaning"] = input.Meaning };
            if (encoders.Any(encoder => encoder.FeatureSet == input.Name))
            {
                entry["sample_rate"] = AlteredSet.Named(input.Name, folder, own).SampleRate;
            }

            entry["columns"] = new JsonArray([.. input.Columns.Select(column => (JsonNode?)JsonValue.Create(column))]);
            described.Add(entry);
        }

        return described.ToJsonString(_json);
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, _json);

    private static void AddFile(List<KeyValuePair<string, string>> entries, string key, params string[] places)
    {
        if (places.FirstOrDefault(File.Exists) is { } path)
        {
            entries.Add(new(key, File.ReadAllText(path)));
        }
    }
}
