using System.Security.Cryptography;

namespace EmotionRecognition.Tests.Pipeline;

/// <summary>Compares what runs wrote.</summary>
internal static class WorkspaceHashes
{
    /// <summary>
    /// SHA-256 of all that a run writes by path, but for what tells of the run itself: manifests, the engine's memory, and the page and table
    /// with durations.
    /// </summary>
    public static Dictionary<string, string> Of(string root) => new[] { "data", "savedModel", "report" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(root, file))
        .Where(file => !file.EndsWith(".manifest.json") && !file.Contains(".state") && file != "report/index.html" && file != "report/tables/stages.csv")
        .Order(StringComparer.Ordinal)
        .ToDictionary(file => file, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(root, file)))));
}
