using System.Globalization;
using StageGraph;

namespace EmotionRecognition.Archiving;

/// <summary>A folder with every package that restoring a revision takes: a feed for machines without a network.</summary>
public static class OfflinePackages
{
    /// <summary>Writes the folder, completely or not at all.</summary>
    /// <param name="packages">The packages.</param>
    /// <param name="cache">The package cache to take them from.</param>
    /// <param name="folder">The folder, which must not be there, or be empty.</param>
    /// <returns>How many bytes it has.</returns>
    /// <exception cref="InputException">The folder is not empty, or the cache lacks packages.</exception>
    /// <exception cref="BuildException">The disk is full, or the folder cannot be written.</exception>
    public static long Write(IReadOnlyList<LockedPackage> packages, string cache, string folder)
    {
        if (Path.Exists(folder) && (!Directory.Exists(folder) || Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new InputException("--packages", folder, "a folder that is empty or not there", "pass another folder, or delete it");
        }

        string SourceOf(LockedPackage package) => Path.Combine(cache, package.CacheFolder, package.FileName);
        var missing = packages.Where(package => !File.Exists(SourceOf(package))).ToList();
        if (missing.Count > 0)
        {
            var others = missing.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" and {missing.Count - 1} more") : "";
            throw new InputException(
                cache, $"no {missing[0].Id} {missing[0].Version}{others}", $"all {packages.Count} packages of the lock files",
                "run dotnet tool restore and dotnet restore");
        }

        var aside = folder + ".part";
        try
        {
            Delete(aside);
            Directory.CreateDirectory(aside);
            foreach (var package in packages)
            {
                File.Copy(SourceOf(package), Path.Combine(aside, package.FileName));
            }

            Delete(folder);
            Directory.Move(aside, folder);
            return packages.Sum(package => new FileInfo(Path.Combine(folder, package.FileName)).Length);
        }
        catch (Exception error) when (StorageFailure.Is(error))
        {
            TryDelete(aside);
            throw StorageFailure.Of(folder, error);
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Delete(folder);
        }
        catch (Exception error) when (StorageFailure.Is(error))
        {
            // The first error is the one to show.
        }
    }
}
