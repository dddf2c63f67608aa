using System.Text.Json;
using Shared;

namespace StageGraph;

/// <summary>What made a stage's outputs; lies beside them.</summary>
/// <param name="Stage">Target and instance.</param>
/// <param name="Code">Version of the code that the stage reaches: see <see cref="CodeVersion"/>.</param>
/// <param name="Settings">The stage's settings.</param>
/// <param name="Inputs">SHA-256 of each input by name.</param>
/// <param name="Outputs">SHA-256 of each file written by its path in the workspace.</param>
/// <param name="Packages">Versions of the packages that the code reaches.</param>
/// <param name="Warnings">What the stage found worth telling.</param>
/// <param name="Seconds">How long it ran.</param>
/// <param name="Finished">When it ended (UTC).</param>
public sealed record Manifest(
    string Stage,
    string Code,
    IReadOnlyDictionary<string, string> Settings,
    IReadOnlyDictionary<string, string> Inputs,
    IReadOnlyDictionary<string, string> Outputs,
    IReadOnlyDictionary<string, string> Packages,
    IReadOnlyList<string> Warnings,
    double Seconds,
    DateTime Finished)
{
    private static readonly JsonSerializerOptions _format = new()
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The changes of code since the outputs were made that were declared harmless, in their order; <see cref="Code"/> is the last one's.</summary>
    public IReadOnlyList<Adoption> Adopted { get; init; } = [];

    /// <summary>Reads a manifest; one that is missing or unreadable is none, and its stage runs.</summary>
    public static Manifest? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<Manifest>(File.ReadAllText(path), _format) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the manifest, whole or not at all.</summary>
    public void Write(string path) => WholeFile.Write(path, JsonSerializer.Serialize(this, _format) + "\n");
}
