using System.Security.Cryptography;

namespace EmotionRecognition.Pipeline.Tests;

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

    /// <summary>Holds that two runs wrote the same files with the same bytes; names those that differ.</summary>
    public static void AssertSame(string expected, string actual)
    {
        var (before, after) = (Of(expected), Of(actual));
        var others = before.Keys.Union(after.Keys).Where(file => before.GetValueOrDefault(file) != after.GetValueOrDefault(file));
        Assert.Equal([], others.Select(file => $"{file}: {Difference(Path.Combine(expected, file), Path.Combine(actual, file))}"));
    }

    // The first lines that differ.
    private static string Difference(string expected, string actual) => File.Exists(expected) && File.Exists(actual)
        ? File.ReadLines(expected).Zip(File.ReadLines(actual)).Where(pair => pair.First != pair.Second)
            .Select(pair => $"\"{pair.First}\", \"{pair.Second}\"").FirstOrDefault("the number of lines")
        : "written by one of them only";
}
