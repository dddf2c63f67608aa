namespace EmotionRecognition.Pipeline.Tests.Architecture;

/// <summary>Every rule finds what breaks it, and lets pass what looks like it.</summary>
public sealed class StyleRulesTests
{
    private const string Path = "tests/EmotionRecognition.Tests/Folder/A.cs";

    [Theory]
    [InlineData("public class B; public record C;", 1)]
    [InlineData("public class B;", 1)]
    [InlineData("namespace N; public class A; public record B;", 0)]
    [InlineData("public class A; internal class B;", 0)]
    [InlineData("internal class B;", 0)]
    public void FileNamedAfterOneOfItsTypes(string source, int expected) => AssertFinds(StyleRules.FileNamedAfterOneOfItsTypes, source, expected);

    [Theory]
    [InlineData("namespace EmotionRecognition.Tests;", 1)]
    [InlineData("namespace EmotionRecognition.Tests.Folder { }", 1)]
    [InlineData("namespace EmotionRecognition.Tests.Folder;", 0)]
    public void NamespaceNamedAfterItsFolder(string source, int expected) => AssertFinds(StyleRules.NamespaceNamedAfterItsFolder, source, expected);

    [Theory]
    [InlineData(161, 1)]
    [InlineData(160, 0)]
    public void ShortLines(int columns, int expected) => AssertFinds(StyleRules.ShortLines, $"\n{new string('/', columns)}\n", expected);

    [Theory]
    [InlineData(321, 1)]
    [InlineData(320, 0)]
    public void ShortFiles(int lines, int expected) => AssertFinds(StyleRules.ShortFiles, new string('\n', lines), expected);

    [Theory]
    [InlineData("void M()\n{{\n{0}}}", 46, 1)]
    [InlineData("void M()\n{{\n{0}}}", 45, 0)]
    [InlineData("int M() => 1\n{0} + 1;", 45, 1)]
    [InlineData("A()\n{{\n{0}}}", 46, 1)]
    public void ShortMethods(string method, int lines, int expected) =>
        AssertFinds(
            StyleRules.ShortMethods,
            $"class A {{ {string.Format(System.Globalization.CultureInfo.InvariantCulture, method, new string('\n', lines))} }}",
            expected);

    [Theory]
    [InlineData("if (x) return;", 1)]
    [InlineData("for (;;) M();", 1)]
    [InlineData("foreach (var x in y) M();", 1)]
    [InlineData("foreach (var (x, z) in y) M();", 1)]
    [InlineData("while (x) M();", 1)]
    [InlineData("lock (x) M();", 1)]
    [InlineData("if (x) { M(); } else if (y) { M(); } else { M(); }", 0)]
    [InlineData("using (x) using (y) { M(); }", 0)]
    public void BracesAlways(string statement, int expected) => AssertFinds(StyleRules.BracesAlways, $"class A {{ void M() {{ {statement} }} }}", expected);

    [Theory]
    [InlineData("private int x;", 1)]
    [InlineData("private static readonly int X = 1;", 1)]
    [InlineData("private const int x = 1;", 1)]
    [InlineData("private int _x, y;", 1)]
    [InlineData("private static int _x; private const int X = 1; public int Y; internal int z;", 0)]
    public void FieldNames(string field, int expected) => AssertFinds(StyleRules.FieldNames, $"class A {{ {field} }}", expected);

    [Theory]
    [InlineData("class TextUtils;", 1)]
    [InlineData("static class WaveHelper { }", 1)]
    [InlineData("class A { record RunManager; }", 1)]
    [InlineData("class Management;", 0)]
    public void TelltaleNames(string source, int expected) => AssertFinds(StyleRules.TelltaleNames, source, expected);

    [Theory]
    [InlineData("// TO" + "DO later", 1)]
    [InlineData("throw new Not" + "ImplementedException();", 1)]
    [InlineData("// what to do", 0)]
    public void NothingLeftToDo(string source, int expected) => AssertFinds(StyleRules.NothingLeftToDo, source, expected);

    [Theory]
    [InlineData("x.squeeze()", 1)]
    [InlineData("x.squeeze(1)", 0)]
    public void SqueezeNamesItsAxis(string expression, int expected) =>
        AssertFinds(StyleRules.SqueezeNamesItsAxis, $"class A {{ object M() => {expression}; }}", expected);

    [Theory]
    [InlineData("class A;", 1)]
    [InlineData("public record A;", 1)]
    [InlineData("sealed class A { class B; }", 1)]
    [InlineData("class A; sealed class B : A;", 0)]
    [InlineData("class A<T>; sealed class B : N.A<int>;", 0)]
    [InlineData("record A(int X); sealed record B() : A(1);", 0)]
    [InlineData("abstract class A; static class B; sealed record C; struct D; record struct E; interface F;", 0)]
    public void SealedClasses(string source, int expected) => Assert.Equal(expected, StyleRules.SealedClasses([new SourceFile(Path, source)]).Count());

    private static void AssertFinds(Func<SourceFile, IEnumerable<string>> rule, string source, int expected) =>
        Assert.Equal(expected, rule(new SourceFile(Path, source)).Count());
}
