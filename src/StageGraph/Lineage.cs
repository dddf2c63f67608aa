namespace StageGraph;

/// <summary>
/// Checks that files of stages belong together: each is what its stage wrote, with the stage's present settings, and was made from the other files as they
/// are now. In a build that takes every stage this is always so; a target that runs alone finds what earlier builds left. The code of stages is not
/// compared, and neither are files that no stage writes: an output may be used where the files that it was made from are not.
/// </summary>
internal sealed class Lineage(StageRunner runner, Workspace workspace, IEnumerable<Stage> graph)
{
    private const string Together = "files that belong together";
    private const string Remedy = "run the target without --exclusive";

    private readonly ILookup<string, Stage> _writers = graph.SelectMany(stage => stage.Outputs.Select(output => (output, stage)))
        .ToLookup(each => each.output, each => each.stage, StringComparer.Ordinal);

    /// <summary>Checks what a stage or target needs, what that was made from, and so on.</summary>
    /// <param name="needs">Files or folders of the workspace.</param>
    /// <param name="checkedStages">Names of the stages whose outputs are known to be in order; takes those that are checked.</param>
    /// <exception cref="BuildException">Two files do not belong together.</exception>
    public void Check(IEnumerable<string> needs, ISet<string> checkedStages)
    {
        foreach (var writer in needs.SelectMany(need => _writers.Where(output => Overlaps(output.Key, need))).SelectMany(output => output))
        {
            if (checkedStages.Add(writer.Name))
            {
                Check(writer.Needs, checkedStages);
                Check(writer);
            }
        }
    }

    /// <summary>Whether one of two files or folders is the other, or is in it.</summary>
    public static bool Overlaps(string output, string need) =>
        need == output || IsIn(need, output) || IsIn(output, need);

    private static bool IsIn(string name, string folder) =>
        name.Length > folder.Length && name[folder.Length] == '/' && name.StartsWith(folder, StringComparison.Ordinal);

    // A file that a stage writes by its name, or in a folder that it writes.
    private bool IsWritten(string name)
    {
        for (var place = name; place.Length > 0; place = place[..Math.Max(place.LastIndexOf('/'), 0)])
        {
            if (_writers.Contains(place))
            {
                return true;
            }
        }

        return false;
    }

    private void Check(Stage writer)
    {
        var place = workspace.ManifestOf(writer);
        var described = Path.GetRelativePath(workspace.Root, place).Replace('\\', '/');
        var first = writer.Outputs[0];
        if (Manifest.Read(place) is not { } manifest)
        {
            throw new BuildException(
                first, Path.Exists(workspace.PathOf(first)) ? $"no {described}" : "not there", $"the finished output of {writer.Name}", Remedy);
        }

        if (FirstDifference(manifest.Outputs, runner.HashOutputs(writer)) is { } output)
        {
            throw new BuildException(output, $"changed since {writer.Name} wrote it", $"what {described} describes", Remedy);
        }

        var inputs = manifest.Inputs.Where(input => IsWritten(input.Key)).ToDictionary();
        if (FirstDifference(inputs, runner.Hash([.. inputs.Keys.Select(name => (name, workspace.PathOf(name)))])) is { } input)
        {
            throw new BuildException(first, $"made from another {input} than the present one", Together, Remedy);
        }

        if (FirstDifference(manifest.Settings, writer.Settings) is { } setting)
        {
            throw new BuildException(first, $"made by {writer.Name} with another setting \"{setting}\"", "the present settings", Remedy);
        }
    }

    private static string? FirstDifference(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now) =>
        before.Keys.Union(now.Keys).Order(StringComparer.Ordinal).FirstOrDefault(name => before.GetValueOrDefault(name) != now.GetValueOrDefault(name));
}
