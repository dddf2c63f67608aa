using Shared;

namespace EmotionRecognition.Cli.Output;

/// <summary>Where results go: standard output, or a file that is written completely or not at all.</summary>
internal static class OutputFile
{
    /// <summary>Writes results.</summary>
    /// <param name="path">The file; null: standard output.</param>
    /// <param name="console">The console.</param>
    /// <param name="write">Writes; it is told whether people see the results as they come.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string? path, CommandConsole console, Action<TextWriter, bool> write)
    {
        if (path is null)
        {
            write(console.Out, console.Terminal);
            return;
        }

        Write(path, stream =>
        {
            using var file = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
            write(file, false);
        });
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes its content.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        if (Directory.Exists(path))
        {
            throw new InputException($"--out={path}", "a folder", "a file", "name a file in it");
        }

        WholeFile.Write(path, write);
    }
}
