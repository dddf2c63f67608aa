namespace StageGraph;

/// <summary>
/// Tells what runs wrote from what somebody else put there: outputs that a manifest names, the manifest, and the unfinished output of a run. Anything
/// else in the folders of a workspace is kept, and links are not followed.
/// </summary>
public sealed class Cleaning
{
    private const string ManifestEnding = ".manifest.json";

    private readonly Workspace _workspace;
    private readonly Func<string, bool> _isChosen;
    private readonly List<string> _top;
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private readonly List<string> _files = [];
    private readonly List<string> _wholeFolders = [];
    private readonly List<string> _written = [];
    private readonly List<string> _kept = [];

    /// <summary>Looks through folders; deletes nothing.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="folders">Folders of the workspace, each of which may contain a <c>README.md</c> that is neither deleted nor mentioned.</param>
    /// <param name="isChosen">Chooses stages by <see cref="Workspace.FolderNameOf"/> of their names; null: all.</param>
    public Cleaning(Workspace workspace, IEnumerable<string> folders, Func<string, bool>? isChosen = null)
    {
        _workspace = workspace;
        _isChosen = isChosen ?? (_ => true);
        _top = [.. folders.Select(workspace.PathOf).Where(Directory.Exists)];
        _top.ForEach(FindManifests);
        foreach (var entry in _top.SelectMany(Entries).Where(entry => entry != workspace.State && Path.GetFileName(entry) != "README.md"))
        {
            Add(entry, Look(entry));
        }
    }

    private enum Content
    {
        Nothing,
        Written,
        Kept,
        Both,
    }

    /// <summary>What runs wrote, relative to the workspace; a folder stands for all that is in it.</summary>
    public IReadOnlyList<string> Written => _written;

    /// <summary>What no chosen run wrote, relative to the workspace; a folder stands for all that is in it.</summary>
    public IReadOnlyList<string> Kept => _kept;

    /// <summary>Deletes the files that runs wrote, and folders that are empty then.</summary>
    /// <exception cref="BuildException">Something cannot be deleted.</exception>
    public void Delete()
    {
        try
        {
            _files.ForEach(File.Delete);
            var folders = _wholeFolders.SelectMany(FoldersIn).Distinct().OrderDescending(StringComparer.Ordinal).ToList();
            folders.ForEach(DeleteIfEmpty);
        }
        catch (Exception error) when (StorageFailure.Is(error))
        {
            throw StorageFailure.Of(_workspace.Root, error);
        }
    }

    private static IEnumerable<string> Entries(string folder) => Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal);

    private static IEnumerable<string> FoldersIn(string folder) => Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Append(folder);

    private static void DeleteIfEmpty(string folder)
    {
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    private static bool IsFolder(string path) => Directory.Exists(path) && new DirectoryInfo(path).LinkTarget is null;

    private bool HoldsUnfinishedRuns(string path) => Path.GetFileName(path) == Workspace.Unfinished && _top.Contains(Path.GetDirectoryName(path)!);

    private bool IsUnfinishedRun(string path) => HoldsUnfinishedRuns(Path.GetDirectoryName(path)!) && _isChosen(Path.GetFileName(path));

    private void FindManifests(string folder)
    {
        foreach (var entry in Entries(folder))
        {
            if (IsFolder(entry))
            {
                FindManifests(entry);
            }
            else if (entry.EndsWith(ManifestEnding, StringComparison.Ordinal) && Manifest.Read(entry) is { } manifest
                && _isChosen(Workspace.FolderNameOf(manifest.Stage)) && IsInPlace(entry, manifest))
            {
                _named.UnionWith([.. manifest.Outputs.Keys, NameOf(entry), NameOf(entry) + ".part"]);
            }
        }
    }

    // A manifest lies next to its stage's first output, or with the unfinished output of a run that was killed while its outputs were renamed. Anywhere
    // else it is a copy, and so are the files next to it.
    private bool IsInPlace(string path, Manifest manifest)
    {
        var stem = NameOf(path)[..^ManifestEnding.Length];
        return IsUnfinishedRun(Path.GetDirectoryName(path)!) || manifest.Outputs.Keys
            .Any(output => Path.ChangeExtension(output, null) == stem || output.StartsWith(stem + '/', StringComparison.Ordinal));
    }

    private Content Look(string path)
    {
        if (!IsFolder(path))
        {
            var isNamed = _named.Contains(NameOf(path));
            _files.AddRange(isNamed ? [path] : []);
            return isNamed ? Content.Written : Content.Kept;
        }

        if (IsUnfinishedRun(path))
        {
            _files.AddRange(Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories));
            _wholeFolders.Add(path);
            return Content.Written;
        }

        var entries = Entries(path).Select(entry => (Path: entry, Content: Look(entry))).ToList();
        switch (entries.Select(entry => entry.Content).Where(content => content != Content.Nothing).Distinct().ToList())
        {
            case [Content.Written]:
                _wholeFolders.Add(path);
                return Content.Written;
            case [Content.Kept]:
                return Content.Kept;
            case []:
                _wholeFolders.AddRange(HoldsUnfinishedRuns(path) ? [path] : []);
                return Content.Nothing;
            default:
                entries.ForEach(entry => Add(entry.Path, entry.Content));
                return Content.Both;
        }
    }

    private void Add(string path, Content content)
    {
        _written.AddRange(content == Content.Written ? [NameOf(path)] : []);
        _kept.AddRange(content == Content.Kept ? [NameOf(path)] : []);
    }

    private string NameOf(string path) => Path.GetRelativePath(_workspace.Root, path).Replace('\\', '/');
}
