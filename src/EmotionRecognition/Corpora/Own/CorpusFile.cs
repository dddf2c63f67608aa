using System.Text.Json;
using System.Text.Json.Nodes;
using EmotionRecognition.Kinds;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora.Own;

/// <summary>
/// What a user says about a corpus in <c>corpus.json</c>: what to call it, which column or part of a file's name means what, and which emotion belongs to
/// which class. Everything is optional.
/// </summary>
public sealed record CorpusFile
{
    /// <summary>The file's name in a corpus's folder.</summary>
    public const string FileName = "corpus.json";

    private static readonly JsonDocumentOptions _syntax =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    /// <summary>Names the folders of its data and results: lower-case letters, digits, and hyphens; null: as its folder or table is called.</summary>
    public string? Name { get; init; }

    /// <summary>Its name in reports; null: as its folder or table is called.</summary>
    public string? Title { get; init; }

    /// <summary>Its terms of use: an SPDX identifier such as <c>CC0-1.0</c>, or a few words.</summary>
    public string License { get; init; } = "not stated";

    /// <summary>The language that is spoken; null: not stated.</summary>
    public string? Language { get; init; }

    /// <summary>What readers of its results must know, one sentence each.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>What the names of its files mean, see <see cref="NamePattern"/>; null: a table lists its files.</summary>
    public string? Pattern { get; init; }

    /// <summary>
    /// Columns made of others: <c>"speaker": "{gender}{number}"</c>, or <c>"emotion": "{Label}"</c> for a table whose column of emotions is called Label.
    /// </summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// What values of a column mean: <c>"emotion": { "W": "anger", "X": null }</c>. Emotions that become null are left out; a column without an entry keeps
    /// its values.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string?>> Values { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string?>>();

    /// <summary>The classes in order; null: as in <see cref="Values"/>, or else by name.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>Reads the description of a corpus.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It is missing, is not JSON, or has a key or value that is not known.</exception>
    public static CorpusFile Read(string path)
    {
        using var text = TextFile.Open(path);
        try
        {
            var root = JsonNode.Parse(text.ReadToEnd(), documentOptions: _syntax) as JsonObject
                ?? throw new InputException(path, "no object", "{ \"title\": ... }", "see docs/own-data.md");
            var keys = JsonKeys.Of(typeof(CorpusFile));
            return root.Select(pair => pair.Key).FirstOrDefault(key => !keys.Contains(key)) is { } unknown
                ? throw new InputException(path, $"the key \"{unknown}\"", $"one of {string.Join(", ", keys)}", "fix the key")
                : root.Deserialize<CorpusFile>(Options())!;
        }
        catch (Exception error) when (CheckedJson.IsFault(error))
        {
            var place = error is JsonException { Path: { } key } ? $"{path}, {key}" : CheckedJson.PlaceOf(path, error);
            throw new InputException(place, "text that cannot be used", "JSON as in docs/own-data.md, each key once", "fix the key, value, or comma", error);
        }
    }

    /// <summary>The description in one line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options());

    private static JsonSerializerOptions Options() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
