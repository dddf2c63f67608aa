using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EmotionRecognition.Archiving;

/// <summary>The description of a parcel as a research object: RO-Crate 1.1, <c>ro-crate-metadata.json</c>.</summary>
public static class ResearchCrate
{
    /// <summary>The file.</summary>
    public const string File = "ro-crate-metadata.json";

    private static readonly JsonSerializerOptions _format = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Dictionary<string, string> _mediaTypes = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html", [".csv"] = "text/csv", [".json"] = "application/json", [".svg"] = "image/svg+xml", [".png"] = "image/png",
        [".pdf"] = "application/pdf", [".md"] = "text/markdown", [".cff"] = "application/yaml", [".sha256"] = "text/plain",
    };

    /// <summary>Describes a parcel.</summary>
    /// <param name="content">What it is made of.</param>
    /// <param name="files">All its other files.</param>
    public static string Write(ParcelContent content, IReadOnlyList<ParcelFile> files)
    {
        var described = files.Where(file => !file.Path.StartsWith(Archive.Code, StringComparison.Ordinal))
            .OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        var graph = new JsonArray(
            Entity(File, "CreativeWork", ("conformsTo", Ref("https://w3id.org/ro/crate/1.1")), ("about", Ref("./"))),
            Root(content, described),
            Entity(
                Archive.Code, new JsonArray("Dataset", "SoftwareSourceCode"), ("name", "The source code"), ("version", content.Revision.Commit),
                ("programmingLanguage", "C#"), ("license", Ref("https://spdx.org/licenses/MIT")), ("dateModified", Day(content))),
            Run(content));
        foreach (var inputs in content.Inputs)
        {
            graph.Add(Entity(
                $"#{inputs.Name}", "Dataset", ("name", inputs.Name),
                ("description", $"{inputs.Hashes.Count} files that the run read; not part of this crate. {Archive.ListOf(inputs)} has their SHA-256."),
                ("license", ParcelContent.LicenseOf(inputs.Name) ?? "see the corpus"), ("subjectOf", Ref(Archive.ListOf(inputs)))));
        }

        foreach (var file in described)
        {
            graph.Add(Entity(
                file.Path, "File", ("name", Path.GetFileName(file.Path)), ("contentSize", file.Content.Length.ToString(CultureInfo.InvariantCulture)),
                ("encodingFormat", _mediaTypes.GetValueOrDefault(Path.GetExtension(file.Path), "application/octet-stream")), ("sha256", file.Hash)));
        }

        var crate = new JsonObject
        {
            ["@context"] = new JsonArray("https://w3id.org/ro/crate/1.1/context", new JsonObject { ["sha256"] = "https://schema.org/sha256" }),
            ["@graph"] = graph,
        };
        return crate.ToJsonString(_format) + "\n";
    }

    private static JsonObject Root(ParcelContent content, IEnumerable<ParcelFile> files) => Entity(
        "./", "Dataset",
        ("name", content.Title),
        ("description", "The code, the hashes of all inputs, the results, and the environment of a run of EmotionRecognition. "
            + "code/docs/reproduce.md says how to repeat it."),
        ("datePublished", Day(content)),
        ("license", Ref("https://spdx.org/licenses/MIT")),
        ("creator", new JsonObject { ["@id"] = "#contributors" }),
        ("mentions", Refs(content.Inputs.Select(inputs => $"#{inputs.Name}").Append("#run"))),
        ("hasPart", Refs(files.Select(file => file.Path).Prepend(Archive.Code))));

    private static JsonObject Run(ParcelContent content)
    {
        var run = Entity(
            "#run", "CreateAction", ("name", "The run that made the report"), ("instrument", Ref(Archive.Code)),
            ("object", Refs(content.Inputs.Select(inputs => $"#{inputs.Name}"))),
            ("result", Refs(content.Results.Select(file => file.Path).Order(StringComparer.Ordinal))));
        run["description"] = string.Join(
            "; ", content.Environment.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}: {each.Value}"));
        return run;
    }

    private static string Day(ParcelContent content) => content.Revision.Committed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonObject Entity(string id, JsonNode type, params (string Name, JsonNode? Value)[] properties)
    {
        var entity = new JsonObject { ["@id"] = Id(id), ["@type"] = type };
        foreach (var (name, value) in properties)
        {
            entity[name] = value;
        }

        return entity;
    }

    private static JsonObject Ref(string id) => new() { ["@id"] = Id(id) };

    // A path as a relative URI; addresses stay as they are.
    private static string Id(string id) => string.Join('/', id.Split('/').Select(Uri.EscapeDataString)).Replace("%23", "#").Replace("%3A", ":");

    private static JsonArray Refs(IEnumerable<string> ids) => new([.. ids.Select(Ref)]);
}
