using System.Text.Json;
using System.Text.Json.Nodes;
using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Encoders.Tfidf;
using EmotionRecognition.Kinds;
using EmotionRecognition.Models.Calibration;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>Reads experiment files: JSON with comments. Unknown keys and invalid values are rejected with an error that names them.</summary>
public static class ExperimentFile
{
    private static readonly JsonDocumentOptions _syntax =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    // What it learns about types is used for all files. Kinds are looked up each time, so that those of plug-ins loaded later are found.
    private static readonly JsonSerializerOptions _settings = SettingsJson.Registered();

    /// <summary>Reads and checks one experiment.</summary>
    /// <exception cref="InputException">The file is missing, is not JSON, or has an unknown key or an invalid value.</exception>
    public static Experiment Read(string path)
    {
        BuiltInPlugIns.Add();
        if (!File.Exists(path))
        {
            throw new InputException(path, "no such file", "an experiment file", "list the experiments with --target=Experiments");
        }

        var root = Parse(path);
        CheckKeys(path, root, typeof(Experiment));
        if (root["filter"] is JsonObject filter)
        {
            CheckKeys($"{path}, filter", filter, typeof(RowFilter));
        }

        if (root["importance"] is JsonObject importance)
        {
            CheckKeys($"{path}, importance", importance, typeof(ImportanceSettings));
        }

        foreach (var (index, system) in Objects(root, "systems").Index())
        {
            NameInputs($"{path}, systems[{index}]", system);
            CheckKeys($"{path}, systems[{index}]", system, typeof(SystemDefinition));
            if (system["calibration"] is JsonObject calibration)
            {
                CheckKeys($"{path}, systems[{index}], calibration", calibration, typeof(CalibrationSettings));
            }
        }

        foreach (var (index, regressor) in Objects(root, "regressors").Index())
        {
            CheckKeys($"{path}, regressors[{index}]", regressor, typeof(RegressorDefinition));
        }

        var experiment = WithCorpora(WithTable(WithFolder(path, Deserialize(path, root))), root);
        ExperimentCheck.Run(path, experiment);
        return experiment;
    }

    /// <summary>Whether a file, as far as it shows without its settings, describes an experiment on a corpus that runs without being named.</summary>
    /// <exception cref="InputException">The file is not JSON.</exception>
    internal static bool MayRun(string path, string corpus)
    {
        var root = Parse(path);
        return !(root["corpus"] is JsonValue named && named.TryGetValue<string>(out var other) && other != corpus)
            && !(root["onRequest"] is JsonValue request && request.TryGetValue<bool>(out var onRequest) && onRequest);
    }

    // The message has the key in quotes and says no line.
    private static string NameIn(string message) => message.Split('\'') is [_, var name, ..] ? $" \"{name}\"" : "";

    private static JsonObject Parse(string path)
    {
        try
        {
            var root = JsonNode.Parse(File.ReadAllText(path), documentOptions: _syntax) as JsonObject
                ?? throw new InputException(path, "not a JSON object", "{ \"name\": ... }", "see experiments/README.md");
            ReadTexts(root);
            return root;
        }
        catch (Exception error) when (CheckedJson.IsFault(error))
        {
            throw new InputException(
                CheckedJson.PlaceOf(path, error),
                error.Message.Contains("uplicate", StringComparison.Ordinal) ? $"a duplicate key{NameIn(error.Message)}" : "invalid JSON",
                "JSON without duplicate keys, as described in experiments/README.md",
                "fix the key, bracket, comma, or quote near it",
                error);
        }
    }

    // Texts are decoded when they are asked for: one that is half of a surrogate pair is found here rather than later.
    private static void ReadTexts(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                members.ToList().ForEach(member => ReadTexts(member.Value));
                break;
            case JsonArray items:
                items.ToList().ForEach(ReadTexts);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                value.GetValue<string>();
                break;
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonObject root, string key) => root[key] is JsonArray list ? list.OfType<JsonObject>() : [];

