using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit.v3;

namespace Testing.Snapshots;

/// <summary>
/// Snapshot tests with Verify's calls: <c>await Verify(value)</c> compares with <c>Class.Method.verified.txt</c> next to the source of the test.
/// If Verify.XunitV3 can be restored, replace the global <c>using static</c> of this class with <c>VerifyXunit.Verifier</c>.
/// </summary>
/// <remarks>
/// A mismatch writes <c>Class.Method.received.txt</c>. To accept it, review it and rename it to <c>.verified.txt</c>, or run the test again with
/// <c>ACCEPT_SNAPSHOTS=true dotnet test --filter ...</c>, which has no effect if <c>CI=true</c>.
/// </remarks>
internal static class Verifier
{
    /// <summary>Compares text; all line endings count as LF.</summary>
    /// <param name="target">The text.</param>
    /// <param name="extension">The extension of the snapshot file.</param>
    /// <param name="sourceFile">The source file of the calling test, supplied by the compiler.</param>
    /// <exception cref="VerifyException">There is no snapshot, or it differs.</exception>
    public static Task Verify(string target, string extension = "txt", [CallerFilePath] string sourceFile = "")
    {
        SnapshotOf(sourceFile, extension).Compare(target.ReplaceLineEndings("\n"), IsAccepting());
        return Task.CompletedTask;
    }

    /// <summary>Compares the text that <see cref="SnapshotText"/> creates from an object.</summary>
    /// <exception cref="VerifyException">There is no snapshot, or it differs.</exception>
    public static Task Verify(object? target, [CallerFilePath] string sourceFile = "") => Verify(SnapshotText.Of(target), "txt", sourceFile);

    private static Snapshot SnapshotOf(string sourceFile, string extension)
    {
        if (TestContext.Current.Test is not IXunitTest { TestMethod: var method } test)
        {
            throw new InvalidOperationException("Verify was called outside of a test");
        }

        var type = method.TestClass.Class;
        var name = $"{type.Name}.{method.Method.Name}{NameParameters(method.Method.GetParameters(), test.TestMethodArguments)}";
        return new Snapshot(FolderOf(sourceFile), name, extension);
    }

    private static string NameParameters(ParameterInfo[] parameters, object?[] values) =>
        string.Concat(parameters.Zip(values, (parameter, value) => $"_{parameter.Name}={SnapshotText.OfParameter(value)}"));

    /// <summary>The folder of the source file; the compiler replaces the root of the checkout with <c>/_/</c>.</summary>
    private static string FolderOf(string sourceFile) => Path.GetDirectoryName(
        sourceFile.StartsWith("/_/", StringComparison.Ordinal) ? Path.Combine(Repository.Root, sourceFile[3..]) : sourceFile)!;

    private static bool IsAccepting() => IsTrue("ACCEPT_SNAPSHOTS") && !IsTrue("CI");

    private static bool IsTrue(string variable) => bool.TryParse(Environment.GetEnvironmentVariable(variable), out var value) && value;
}
