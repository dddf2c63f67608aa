using System.Globalization;
using System.Runtime.InteropServices;
using StageGraph;
using EmotionRecognition.Pipeline.Stages;
using EmotionRecognition.Reporting;

namespace EmotionRecognition.Pipeline.Description;

/// <summary>What the report says of the run that made it.</summary>
internal static class RunDescription
{
    public static Provenance Of(Workspace workspace, IReadOnlyList<ExperimentPlan> experiments, IReadOnlyList<Stage> stages)
    {
        var git = new GitCheckout(workspace.Root);
        var manifests = stages.Select(stage => Manifest.Read(workspace.ManifestOf(stage))).OfType<Manifest>().ToList();
        return new Provenance
        {
            Commit = git.Commit ?? "not a git checkout",
            ChangedFiles = git.ChangedFiles,
            Command = $"dotnet cake {string.Join(' ', Environment.GetCommandLineArgs().Skip(1))}".TrimEnd(),
            Machine = [.. Machine()],
            Packages = [.. manifests.SelectMany(manifest => manifest.Packages).DistinctBy(package => package.Key)
                .OrderBy(package => package.Key, StringComparer.Ordinal).Select(package => new Setting(package.Key, package.Value))],
            Seeds = [.. experiments.Select(plan => new Setting(plan.Experiment.Name, plan.Experiment.Seed.ToString(CultureInfo.InvariantCulture)))],
            Adopted = AdoptedAmong(workspace, stages),
            Runs = [.. manifests.Select(Describe)],
        };
    }

    /// <summary>
    /// The stages, except the report itself, whose results were kept although their code has changed; each with the first digits of both code versions.
    /// </summary>
    public static IReadOnlyList<string> AdoptedAmong(Workspace workspace, IReadOnlyList<Stage> stages)
    {
        const int Digits = 8;
        return
        [
            .. from stage in stages
               where stage is not ReportStage
               let manifest = Manifest.Read(workspace.ManifestOf(stage))
               where manifest is { Adopted.Count: > 0 }
               select $"{stage.Name} ({manifest.Adopted[0].From[..Digits]} to {manifest.Adopted[^1].To[..Digits]})",
        ];
    }

    public static StageMap GraphOf(IReadOnlyList<Stage> stages)
    {
        var edges = StageGraphWriter.Edges(stages, ResearchLayout.NameOf);
        var nodes = InOrder([.. stages.Select(stage => stage.Target).Distinct()], edges)
            .Select(target => new StageNode(target, Description(stages, target), [.. edges.Where(edge => edge.To == target).Select(edge => edge.From)]));
        return new StageMap([.. nodes], StageGraphWriter.ToMermaid(stages, ResearchLayout.NameOf));
    }

    // Stages come experiment by experiment, so that a target which the first one does without would stand behind those that read what it writes.
    private static IEnumerable<string> InOrder(IReadOnlyList<string> targets, IReadOnlyList<(string From, string To, IReadOnlyList<string> Files)> edges)
    {
        var left = targets.ToList();
        while (left.Count > 0)
        {
            var next = left.First(target => !edges.Any(edge => edge.To == target && left.Contains(edge.From)));
            left.Remove(next);
            yield return next;
        }
    }

    private static string Description(IReadOnlyList<Stage> stages, string target)
    {
        var own = stages.Where(stage => stage.Target == target).ToList();
        var names = own.SelectMany(stage => stage.Outputs).Select(output => output.Split('/')[^1]).Distinct().ToList();
        var written = string.Join(", ", names.Take(3)) + (names.Count > 3 ? ", ..." : "");
        return own.Count == 1 ? $"writes {written}" : $"{own.Count} stages write {written}";
    }

    private static StageRecord Describe(Manifest manifest) =>
        new(manifest.Stage, manifest.Seconds, manifest.Warnings.Count, manifest.Inputs, manifest.Outputs);

    private static IEnumerable<Setting> Machine()
    {
        yield return new("processor", $"{ProcessorName()}, {Environment.ProcessorCount} in use, {RuntimeInformation.ProcessArchitecture}");
        yield return new("memory", FormattableString.Invariant($"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0.0} GB"));
        yield return new("operating system", RuntimeInformation.OSDescription);
        yield return new("runtime", RuntimeInformation.FrameworkDescription);
    }

    private static string ProcessorName() => File.Exists("/proc/cpuinfo")
        && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':') + 1)..].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown";
}
