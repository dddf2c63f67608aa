namespace EmotionRecognition.Pipeline.Tests.Architecture;

/// <summary>The house rules, held over every source file.</summary>
public sealed class SourceStyleTests
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> _written = new(() => SourceFile.ReadAll("src", "build", "tests"));

    private static IEnumerable<SourceFile> All => _written.Value.Where(file => !file.Path.Contains("/Architecture/Sample/"));

    private static IEnumerable<SourceFile> InNamespacesByFolder => All.Where(file => !file.Path.StartsWith("build/", StringComparison.Ordinal));

    private static IEnumerable<SourceFile> InLibraryAndBuild => All.Where(file => !file.Path.StartsWith("tests/", StringComparison.Ordinal));

    /// <summary>All but the step that MSBuild compiles itself, which has to be one file.</summary>
    private static IEnumerable<SourceFile> InLibraryAndTasks =>
        InLibraryAndBuild.Where(file => !file.Path.StartsWith("build/Native/", StringComparison.Ordinal));

    [Fact]
    public void Files_Public_AreNamedAfterOneOfTheirTypes() => AssertNone(InLibraryAndTasks.SelectMany(StyleRules.FileNamedAfterOneOfItsTypes));

    [Fact]
    public void Lines_All_AreShort() => AssertNone(All.SelectMany(StyleRules.ShortLines));

    [Fact]
    public void Files_All_AreShort() => AssertNone(All.SelectMany(StyleRules.ShortFiles));

    [Fact]
    public void Methods_All_AreShort() => AssertNone(All.SelectMany(StyleRules.ShortMethods));

    [Fact]
    public void Namespaces_OfLibraryAndTests_AreTheFolders() => AssertNone(InNamespacesByFolder.SelectMany(StyleRules.NamespaceNamedAfterItsFolder));

    [Fact]
    public void Statements_All_HaveBraces() => AssertNone(All.SelectMany(StyleRules.BracesAlways));

    [Fact]
    public void Fields_Private_AreNamedAlike() => AssertNone(All.SelectMany(StyleRules.FieldNames));

    [Fact]
    public void Types_All_SayWhatTheyAre() => AssertNone(All.SelectMany(StyleRules.TelltaleNames));

    [Fact]
    public void Classes_OfLibraryAndBuild_AreSealedUnlessDerivedFrom() => AssertNone(StyleRules.SealedClasses([.. InLibraryAndBuild]));

    [Fact]
    public void Sources_All_AreFinished() => AssertNone(All.SelectMany(StyleRules.NothingLeftToDo));

    [Fact]
    public void Tensors_Squeezed_NameTheAxis() => AssertNone(All.SelectMany(StyleRules.SqueezeNamesItsAxis));

    private static void AssertNone(IEnumerable<string> places)
    {
        var found = places.ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
