using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmotionRecognition.Pipeline.Tests.Architecture;

/// <summary>The house rules that no compiler holds; each gives the places of one file that break it.</summary>
internal static partial class StyleRules
{
    private const int MaximumColumns = 160;
    private const int MaximumFileLines = 320;
    private const int MaximumMethodLines = 45;

    // They are in the lowest project and belong to all: errors and doors.
    private static readonly string[] _ofEveryProject = ["src/EmotionRecognition.Audio/InputException.cs", "src/EmotionRecognition.Audio/PlugIns.cs"];

    /// <summary>A file holds one idea with the small types that belong to it; one of them gives it its name.</summary>
    public static IEnumerable<string> FileNamedAfterOneOfItsTypes(SourceFile file)
    {
        var stem = file.Path.Split('/')[^1].Split('.')[0];
        var names = file.Root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member.Modifiers.Any(SyntaxKind.PublicKeyword))
            .Select(NameOf)
            .Distinct()
            .ToList();
        return names.Count == 0 || names.Contains(stem) ? [] : [$"{file.Path}: {string.Join(", ", names)}"];
    }

    public static IEnumerable<string> NamespaceNamedAfterItsFolder(SourceFile file)
    {
        var expected = string.Join('.', file.Path.Split('/')[1..^1]);
        if (_ofEveryProject.Contains(file.Path))
        {
            expected = "EmotionRecognition";
        }

        return file.Root.Members.OfType<BaseNamespaceDeclarationSyntax>()
            .Where(declaration => declaration is not FileScopedNamespaceDeclarationSyntax || declaration.Name.ToString() != expected)
            .Select(declaration => $"{file.Place(declaration)}: {declaration.Name}, expected file-scoped {expected}");
    }

    public static IEnumerable<string> ShortLines(SourceFile file) => file.Lines
        .Select((line, index) => (line.Length, Place: $"{file.Path}:{index + 1}"))
        .Where(line => line.Length > MaximumColumns)
        .Select(line => $"{line.Place}: {line.Length} columns");

    public static IEnumerable<string> ShortFiles(SourceFile file) =>
        file.Lines.Length - 1 > MaximumFileLines ? [$"{file.Path}: {file.Lines.Length - 1} lines"] : [];

    public static IEnumerable<string> ShortMethods(SourceFile file) =>
        from method in file.Root.DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
        let body = (CSharpSyntaxNode?)method.Body ?? method.ExpressionBody
        where body is not null
        let span = body.GetLocation().GetLineSpan()
        let lines = span.EndLinePosition.Line - span.StartLinePosition.Line - (method.Body is null ? -1 : 1)
        where lines > MaximumMethodLines
        select $"{file.Place(method)}: {lines} lines";

    public static IEnumerable<string> BracesAlways(SourceFile file) =>
        from statement in file.Root.DescendantNodes().OfType<StatementSyntax>()
        let inner = statement switch
        {
            IfStatementSyntax { Statement: var then } => then,
            CommonForEachStatementSyntax { Statement: var each } => each,
            ForStatementSyntax { Statement: var step } => step,
            WhileStatementSyntax { Statement: var step } => step,
            DoStatementSyntax { Statement: var step } => step,
            LockStatementSyntax { Statement: var held } => held,
            UsingStatementSyntax { Statement: not UsingStatementSyntax and var used } => used,
            _ => null,
        }
        where inner is not null and not BlockSyntax
        select file.Place(statement);

    public static IEnumerable<string> FieldNames(SourceFile file) =>
        from field in file.Root.DescendantNodes().OfType<FieldDeclarationSyntax>()
        where field.Modifiers.Any(SyntaxKind.PrivateKeyword)
        let pattern = field.Modifiers.Any(SyntaxKind.ConstKeyword) ? ConstantName() : FieldName()
        from variable in field.Declaration.Variables
        where !pattern.IsMatch(variable.Identifier.Text)
        select $"{file.Place(variable)}: {variable.Identifier.Text}";

    public static IEnumerable<string> TelltaleNames(SourceFile file) =>
        from type in file.Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        where TelltaleName().IsMatch(type.Identifier.Text)
        select $"{file.Place(type)}: {type.Identifier.Text}";

    public static IEnumerable<string> NothingLeftToDo(SourceFile file) => file.Lines
        .Select((line, index) => (line, Place: $"{file.Path}:{index + 1}"))
        .Where(line => LeftToDo().IsMatch(line.line))
        .Select(line => line.Place);

    public static IEnumerable<string> SqueezeNamesItsAxis(SourceFile file) =>
        from call in file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call is { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "squeeze" or "squeeze_" } }
        select file.Place(call);

    /// <summary>Classes that are neither sealed nor abstract nor static, and that no class of the same sources derives from.</summary>
    public static IEnumerable<string> SealedClasses(IReadOnlyList<SourceFile> files)
    {
        var bases = files.SelectMany(file => file.Root.DescendantNodes().OfType<SimpleBaseTypeSyntax>()).Select(type => type.Type switch
        {
            GenericNameSyntax generic => generic.Identifier.Text,
            QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
            var name => name.ToString().Split('(')[0],
        }).Concat(
            files.SelectMany(file => file.Root.DescendantNodes().OfType<PrimaryConstructorBaseTypeSyntax>()).Select(type => type.Type.ToString().Split('<')[0]))
            .ToHashSet();
        return
            from file in files
            from type in file.Root.DescendantNodes().OfType<TypeDeclarationSyntax>()
            where type is ClassDeclarationSyntax || type is RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: not (int)SyntaxKind.StructKeyword }
            where !type.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.AbstractKeyword or SyntaxKind.StaticKeyword)
            where !bases.Contains(type.Identifier.Text)
            select $"{file.Place(type)}: {type.Identifier.Text}";
    }

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        _ => "",
    };

    [GeneratedRegex("^_[a-z]")]
    private static partial Regex FieldName();

    [GeneratedRegex("^[A-Z]")]
    private static partial Regex ConstantName();

    [GeneratedRegex("Utils?$|Utilit|Helpers?$|Manager$")]
    private static partial Regex TelltaleName();

    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b|Not" + "ImplementedException")]
    private static partial Regex LeftToDo();
}
