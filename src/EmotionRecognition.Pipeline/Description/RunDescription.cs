using System.Globalization;
using System.Runtime.InteropServices;
using EmotionRecognition.Reporting;
using StageGraph;

namespace EmotionRecognition.Pipeline.Description;

/// <summary>Describes the run that produced the report.</summary>
internal static class RunDescription
{
    public static Provenance Of(Workspace workspace, IReadOnlyList<ExperimentPlan> experiments, StageOverview overview)
    {
        var git = new GitCheckout(workspace.Root);
        var manifests = overview.Stages.Select(stage => Manifest.Read(stage.Manifest)).OfType<Manifest>().ToList();
        return new Provenance
        {
            Commit = git.Commit ?? "not a git checkout",
            ChangedFiles = git.ChangedFiles,
            Command = $"dotnet cake {string.Join(' ', Environment.GetCommandLineArgs().Skip(1))}".TrimEnd(),
            Machine = [.. Machine()],
            Packages = [.. manifests.SelectMany(manifest => manifest.Packages).DistinctBy(package => package.Key)
                .OrderBy(package => package.Key, StringComparer.Ordinal).Select(package => new Setting(package.Key, package.Value))],
            Seeds = [.. experiments.Select(plan => new Setting(plan.Experiment.Name, plan.Experiment.Seed.ToString(CultureInfo.InvariantCulture)))],
            Adopted = AdoptedAmong(overview),
            Warnings = WarningsOf(overview),
            Runs = [.. manifests.Select(Describe)],
        };
    }

    /// <summary>What stages warned of when they last ran.</summary>
    public static IReadOnlyList<StageWarning> WarningsOf(StageOverview overview) =>
    [
        .. from stage in overview.Stages
           where stage.Target != "Report"
           let manifest = Manifest.Read(stage.Manifest)
           where manifest is not null
           from warning in manifest.Warnings
           select new StageWarning(stage.Name, warning),
    ];

    /// <summary>
    /// The stages, except the report itself, whose outputs were kept although their code has changed, each with the first digits of both code versions.
    /// </summary>
    public static IReadOnlyList<string> AdoptedAmong(StageOverview overview)
    {
        const int Digits = 8;
        return
        [
            .. from stage in overview.Stages
               where stage.Target != "Report"
               let manifest = Manifest.Read(stage.Manifest)
               where manifest is { Adopted.Count: > 0 }
               select $"{stage.Name} ({manifest.Adopted[0].From[..Digits]} to {manifest.Adopted[^1].To[..Digits]})",
        ];
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
