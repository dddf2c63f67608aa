using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>Reads experiment files: JSON with comments, no key or value that is not known.</summary>
public static partial class ExperimentFile
{
    private const double MostAllowedDrop = 0.2;

    private static readonly IReadOnlyList<string> _corpora = ["synthetic", "iemocap", "emodb", "ravdess", PreprocessedExperiments.Corpus];

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
        catch (NotSupportedException error)
        {
            throw new InputException(
                $"{path}, model",
                "no \"kind\" as its first key",
                "\"kind\": \"logistic-regression\" or \"resnet1d\", before its other keys",
                "put it first",
                error);
        }
    }

    /// <summary>A model's settings as one line of JSON.</summary>
    public static string Describe(ModelSettings model) => JsonSerializer.Serialize(model, _format);

    private static void Check(string path, Experiment experiment)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        Require(
            NameForm().IsMatch(experiment.Name) && experiment.Name == name, $"{path}, name", $"\"{experiment.Name}\"",
            $"\"{name}\" as the file is called: lower-case letters, digits, hyphens", "make both the same");
        Require(
            experiment.Name is not ("figures" or "tables"), $"{path}, name", $"\"{experiment.Name}\"",
            "another: the report has a folder of that name", "rename it");
        Require(
            _corpora.Contains(experiment.Corpus), $"{path}, corpus", $"\"{experiment.Corpus}\"", $"one of {string.Join(", ", _corpora)}", "choose one of them");
        Require(
            experiment.Generated == GeneratedRows.None
                || (!_corpora.Contains(experiment.Name) && !experiment.Name.EndsWith("-samples", StringComparison.Ordinal)),
            $"{path}, name", $"\"{experiment.Name}\" with generated samples", "another: that folder of data/ holds what they are combined from", "rename it");
        Require(
            ClassSet.All.Any(set => set.Name == experiment.Classes), $"{path}, classes", $"\"{experiment.Classes}\"",
            $"one of {string.Join(", ", ClassSet.All.Select(set => set.Name))}", "choose one of them");
        CheckProtocols(path, experiment);
        Require(
            experiment.AcousticTable is not { } table
                || (experiment.Corpus == PreprocessedExperiments.Corpus && Path.GetFileName(table) == table && table.Length > 0),
            $"{path}, acousticTable", $"\"{experiment.AcousticTable}\" for the corpus {experiment.Corpus}",
            "the name of a file, for preprocessed files only", "mend or remove it");
        CheckSystems(path, experiment.Systems);
    }

    private static void CheckProtocols(string path, Experiment experiment)
    {
        var names = Protocol.All.Select(protocol => protocol.Name).ToList();
        var odd = experiment.Protocols.FirstOrDefault(protocol => !names.Contains(protocol));
        Require(odd is null, $"{path}, protocols", $"\"{odd}\"", $"one of {string.Join(", ", names)}", "choose one of them");
        Require(
            experiment.Protocols.Count > 0 && experiment.Protocols.Distinct().Count() == experiment.Protocols.Count, $"{path}, protocols",
            $"[{string.Join(", ", experiment.Protocols)}]", "at least one, each once", "add one or remove the second");
        Require(
            experiment.Groups is null or >= 3, $"{path}, groups", $"{experiment.Groups}", "3 or more: to test, to choose by and to train on", "mend the value");
    }

    private static void CheckSystems(string path, IReadOnlyList<SystemDefinition> systems)
    {
        Require(
            systems.Count > 0 && systems.All(system => system is not null), $"{path}, systems", "none, or null among them", "at least one system", "add one");
        var repeated = systems.CountBy(system => system.Name).FirstOrDefault(count => count.Value > 1).Key;
        Require(repeated is null, $"{path}, systems", $"the name {repeated} more than once", "each name once", "rename one");
        foreach (var system in systems)
        {
            Require(NameForm().IsMatch(system.Name), $"{path}, systems", $"the name \"{system.Name}\"", "lower-case letters, digits and hyphens", "rename it");
            Require(
                system.AllowedDrop is >= 0 and <= MostAllowedDrop, $"{path}, systems, {system.Name}, allowedDrop",
                system.AllowedDrop.ToString(CultureInfo.InvariantCulture), "a share from 0 to 0.2: 0.01 is a percentage point", "mend the value");
            try
            {
                system.Model.Check();
            }
            catch (InputException error)
            {
                throw new InputException($"{path}, systems, {system.Name}: {error.Message}", error);
            }
        }
    }

    private static void Require(bool holds, string place, string found, string expected, string remedy)
    {
        if (!holds)
        {
            throw new InputException(place, found, expected, remedy);
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
        return new(place, found, "JSON with values as in experiments/README.md", "mend the value, or a bracket, comma or quote near it", error);
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
