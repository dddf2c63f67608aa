namespace Testing;

/// <summary>Reference numbers and real corpora next to the repository, if they are available.</summary>
internal static class SharedData
{
    /// <summary>The full path of a file or folder of the shared data; skips the test if it is missing.</summary>
    /// <param name="relative">For example <c>reference/acoustics/golden</c>.</param>
    public static string Path(string relative)
    {
        var path = System.IO.Path.Combine(Root, relative);
        Assert.SkipUnless(
            File.Exists(path) || Directory.Exists(path),
            $"{relative} is missing: put it under {Root}, or set EMOTIONRECOGNITION_SHARED to another folder");
        return path;
    }

    private static string Root => Environment.GetEnvironmentVariable("EMOTIONRECOGNITION_SHARED") is { Length: > 0 } place
        ? place
        : System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository.Root, "..", "shared"));
}
