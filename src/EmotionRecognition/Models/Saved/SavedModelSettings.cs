using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Encoders.Tfidf;
using EmotionRecognition.Kinds;
using EmotionRecognition.Models.Calibration;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Models.Saved;

/// <summary>
/// The contents of a saved model's <c>settings.json</c>: how it was trained, and hashes that detect modified files.
/// </summary>
public sealed record SavedModelSettings
{
    private const int CurrentFormat = 3;
    private const int LastFormat = 2;
    private const string Remedy = "retrain the model, or restore the original folder";

    /// <summary>The version of the folder's format.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The model and how it was trained.</summary>
    public required ModelSettings Model { get; init; }

    /// <summary>The encoders of the model's input.</summary>
    public required IReadOnlyList<InputEncoder> Inputs { get; init; }

    /// <summary>Altered copies that it was trained on and, possibly, averages at test; null: none.</summary>
    public AlteredCopies? Augmentation { get; init; }

    /// <summary>How synthetic training rows were made, as one line of JSON; null: there were none.</summary>
    public string? Resampling { get; init; }

    /// <summary>How its calibration was determined; null: it has none.</summary>
    public CalibrationSettings? Calibration { get; init; }

    /// <summary>Names of the K classes in the order of their indices.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>D, the columns of all inputs together.</summary>
    public required int ColumnCount { get; init; }

    /// <summary>The seed of the initial weights and of the order of rows.</summary>
    public required int Seed { get; init; }

    /// <summary>Rows that weights were fitted on, duplicates counted, synthetic rows not counted.</summary>
    public required int TrainingRows { get; init; }

    /// <summary>Rows that epoch or penalty was chosen on, duplicates counted.</summary>
    public required int SelectionRows { get; init; }

    /// <summary>Which rows the encoders were fitted on.</summary>
    public required FittedOn FittedOn { get; init; }

    /// <summary>Which rows epoch or penalty was chosen on.</summary>
    public required SelectedOn SelectedOn { get; init; }

    /// <summary>The choice.</summary>
    public required SelectedModel Selected { get; init; }

    /// <summary>SHA-256 of each other file, by name.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>SHA-256 of this file with an empty string here.</summary>
    public string Digest { get; init; } = string.Empty;

    /// <summary>Reads settings and checks that they and the other files are unmodified.</summary>
    /// <param name="path">The file <c>settings.json</c>.</param>
    /// <param name="kinds">Reads models and encoders: see <see cref="SettingsJson"/>.</param>
    /// <exception cref="InputException">A file is missing, was modified, or has a different format.</exception>
    internal static SavedModelSettings Read(string path, JsonSerializerOptions kinds)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, "no such file", "the settings of a saved model", "check the folder, or train the model");
        }

        return CheckedJson.Read(path, "the settings of a saved model", Remedy, () =>
        {
            var text = File.ReadAllText(path);
            var root = JsonNode.Parse(text) as JsonObject ?? throw new JsonException("not an object");
            var format = (int?)root["format"];
            if (format is not (CurrentFormat or LastFormat))
            {
                throw new InputException(path, $"format {format}", $"{LastFormat} or {CurrentFormat}", Remedy);
            }

            if ((string?)root["digest"] != DigestOf(text, (string?)root["digest"]))
            {
                throw new InputException(path, "modified settings", "those of the training run", Remedy);
            }

            if (format == LastFormat)
            {
                Migrate(root);
            }

            var settings = root.Deserialize<SavedModelSettings>(FormatWith(kinds))!;
            settings.CheckFiles(Path.GetDirectoryName(path)!);
            return settings;
        });
    }

    /// <summary>Writes settings for existing files.</summary>
    /// <param name="folder">The folder with the files.</param>
    /// <param name="files">Their names.</param>
    internal void Write(string folder, IEnumerable<string> files)
    {
        var hashes = files.ToDictionary(name => name, name => Hash(Path.Combine(folder, name)));
        var settings = this with { Files = new SortedDictionary<string, string>(hashes, StringComparer.Ordinal) };
        var format = FormatWith(SettingsJson.Of(Model, Inputs));
        var text = JsonSerializer.Serialize(settings, format) + "\n";
        var digest = DigestOf(text, "");
        File.WriteAllText(Path.Combine(folder, SavedModel.SettingsName), JsonSerializer.Serialize(settings with { Digest = digest }, format) + "\n");
    }

    // Format 2 described the inputs by one of three words.
    private static void Migrate(JsonObject root)
    {
        var inputs = (JsonObject)root["inputs"]!;
        var encoders = new JsonArray();
        var features = (string?)inputs["features"];
        if (features is "audio" or "audio-and-text")
        {
            encoders.Add(new JsonObject { ["kind"] = AcousticEncoder.Id, ["scaling"] = inputs["scaling"]?.DeepClone() });
        }

        if (features is "text" or "audio-and-text")
        {
            encoders.Add(new JsonObject { ["kind"] = TfidfEncoder.Id, ["options"] = inputs["tfidf"]?.DeepClone() });
        }

        (root["inputs"], root["format"]) = (encoders, CurrentFormat);
    }

    private static JsonSerializerOptions FormatWith(JsonSerializerOptions kinds) => new(kinds)
    {
        WriteIndented = true,
        NewLine = "\n",
        IndentSize = 2,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectRequiredConstructorParameters = true,
    };

    private static string Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static string DigestOf(string text, string? digest) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        (string.IsNullOrEmpty(digest) ? text : text.Replace(digest, "", StringComparison.Ordinal)).TrimEnd('\n'))));

    private void CheckFiles(string folder)
    {
        foreach (var (name, hash) in Files)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path) || Hash(path) != hash)
            {
                var found = File.Exists(path) ? "a modified file" : "no such file";
                throw new InputException(path, found, $"the file listed in {SavedModel.SettingsName}", Remedy);
            }
        }
    }
}
