using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmotionRecognition.Pipeline.Tests.Architecture;

/// <summary>A source file and its syntax.</summary>
/// <param name="path">Relative to the repository, with slashes.</param>
/// <param name="text">What stands in it.</param>
internal sealed class SourceFile(string path, string text)
{
    public string Path { get; } = path;

    public string[] Lines { get; } = text.Split('\n');

    public CompilationUnitSyntax Root { get; } = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetCompilationUnitRoot();

    /// <summary>The committed sources under some folders of the repository.</summary>
    public static IReadOnlyList<SourceFile> ReadAll(params string[] folders) =>
    [
        .. folders
            .SelectMany(folder => Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(file => new SourceFile(System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllText(file))),
    ];

    /// <summary>Path and line, for a message.</summary>
    public string Place(CSharpSyntaxNode node) => $"{Path}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}
