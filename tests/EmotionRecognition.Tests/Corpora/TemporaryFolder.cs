namespace EmotionRecognition.Tests.Corpora;

/// <summary>A new empty folder that is deleted with all in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("emotion-recognition-").FullName;

    /// <summary>The full path of something in the folder; the folders above it are made.</summary>
    public string File(string relative)
    {
        var path = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Writes a text file, lines as they are given.</summary>
    public string Write(string relative, string text)
    {
        var path = File(relative);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
