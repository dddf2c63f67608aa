using System.Text;
using Shared;

namespace StageGraph;

/// <summary>A folder, of this machine or of a file system that several machines see.</summary>
/// <param name="folder">The folder; created when something is kept.</param>
public sealed class FolderStore(string folder) : CacheStore
{
    // EEXIST and ERROR_FILE_EXISTS.
    private const int FileExists = 17;
    private const int FileExistsOnWindows = unchecked((int)0x80070050);

    private readonly string _folder = Path.GetFullPath(folder);

    /// <inheritdoc/>
    public override bool Has(string name) => File.Exists(PathOf(name));

    /// <inheritdoc/>
    public override string? Read(string name)
    {
        try
        {
            return ReadOnce(name);
        }
        catch (IOException)
        {
            // Replaced by another machine at this moment.
            Thread.Sleep(Pause);
            return ReadOnce(name);
        }
    }

    /// <inheritdoc/>
    public override bool Fetch(string name, string path)
    {
        if (!Has(name))
        {
            return false;
        }

        File.Copy(PathOf(name), path);
        return true;
    }

    /// <inheritdoc/>
    public override void Write(string name, string text) => Replace(name, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <inheritdoc/>
    public override void Keep(string name, string path) => Replace(name, stream =>
    {
        using var source = File.OpenRead(path);
        source.CopyTo(stream);
    });

    /// <inheritdoc/>
    public override bool Create(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        try
        {
            using var file = new FileStream(PathOf(name), FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            file.Write(Encoding.UTF8.GetBytes(text));
            return true;
        }
        catch (IOException error) when (error.HResult is FileExists or FileExistsOnWindows)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override void Delete(string name) => UnfinishedRun.Delete(PathOf(name));

    private string PathOf(string name) => Path.Combine(_folder, name.Replace('/', Path.DirectorySeparatorChar));

    private string? ReadOnce(string name)
    {
        try
        {
            using var file = new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // Others may write the same file at this moment.
    private void Replace(string name, Action<Stream> write)
    {
        var mine = $"{PathOf(name)}.{Path.GetRandomFileName()}";
        WholeFile.Write(mine, write);
        File.Move(mine, PathOf(name), overwrite: true);
    }
}
