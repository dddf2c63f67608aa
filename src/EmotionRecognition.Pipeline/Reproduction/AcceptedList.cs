using EmotionRecognition.Pipeline.Gate;
using StageGraph;

namespace EmotionRecognition.Pipeline.Reproduction;

/// <summary>
/// The list of hashes of everything that a reproduction compares with: accepted results, printed numbers, and the releases of corpora. A number that was
/// changed by mistake shows here even if it is within the tolerance.
/// </summary>
public static class AcceptedList
{
    /// <summary>The list, relative to the workspace.</summary>
    public const string Place = $"{Folder}/SHA256SUMS";

    private const string Folder = "experiments";

    /// <summary>Enters files that were accepted just now; the hashes of others stay.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="files">Their paths in the workspace.</param>
    public static void Enter(Workspace workspace, IEnumerable<string> files)
    {
        var place = workspace.PathOf(Place);
        var fresh = HashList.Of(place, workspace.PathOf(Folder), files.Select(file => Path.GetRelativePath(Folder, file))).Files;
        var kept = File.Exists(place) ? HashList.Read(place).Files.Where(old => fresh.All(file => file.Path != old.Path)) : [];
        new HashList(place, [.. kept.Concat(fresh).OrderBy(file => file.Path, StringComparer.Ordinal)]).Write();
    }

    /// <summary>Compares all files with the list.</summary>
    /// <exception cref="InputException">There is no list, or it is malformed.</exception>
    public static IReadOnlyList<ReproducedRow> Check(Workspace workspace)
    {
        var (list, folder) = (HashList.Read(workspace.PathOf(Place)), workspace.PathOf(Folder));
        string[] folders = [AcceptedResults.Folder, PrintedResult.Folder, CorpusRelease.Folder];
        var listed = list.Files.Select(file => $"{Folder}/{file.Path}").ToHashSet(StringComparer.Ordinal);
        var unlisted = folders.Where(each => Directory.Exists(workspace.PathOf(each)))
            .SelectMany(each => Directory.GetFiles(workspace.PathOf(each)).Select(file => $"{each}/{Path.GetFileName(file)}"))
            .Where(file => !file.EndsWith(".md", StringComparison.Ordinal) && !listed.Contains(file)).Order(StringComparer.Ordinal);
        List<ReproducedRow> rows =
        [
            .. list.Differences(folder).Select(each => Row($"{Folder}/{each.Path}", each.Expected, each.Found)),
            .. unlisted.Select(file => Row(file, "none", HashList.HashOf(workspace.PathOf(file))[..12])),
        ];
        var all = new ReproducedRow(
            Place, $"SHA-256 of {list.Files.Count} files", "", "as listed", "as listed", "none", "same", ReproductionOutcome.Agrees) { IsHeadline = true };
        return rows.Count > 0 ? rows : [all];
    }

    private static ReproducedRow Row(string file, string listed, string found) =>
        new(file, "SHA-256", "", listed, found, "none", "is not the file that was accepted", ReproductionOutcome.Differs);
}
