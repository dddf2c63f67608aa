namespace Testing;

/// <summary>A folder of its own for a test, deleted with what is in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emotion-recognition-");

    public string Root => _folder.FullName;

    /// <summary>The full path of something in the folder.</summary>
    public string this[string relative] => Path.Combine(Root, relative);

    /// <summary>The full path of something in the folder; the folders above it are made.</summary>
    public string File(string relative)
    {
        var path = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Writes a text file, line ends as they are given, and says where.</summary>
    public string Write(string relative, string text)
    {
        var path = File(relative);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
