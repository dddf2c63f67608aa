namespace EmotionRecognition.Pipeline.Tests.Architecture;

/// <summary>One spelling (American) and plain words in code, messages, and documentation.</summary>
public sealed class WordingTests
{
    private static readonly (string Path, string Word, string Reason)[] _allowed =
    [
        (".github/workflows/ci.yml", "cancelled", "a function of GitHub Actions"),
        ("src/EmotionRecognition/Corpora/EmoDb/EmoDbCorpus.cs", "recognised", "a column of the corpus's table of listeners"),
        ("src/EmotionRecognition/Protocols/IProtocol.cs", "unlabelled", "written into the settings of saved models; another spelling would not load them"),
        ("src/EmotionRecognition/Synthetic/Language/SentenceBank.cs", "neighbour", "spoken by the synthetic corpus; another spelling changes its bytes"),
        ("src/EmotionRecognition/Synthetic/Language/ScriptTable.cs", "grey", "spoken by the synthetic corpus"),
        ("src/EmotionRecognition/Synthetic/Language/ScriptTable.cs", "harbour", "spoken by the synthetic corpus"),
        ("src/EmotionRecognition/Synthetic/SyntheticCorpus.cs", "recogniser", "part of the corpus's notice file; another spelling changes its bytes"),
        ("src/StageGraph/Code/ControlFlow.cs", "Behaviour", "part of the name of System.Reflection.Emit.StackBehaviour"),
        ("src/StageGraph/FileStamp.cs", "Marshalling", "part of the name of System.Runtime.InteropServices.StringMarshalling"),
    ];

    private static readonly string[] _folders = [".ci", ".github", "benchmarks", "build", "cluster", "docs", "samples", "src"];

    private static readonly string[] _extensions =
        [".cake", ".cff", ".cs", ".csproj", ".css", ".example", ".hbs", ".md", ".props", ".sbatch", ".sh", ".svg", ".targets", ".yml", ""];

    // The folders of results have a README only.
    private static readonly string[] _readmes = ["data/README.md", "experiments/README.md", "report/README.md", "savedModel/README.md"];

    private static readonly Lazy<IReadOnlyList<(string Path, int Line, string Fault)>> _faults = new(() => [.. Files().SelectMany(FaultsIn)]);

    [Fact]
    public void Texts_All_AreAmericanAndPlain()
    {
        var faults = _faults.Value
            .Where(fault => !IsAllowed(fault.Path, fault.Fault))
            .Select(fault => $"{fault.Path}:{fault.Line}: {fault.Fault}")
            .ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Allowed_EveryEntry_IsStillNeeded() =>
        Assert.All(_allowed, entry => Assert.Contains(_faults.Value, fault => fault.Path == entry.Path && fault.Fault == entry.Word));

    [Fact]
    public void Files_OfEveryKind_AreRead()
    {
        var files = Files().ToList();
        string[] some = ["README.md", "src/StageGraph/Stage.cs", "docs/glossary.md", "cluster/submit.sh", ".github/workflows/ci.yml", ".ci/run"];
        Assert.All(some, path => Assert.Contains(path, files));
        Assert.DoesNotContain(files, path => path.Contains("/generated/"));
    }

    [Theory]
    [InlineData("the colour of a label", "colour")]
    [InlineData("public sealed class CentreClipping", "Centre")]
    [InlineData("LabelledRow", "Labelled")]
    [InlineData("/// fits scaler, vectoriser and weights", "vectoriser")]
    [InlineData("the normalisation of unlabelled clips", "normalisation")]
    [InlineData("\"mend the line\"", "mend")]
    [InlineData("Ses01 a second time", "a second time")]
    [InlineData("tables with one row an utterance", "one row an utterance")]
    [InlineData("phones a second", "phones a second")]
    [InlineData("a model that has met its test rows", "has met")]
    [InlineData("X will be made anew", "anew")]
    [InlineData("it is no number", "is no number")]
    public void FaultsIn_FaultyText_NamesTheFault(string text, string fault) => Assert.Contains(fault, Wording.FaultsIn(text));

    [Theory]
    [InlineData("the color of a label, recognized by a vectorizer; labeled rows, canceled")]
    [InlineData("analyses of the synthesis, precise emphasis, initially equally totally normal, a programmer")]
    [InlineData("one row per utterance; there is no file; a second run; recommend, amend, commands")]
    [InlineData("CancellationToken, Labels, Centered, Neighbors")]
    public void FaultsIn_PlainText_IsEmpty(string text) => Assert.Empty(Wording.FaultsIn(text));

    private static bool IsAllowed(string path, string word) => _allowed.Any(entry => entry.Path == path && entry.Word == word);

    private static IEnumerable<(string Path, int Line, string Fault)> FaultsIn(string path) =>
        File.ReadLines(Path.Combine(Repository.Root, path)).SelectMany((line, index) => Wording.FaultsIn(line).Select(fault => (path, index + 1, fault)));

    private static IEnumerable<string> Files()
    {
        var root = new DirectoryInfo(Repository.Root);
        string[] patterns = ["*.md", "Directory.*", "*.cake", "*.cff"];
        var atTop = patterns.SelectMany(root.EnumerateFiles);
        var below = _folders.Select(folder => new DirectoryInfo(Path.Combine(root.FullName, folder))).Where(folder => folder.Exists)
            .SelectMany(folder => folder.EnumerateFiles("*", SearchOption.AllDirectories))
            .Where(file => _extensions.Contains(file.Extension));
        return atTop.Concat(below).Select(file => Path.GetRelativePath(root.FullName, file.FullName).Replace('\\', '/'))
            .Where(path => !path.Contains("/generated/"))
            .Concat(_readmes.Where(path => File.Exists(Path.Combine(root.FullName, path))))
            .Order(StringComparer.Ordinal);
    }
}
