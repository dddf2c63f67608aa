namespace Shared;

/// <summary>Writes files completely or not at all: to a temporary file in the same folder, which is then renamed.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file. An existing file is replaced at the end, and is left unchanged if writing fails.</summary>
    /// <param name="path">The path of the file; missing folders are created.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var aside = path + ".part";
        try
        {
            using (var stream = new FileStream(aside, FileMode.Create, FileAccess.ReadWrite))
            {
                write(stream);
            }

            File.Move(aside, path, overwrite: true);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }

    /// <summary>Writes text in UTF-8 without a byte order mark.</summary>
    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    public static void Write(string path, string text) => Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
}
