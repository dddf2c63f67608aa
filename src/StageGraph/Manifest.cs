using System.Text.Json;
using Shared;

namespace StageGraph;

/// <summary>Records how a stage's outputs were produced; stored next to them.</summary>
/// <param name="Stage">Target and instance.</param>
/// <param name="Code">Version of the code that the stage reaches; see <see cref="CodeVersion"/>.</param>
/// <param name="Settings">The stage's settings.</param>
/// <param name="Inputs">SHA-256 of each input by name.</param>
/// <param name="Outputs">SHA-256 of each output file by path in the workspace.</param>
/// <param name="Packages">Versions of the packages that the code reaches.</param>
/// <param name="Warnings">The stage's warnings.</param>
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

    /// <summary>Code changes since the outputs were written that were declared harmless, in order; <see cref="Code"/> is the latest version.</summary>
    public IReadOnlyList<Adoption> Adopted { get; init; } = [];

    /// <summary>Reads a manifest; null if it is missing or malformed, in which case its stage runs.</summary>
    public static Manifest? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<Manifest>(File.ReadAllBytes(path), _format) : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return null;
        }
    }

    /// <summary>Writes the manifest atomically.</summary>
    public void Write(string path) => WholeFile.Write(path, JsonSerializer.Serialize(this, _format) + "\n");
}
