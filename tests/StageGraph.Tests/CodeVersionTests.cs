using System.Runtime.Loader;
using StageGraph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StageGraph.Tests;

public sealed class CodeVersionTests
{
    private const string Arrays =
        "public static readonly int[] Values = [1, 2, 3, 4, 5, 6, 7, 8]; public static readonly int[] Others = [9, 8, 7, 6, 5, 4, 3];";

    private const string Source = $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;

        public interface IShape { double Area(); }
        public sealed class Square(double side) : IShape { public double Area() => side * side; }
        public sealed record Options { [Obsolete("one")] public int Height; public int Width { get; init; } = 3; }
        public static class Weights { public static readonly int[] Values = [1, 2, 3, 4, 5, 6, 7, 8];
            public static readonly int[] Others = [9, 8, 7, 6, 5, 4, 3]; }

        public static class First
        {
            public static double Run() => Steps().Select(step => step * Weights.Values[2] + new Options().Width).Sum() + Area(new Square(2));
            private static double Area(IShape shape) => shape.Area();
            private static double Area(object shape) => Area((IShape)shape);
            private static IEnumerable<double> Steps() { for (var step = 0; step < 10; step++) { yield return step * 0.5; } }
        }

        public static class Second
        {
            public static string Run() => string.Join(',', new[] { 1, 2 }.Select(value => value + Weights.Others.Length));
        }
        """;

    private static readonly string _unchanged = Version(Source, "First");

    [Fact]
    public void Of_SameSource_IsTheSame() => Assert.Equal(_unchanged, Version(Source, "First"));

    [Fact]
    public void Of_CommentAndLayout_AreTheSame() =>
        Assert.Equal(_unchanged, Version(Source.Replace("public static class First", "// a comment\n\n\npublic static class First"), "First"));

    [Theory]
    [InlineData("value + Weights.Others.Length", "value - Weights.Others.Length")]
    [InlineData("new[] { 1, 2 }", "new[] { 1, 2, 3, 4, 5, 6 }")]
    [InlineData(
        "public static class Second",
        "public static class Third { public static int More() => new[] { 5 }.Max(five => five + 1); } public static class Second")]
    public void Of_ChangeElsewhere_IsTheSame(string old, string changed) => Assert.Equal(_unchanged, Version(Source.Replace(old, changed), "First"));

    [Theory]
    [InlineData("step * 0.5", "step * 0.25")]
    [InlineData("step < 10", "step < 11")]
    [InlineData("side * side", "side * side * 1.01")]
    [InlineData("Width { get; init; } = 3", "Width { get; init; } = 4")]
    [InlineData("[1, 2, 3, 4, 5, 6, 7, 8]", "[1, 2, 30, 4, 5, 6, 7, 8]")]
    [InlineData("Select(step => step * W", "Select(step => step + W")]
    [InlineData("[Obsolete(\"one\")]", "[Obsolete(\"two\")]")]
    [InlineData("[Obsolete(\"one\")]", "")]
    [InlineData("new Square(2)", "(object)new Square(2)")]
    [InlineData("public sealed class Square", "public sealed class Circle : IShape { public double Area() => 3; } public sealed class Square")]
    public void Of_ChangeInWhatIsReached_IsAnother(string old, string changed)
    {
        Assert.Contains(old, Source);
        Assert.NotEqual(_unchanged, Version(Source.Replace(old, changed), "First"));
    }

    private static string Version(string source, string type)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true);
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create("Sample", [CSharpSyntaxTree.ParseText(source)], references, options).Emit(image);
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        image.Position = 0;
        var context = new AssemblyLoadContext(null, isCollectible: true);
        var hash = CodeVersion.Of(context.LoadFromStream(image).GetType(type)!.GetMethod("Run")!).Hash;
        context.Unload();
        return hash;
    }
}
