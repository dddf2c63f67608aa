using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using EmotionRecognition.Pipeline;
using StageGraph;

namespace EmotionRecognition.Archiving;

/// <summary>Collects a run into a parcel for an archive.</summary>
public static class Archive
{
    /// <summary>The folder of the source code in a parcel.</summary>
    public const string Code = "code/";

    /// <summary>The bill of materials in a parcel.</summary>
    public const string Bill = "sbom.cdx.json";

    private const string Citation = "CITATION.cff";

    private static readonly JsonSerializerOptions _format = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The list of what a run read of a corpus, in a parcel.</summary>
    public static string ListOf(RunInputs inputs) => $"inputs/{inputs.Name}.sha256";

    /// <summary>Collects the report of a build that has just run, or found everything up to date.</summary>
    /// <param name="build">The build.</param>
    /// <exception cref="InputException">The checkout has changes, or the report was written at another revision.</exception>
    public static ParcelContent Collect(ResearchBuild build)
    {
        var root = build.Workspace.Root;
        var revision = SourceRevision.Of(root);
        var page = build.Workspace.PathOf(ResearchLayout.Page);
        if (!File.ReadAllText(page).Contains(revision.Commit, StringComparison.Ordinal))
        {
            throw new InputException(
                ResearchLayout.Page, "written at another revision", $"a report of {revision.Commit[..12]}",
                "run the target Clean with --of=Report, then Archive");
        }

        var manifests = build.Plan.Stages.Select(stage => (stage, Manifest: Manifest.Read(build.Workspace.ManifestOf(stage))))
            .Where(each => each.Manifest is not null).Select(each => (Corpus: CorpusOf(each.stage), Manifest: each.Manifest!)).ToList();
        return new ParcelContent(
            revision,
            LockedPackage.Of(revision.Files),
            RunInputs.Of(manifests),
            [.. ModelsOf(manifests.Select(each => each.Manifest))],
            [.. ResultsOf(build)],
            EnvironmentOf(manifests.Select(each => each.Manifest)),
            $"Speech emotion recognition: {string.Join(", ", build.Plan.Experiments.Select(plan => plan.Experiment.Title))}");
    }

    /// <summary>The files of a parcel.</summary>
    public static IReadOnlyList<ParcelFile> FilesOf(ParcelContent content)
    {
        List<ParcelFile> files =
        [
            .. content.Revision.Files.Select(file => file with { Path = Code + file.Path }),
            .. content.Revision.Files.Where(file => file.Path is Citation or "LICENSE"),
            .. content.Inputs.Select(inputs => ParcelFile.Of(ListOf(inputs), inputs.ToText())),
            .. content.Results,
            ParcelFile.Of("environment.json", JsonSerializer.Serialize(content.Environment, _format) + "\n"),
            ParcelFile.Of(Bill, SoftwareBill.Write(content)),
        ];
        return [.. files, ParcelFile.Of(ResearchCrate.File, ResearchCrate.Write(content, files))];
    }

    private static string CorpusOf(Stage stage) => stage.Outputs[0].Split('/') is ["data", var name, ..] ? name : stage.Target;

    private static IEnumerable<ParcelModel> ModelsOf(IEnumerable<Manifest> manifests) =>
        from output in manifests.SelectMany(manifest => manifest.Outputs)
        where output.Key.EndsWith(".safetensors", StringComparison.Ordinal)
        orderby output.Key
        select new ParcelModel(output.Key, output.Value);

    private static IEnumerable<ParcelFile> ResultsOf(ResearchBuild build)
    {
        var report = build.Workspace.PathOf("report");
        string[] folders = ["figures", "tables"];
        var own = folders.Select(folder => Path.Combine(report, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
        var measured = build.Plan.Experiments.SelectMany(plan => plan.Protocols.Select(plan.AuditOf).Prepend(plan.Metrics)).Select(build.Workspace.PathOf);
        return own.Append(Path.Combine(report, "index.html")).Concat(measured).Where(File.Exists).Order(StringComparer.Ordinal)
            .Select(file => new ParcelFile(Path.GetRelativePath(build.Workspace.Root, file).Replace('\\', '/'), File.ReadAllBytes(file)));
    }

    private static SortedDictionary<string, string> EnvironmentOf(IEnumerable<Manifest> manifests)
    {
        var environment = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["operating system"] = RuntimeInformation.OSDescription,
            ["processor"] = RuntimeInformation.ProcessArchitecture.ToString(),
            ["runtime"] = RuntimeInformation.FrameworkDescription,
        };
        foreach (var (package, version) in manifests.SelectMany(manifest => manifest.Packages))
        {
            environment[$"package {package}"] = version;
        }

        return environment;
    }
}
