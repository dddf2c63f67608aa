namespace Testing;

/// <summary>Reference numbers and real corpora that lie beside the repository, where they do.</summary>
internal static class SharedData
{
    /// <summary>The full path of a file or folder of the shared data; the test is skipped where it is absent.</summary>
    /// <param name="relative">Such as <c>reference/acoustics/golden</c>.</param>
    public static string Path(string relative)
    {
        var path = System.IO.Path.Combine(Root, relative);
        Assert.SkipUnless(
            File.Exists(path) || Directory.Exists(path),
            $"{relative} is not here: put it under {Root}, or name another place in EMOTIONRECOGNITION_SHARED");
        return path;
    }

    private static string Root => Environment.GetEnvironmentVariable("EMOTIONRECOGNITION_SHARED") is { Length: > 0 } place
        ? place
        : System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository.Root, "..", "shared"));
}
