namespace Testing;

/// <summary>A temporary folder for one test, deleted with its contents.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emotion-recognition-");

    public string Root => _folder.FullName;

    /// <summary>The full path of a file or folder in the temporary folder.</summary>
    public string this[string relative] => Path.Combine(Root, relative);

    /// <summary>The full path of something in the folder; missing folders above it are created.</summary>
    public string File(string relative)
    {
        var path = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Writes a text file without changing line endings, and returns its path.</summary>
    public string Write(string relative, string text)
    {
        var path = File(relative);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
