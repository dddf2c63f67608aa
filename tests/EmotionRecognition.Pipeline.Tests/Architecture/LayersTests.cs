using System.Text.RegularExpressions;
using EmotionRecognition.Corpora;
using TorchSharp;

namespace EmotionRecognition.Pipeline.Tests.Architecture;

public sealed partial class LayersTests
{
    private const string Sample = "EmotionRecognition.Pipeline.Tests.Architecture.Sample";

    private static readonly Layers _layers = new("EmotionRecognition");
    private static readonly Type[] _library = typeof(ClassSet).Assembly.GetTypes();

    [Fact]
    public void Library_EveryReference_GoesDownTheLayers() => Assert.Empty(_layers.Violations(_library));

    /// <summary>Constants are compiled away, so the compiled references alone would not show them.</summary>
    [Fact]
    public void Library_EveryNamespaceNamedInSource_IsBelow()
    {
        var source = Path.Combine(Repository.Root, "src", "EmotionRecognition");
        var upward =
            from file in Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            let path = Path.GetRelativePath(source, file)
            where path.Contains(Path.DirectorySeparatorChar)
            let layer = path.Split(Path.DirectorySeparatorChar)[0]
            from used in UsedNamespace().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)
            where used != layer && Layers.LevelOf(used) >= Layers.LevelOf(layer)
            select $"{path} uses {used}";
        Assert.Empty(upward);
    }

    [Theory]
    [InlineData("Tables")]
    [InlineData("Corpora")]
    [InlineData("Text")]
    [InlineData("Protocols")]
    [InlineData("Evaluation")]
    public void Library_LayerWithoutNetworks_KnowsNothingOfTorch(string layer) =>
        Assert.DoesNotContain(ReferencesOf(layer), reference => reference.To.Assembly == typeof(torch).Assembly);

    [Theory]
    [InlineData("Text")]
    public void Library_LayerOfComputation_TouchesNoFile(string layer) =>
        Assert.DoesNotContain(ReferencesOf(layer), reference => IsFile(reference.To));

    [Fact]
    public void Models_ReferencesToTorch_AreSeen() =>
        Assert.Contains(ReferencesOf("Models"), reference => reference.To.Assembly == typeof(torch).Assembly);

    [Fact]
    public void Tables_ReferencesToFiles_AreSeen() => Assert.Contains(ReferencesOf("Tables"), reference => IsFile(reference.To));

    [Theory]
    [InlineData("Upward", "Upper")]
    [InlineData("Across", "Neighbour")]
    public void Violations_ReferenceUpOrAcross_IsFound(string from, string to)
    {
        var violation = Assert.Single(Violations(from));
        Assert.Equal((from, to), (violation.From.Name, violation.To.Name));
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("Neighbour")]
    [InlineData("Below")]
    public void Violations_ReferenceDownOrWithin_IsFine(string from) => Assert.Empty(Violations(from));

    [Fact]
    public void Violations_RootThatUsesALayer_IsFound() => Assert.Single(Violations("Root"));

    [Fact]
    public void Violations_UnknownLayer_IsRefused() =>
        Assert.Contains("Elsewhere is none of the layers", Assert.Throws<ArgumentException>(() => Violations("Stray")).Message);

    private static List<Layers.Violation> Violations(string type) =>
        [.. new Layers(Sample).Violations(typeof(LayersTests).Assembly.GetTypes()
            .Where(sample => sample.Name == type && sample.Namespace!.StartsWith(Sample)))];

    private static IEnumerable<(Type From, Type To)> ReferencesOf(string layer) =>
        from type in _library
        where _layers.LayerOf(type) == layer
        from used in TypeReferences.Of(type)
        select (type, used);

    private static bool IsFile(Type type) =>
        type.Namespace == "System.IO" && type.Name is "File" or "FileStream" or "FileInfo" or "Directory" or "DirectoryInfo" or "StreamWriter";

    [GeneratedRegex(@"(?:using |using static |[^.\w])EmotionRecognition\.([A-Z]\w+)(?=[.;])")]
    private static partial Regex UsedNamespace();
}
