using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StageGraph;

/// <summary>Writes stages as rules for Snakemake, one command per stage.</summary>
/// <param name="workspace">The workspace, in which Snakemake runs.</param>
/// <param name="command">The command that runs a stage, quoted for a shell, without the stage's name.</param>
/// <param name="threads">The threads of a stage that uses as many as it is given.</param>
public sealed class SnakefileWriter(Workspace workspace, string command, int threads)
{
    // A stage may read any number of files from elsewhere.
    private const int MostOutsideInputs = 20;

    /// <summary>Writes a Snakefile for Snakemake 7 or later.</summary>
    /// <param name="stages">The stages, each after those that it needs.</param>
    /// <param name="versionOf">A text that changes when a stage has to run for another reason than its files.</param>
    public string Write(IReadOnlyList<Stage> stages, Func<Stage, string> versionOf)
    {
        var marks = stages.SelectMany(stage => stage.Outputs.Select(output => (Output: output, Mark: MarkOf(stage, output))))
            .DistinctBy(each => each.Output).ToList();
        var needed = new Dictionary<Stage, IReadOnlyList<string>>(stages.Count);
        foreach (var stage in stages)
        {
            var needs = new OutputIndex();
            needs.Add(stage.Needs);
            needed[stage] = [.. marks.Where(each => needs.Overlaps(each.Output) && !stage.Outputs.Contains(each.Output)).Select(each => each.Mark).Distinct()];
        }

        var read = needed.Values.SelectMany(each => each).ToHashSet(StringComparer.Ordinal);
        var text = new StringBuilder();
        text.Append("# Written from the stages of the build; do not edit. It is valid until there are other stages.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"BUILD = {Quote(command)}\n\nlocalrules: all\n\nrule all:\n    input:\n");
        text.Append(List(marks.Select(each => each.Mark).Distinct().Where(mark => !read.Contains(mark)).Select(Quote)));
        var names = new HashSet<string>(StringComparer.Ordinal) { "all" };
        foreach (var stage in stages)
        {
            text.Append(RuleOf(stage, NameOf(stage, names), needed[stage], versionOf(stage)));
        }

        return text.ToString();
    }

    private string RuleOf(Stage stage, string name, IReadOnlyList<string> needs, string version)
    {
        var inputs = needs.Concat(OutsideInputs(stage)).Select(Quote).ToList();
        var demand = stage.Demand;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"\nrule {name}:\n"
                + $"{(inputs.Count > 0 ? $"    input:\n{List(inputs)}" : "")}"
                + $"    output:\n{List(stage.Outputs.Select(output => MarkOf(stage, output)).Distinct().Select(Quote))}"
                + $"    params:\n        stage={Quote(stage.Name)},\n        version={Quote(version)},\n"
                + $"    threads: {demand.Threads ?? threads}\n"
                + $"    resources:\n        mem_mb={demand.Megabytes},\n"
                + $"    shell:\n        \"{{BUILD}} --threads={{threads}} --stage={{params.stage:q}}\"\n");
    }

    // What a stage reads can be asked only where its needs are there.
    private IEnumerable<string> OutsideInputs(Stage stage)
    {
        if (!stage.Needs.All(need => Path.Exists(workspace.PathOf(need))))
        {
            return [];
        }

        var outside = stage.Inputs.Where(input => !input.IsFromStage).Select(input => input.Path).ToList();
        return outside.Count > MostOutsideInputs ? [] : outside;
    }

    // The manifest stands for a folder: Snakemake would write a file of its own into a folder, and the next build would find an output that it does not know.
    private string MarkOf(Stage stage, string output) =>
        IsFolder(output) ? Path.GetRelativePath(workspace.Root, workspace.ManifestOf(stage)).Replace('\\', '/') : output;

    private bool IsFolder(string output) =>
        Directory.Exists(workspace.PathOf(output)) || (!File.Exists(workspace.PathOf(output)) && !Path.HasExtension(output));

    private static string NameOf(Stage stage, HashSet<string> names)
    {
        var name = string.Concat(stage.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        for (var number = 2; !names.Add(name); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");
        }

        return name;
    }

    private static string List(IEnumerable<string> values) => string.Concat(values.Select(value => $"        {value},\n"));

    // A string of JSON is one of Python.
    private static string Quote(string text) => JsonSerializer.Serialize(text);
}
