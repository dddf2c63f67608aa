using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit.v3;

namespace Testing.Snapshots;

/// <summary>
/// Snapshot tests in Verify's call shape: <c>await Verify(value)</c> compares with <c>Class.Method.verified.txt</c> beside the test's source.
/// Where Verify.XunitV3 can be restored, the project's global <c>using static</c> of this class becomes that of <c>VerifyXunit.Verifier</c>.
/// </summary>
/// <remarks>
/// A difference leaves <c>Class.Method.received.txt</c>. To accept it, look at it and rename it to <c>.verified.txt</c>, or run the test again with
/// <c>ACCEPT_SNAPSHOTS=true dotnet test --filter ...</c>; that has no effect where <c>CI=true</c>.
/// </remarks>
internal static class Verifier
{
    /// <summary>Compares text as it is; line ends are compared as LF.</summary>
    /// <param name="target">The text.</param>
    /// <param name="extension">What the snapshot's file name ends in.</param>
    /// <param name="sourceFile">The calling test's source file, filled in by the compiler.</param>
    /// <exception cref="VerifyException">There is no snapshot or it differs.</exception>
    public static Task Verify(string target, string extension = "txt", [CallerFilePath] string sourceFile = "")
    {
        SnapshotOf(sourceFile, extension).Compare(target.ReplaceLineEndings("\n"), IsAccepting());
        return Task.CompletedTask;
    }

    /// <summary>Compares what <see cref="SnapshotText"/> makes of an object.</summary>
    /// <exception cref="VerifyException">There is no snapshot or it differs.</exception>
    public static Task Verify(object? target, [CallerFilePath] string sourceFile = "") => Verify(SnapshotText.Of(target), "txt", sourceFile);

    private static Snapshot SnapshotOf(string sourceFile, string extension)
    {
        if (TestContext.Current.Test is not IXunitTest { TestMethod: var method } test)
        {
            throw new InvalidOperationException("Verify is called outside of a test");
        }

        var type = method.TestClass.Class;
        var name = $"{type.Name}.{method.Method.Name}{NameParameters(method.Method.GetParameters(), test.TestMethodArguments)}";
        return new Snapshot(FolderOf(sourceFile), name, extension);
    }

    private static string NameParameters(ParameterInfo[] parameters, object?[] values) =>
        string.Concat(parameters.Zip(values, (parameter, value) => $"_{parameter.Name}={SnapshotText.OfParameter(value)}"));

    /// <summary>The source file's folder; the compiler writes the checkout's own as <c>/_/</c>.</summary>
    private static string FolderOf(string sourceFile) => Path.GetDirectoryName(
        sourceFile.StartsWith("/_/", StringComparison.Ordinal) ? Path.Combine(Repository.Root, sourceFile[3..]) : sourceFile)!;

    private static bool IsAccepting() => IsTrue("ACCEPT_SNAPSHOTS") && !IsTrue("CI");

    private static bool IsTrue(string variable) => bool.TryParse(Environment.GetEnvironmentVariable(variable), out var value) && value;
}