    private static void CheckKeys(string place, JsonObject found, Type type)
    {
        var keys = JsonKeys.Of(type);
        if (found.Select(pair => pair.Key).FirstOrDefault(key => !keys.Contains(key)) is { } unknown)
        {
            throw new InputException(place, $"unknown key \"{unknown}\"", $"one of {string.Join(", ", keys)}", "fix the key");
        }

        var required = type.GetProperties().Where(property => property.CustomAttributes.Any(data => data.AttributeType.Name == "RequiredMemberAttribute"))
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        if (required.FirstOrDefault(key => !found.ContainsKey(key)) is { } missing)
        {
            throw new InputException(place, $"no key \"{missing}\"", "that key", "add it");
        }
    }

    // Older files have "features": "audio-and-text" instead of a list of inputs.
    private static void NameInputs(string place, JsonObject system)
    {
        if (system["features"] is not { } features)
        {
            return;
        }

        JsonObject Input(string kind) => new() { ["kind"] = kind };
        JsonArray? inputs = (features as JsonValue)?.GetValueKind() != JsonValueKind.String ? null : features.GetValue<string>() switch
        {
            "audio" => [Input(AcousticEncoder.Id)],
            "text" => [Input(TfidfEncoder.Id)],
            "audio-and-text" => [Input(AcousticEncoder.Id), Input(TfidfEncoder.Id)],
            _ => null,
        };
        if (inputs is null || system.ContainsKey("inputs"))
        {
            throw new InputException(
                $"{place}, features",
                inputs is null ? features.ToJsonString() : "\"inputs\" as well",
                "audio, text, or audio-and-text, or \"inputs\" instead",
                "replace it with \"inputs\": [{ \"kind\": \"acoustics\", \"set\": \"study-276\" }, { \"kind\": \"tfidf\" }]");
        }

        system.Remove("features");
        system["inputs"] = inputs;
    }

    private static Experiment Deserialize(string path, JsonObject root)
    {
        try
        {
            return root.Deserialize<Experiment>(_settings)!;
        }
        catch (InputException error)
        {
            throw new InputException($"{path}: {error.Message}", error);
        }
        catch (Exception error) when (CheckedJson.IsFault(error))
        {
            var found = error is JsonException { Path: { Length: > 1 } where } ? $"an invalid value at {where[2..]}" : "an invalid value";
            throw new InputException(path, found, "a value described in experiments/README.md", "fix the value", error);
        }
    }

    // Paths in an experiment file are relative to its folder.
    private static Experiment WithFolder(string path, Experiment experiment)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        IReadOnlyList<InputEncoder> In(IReadOnlyList<InputEncoder> inputs) => [.. inputs.Select(input => input.InFolder(folder))];
        return experiment with
        {
            Systems = [.. experiment.Systems.Select(each => each is null ? null! : each with { Inputs = In(each.Inputs) })],
            Regressors = [.. experiment.Regressors.Select(each => each is null ? null! : each with { Inputs = In(each.Inputs) })],
        };
    }

    // Several corpora are named together, and have protocols of their own.
    private static Experiment WithCorpora(Experiment experiment, JsonObject root) => experiment.Corpora.Count == 0 || experiment.Corpus.Length > 0
        ? experiment
        : experiment with
        {
            Corpus = string.Join('+', experiment.Corpora),
            Protocols = root.ContainsKey("protocols") ? experiment.Protocols : [CrossCorpusProtocol.Id, WithinCorpusProtocol.Id],
        };

    // The features of another table form a feature set with that table's name.
    private static Experiment WithTable(Experiment experiment)
    {
        if (experiment.AcousticTable is not { } table)
        {
            return experiment;
        }

        InputEncoder Of(InputEncoder input) =>
            input is AcousticEncoder { Set: FeatureSetCatalog.Default } acoustics ? acoustics with { Set = Path.GetFileNameWithoutExtension(table) } : input;
        return experiment with { Systems = [.. experiment.Systems.Select(system => system with { Inputs = [.. system.Inputs.Select(Of)] })] };
    }
}
