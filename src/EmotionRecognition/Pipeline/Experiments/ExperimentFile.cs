using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>Reads experiment files: JSON with comments, no key or value that is not known.</summary>
public static partial class ExperimentFile
{
    private static readonly JsonSerializerOptions _format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Reads and checks one experiment.</summary>
    /// <exception cref="InputException">The file is missing, is not JSON, or has a key or value that is not known.</exception>
    public static Experiment Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, "no such file", "an experiment file", "see the target Experiments for those that are there");
        }

        try
        {
            var experiment = JsonSerializer.Deserialize<Experiment>(File.ReadAllText(path), _format) ?? throw new JsonException("null");
            Check(path, experiment);
            return experiment;
        }
        catch (JsonException error)
        {
            throw Explain(path, error);
        }
    }

    /// <summary>A model's settings as one line of JSON.</summary>
    public static string Describe(ModelSettings model) => JsonSerializer.Serialize(model, _format);

    private static void Check(string path, Experiment experiment)
    {
        if (!NameForm().IsMatch(experiment.Name) || experiment.Name != Path.GetFileNameWithoutExtension(path))
        {
            throw new InputException(
                $"{path}, name",
                $"\"{experiment.Name}\"",
                $"\"{Path.GetFileNameWithoutExtension(path)}\" as the file is called: lower-case letters, digits, hyphens",
                "make both the same");
        }

        try
        {
            ClassSet.Named(experiment.Classes);
            foreach (var protocol in experiment.Protocols)
            {
                Protocol.Named(protocol);
            }
        }
        catch (InputException error)
        {
            throw new InputException(path, error.Message, "known values", "mend the file", error);
        }

        if (experiment.Protocols.Count == 0 || experiment.Systems.Count == 0)
        {
            throw new InputException(path, "no protocol or no system", "at least one of each", "add one");
        }

        if (experiment.AcousticTable is { } table
            && (experiment.Corpus != PreprocessedExperiments.Corpus || Path.GetFileName(table) != table || table.Length == 0))
        {
            throw new InputException(
                $"{path}, acousticTable", $"\"{table}\" for the corpus {experiment.Corpus}",
                "the name of a file, for preprocessed files only", "mend or remove it");
        }

        if (experiment.Systems.GroupBy(system => system.Name).FirstOrDefault(group => group.Count() > 1) is { } repeated)
        {
            throw new InputException($"{path}, systems", $"the name {repeated.Key} {repeated.Count()} times", "each name once", "rename one");
        }

        if (experiment.Systems.FirstOrDefault(system => !NameForm().IsMatch(system.Name)) is { } odd)
        {
            throw new InputException($"{path}, systems", $"the name \"{odd.Name}\"", "lower-case letters, digits and hyphens", "rename it");
        }
    }

    private static InputException Explain(string path, JsonException error)
    {
        var place = error.LineNumber is { } line ? $"{path} line {line + 1}" : path;
        if (UnknownKey().Match(error.Message) is { Success: true } unknown)
        {
            var keys = unknown.Groups["type"].Value.EndsWith(nameof(SystemDefinition), StringComparison.Ordinal)
                ? KeysOf(typeof(SystemDefinition))
                : unknown.Groups["type"].Value.EndsWith(nameof(Experiment), StringComparison.Ordinal)
                    ? KeysOf(typeof(Experiment))
                    : "the keys in experiments/README.md";
            return new(place, $"the key \"{unknown.Groups["key"].Value}\"", $"one of {keys}", "mend the key", error);
        }

        if (MissingKeys().Match(error.Message) is { Success: true } missing)
        {
            return new(place, $"no key {missing.Groups["keys"].Value}", "that key", "add it", error);
        }

        var found = error.Path is { Length: > 1 } where ? $"a value at {where[2..]} that cannot be used" : "text that is not JSON";
        return new(place, found, "values as in experiments/README.md", "mend the value", error);
    }

    private static string KeysOf(Type type) =>
        string.Join(", ", type.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)));

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$")]
    private static partial Regex NameForm();

    [GeneratedRegex("JSON property '(?<key>[^']*)' could not be mapped to any .NET member contained in type '(?<type>[^']*)'")]
    private static partial Regex UnknownKey();

    [GeneratedRegex("missing required properties including: (?<keys>.*?)\\.")]
    private static partial Regex MissingKeys();
}
