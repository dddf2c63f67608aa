using System.Text.Json;
using System.Xml.Linq;

namespace EmotionRecognition.Archiving;

/// <summary>A package that a lock file, the list of tools, or a project names.</summary>
/// <param name="Id">Its id, as written there.</param>
/// <param name="Version">Its version.</param>
/// <param name="ContentHash">The hash of its contents in the lock file, in base64; null for a package that is not referenced.</param>
/// <param name="Dependencies">The ids of the packages that it needs.</param>
/// <param name="IsForTests">Whether only tests, benchmarks, and samples need it.</param>
public sealed record LockedPackage(string Id, string Version, string? ContentHash, IReadOnlyList<string> Dependencies, bool IsForTests)
{
    /// <summary>Its file in a folder of packages.</summary>
    public string FileName => $"{Id.ToLowerInvariant()}.{Version.ToLowerInvariant()}.nupkg";

    /// <summary>Its folder in the package cache, relative to it.</summary>
    public string CacheFolder => $"{Id.ToLowerInvariant()}/{Version.ToLowerInvariant()}";

    /// <summary>The package cache of this machine.</summary>
    public static string Cache => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>All packages of a revision, each version once, by id.</summary>
    /// <param name="files">The revision's files.</param>
    /// <exception cref="InputException">A file is malformed.</exception>
    public static IReadOnlyList<LockedPackage> Of(IReadOnlyList<ParcelFile> files)
    {
        var properties = files.Where(file => file.Path == "Directory.Packages.props").SelectMany(Elements).Where(element => !element.HasElements)
            .GroupBy(element => element.Name.LocalName, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);
        var downloads = from file in files
                        where file.Path.EndsWith(".csproj", StringComparison.Ordinal) || file.Path.EndsWith(".props", StringComparison.Ordinal)
                        from element in Elements(file)
                        where element.Name.LocalName == "PackageDownload"
                        let version = element.Attribute("Version")!.Value.Trim('[', ']')
                        select new LockedPackage(
                            element.Attribute("Include")!.Value,
                            version.StartsWith("$(", StringComparison.Ordinal) ? properties[version[2..^1]] : version, null, [], IsOfTests(file.Path));
        return
        [
            .. files.Where(file => Path.GetFileName(file.Path) == "packages.lock.json").SelectMany(Locked)
                .Concat(files.Where(file => file.Path == "dotnet-tools.json").SelectMany(Tools)).Concat(downloads)
                .GroupBy(package => package.CacheFolder, StringComparer.Ordinal)
                .Select(same => same.First() with { IsForTests = same.All(package => package.IsForTests) })
                .OrderBy(package => package.CacheFolder, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<LockedPackage> Locked(ParcelFile file) => Read(file, root =>
        from framework in root.GetProperty("dependencies").EnumerateObject()
        from package in framework.Value.EnumerateObject()
        where package.Value.GetProperty("type").GetString() != "Project"
        select new LockedPackage(
            package.Name, package.Value.GetProperty("resolved").GetString()!, package.Value.GetProperty("contentHash").GetString(),
            package.Value.TryGetProperty("dependencies", out var needed) ? [.. needed.EnumerateObject().Select(each => each.Name)] : [],
            IsOfTests(file.Path)));

    private static IEnumerable<LockedPackage> Tools(ParcelFile file) => Read(file, root =>
        from tool in root.GetProperty("tools").EnumerateObject()
        select new LockedPackage(tool.Name, tool.Value.GetProperty("version").GetString()!, null, [], false));

    private static IReadOnlyList<LockedPackage> Read(ParcelFile file, Func<JsonElement, IEnumerable<LockedPackage>> read)
    {
        try
        {
            using var json = JsonDocument.Parse(file.Content);
            return [.. read(json.RootElement)];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InputException(file.Path, error.Message.TrimEnd('.'), "a file as dotnet restore writes it", "restore it with git checkout", error);
        }
    }

    private static IEnumerable<XElement> Elements(ParcelFile file)
    {
        using var stream = new MemoryStream(file.Content);
        return XDocument.Load(stream).Descendants();
    }

    private static bool IsOfTests(string path) => path.Split('/')[0] is "tests" or "benchmarks" or "samples";
}
