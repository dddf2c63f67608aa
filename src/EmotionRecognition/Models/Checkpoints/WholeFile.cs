namespace EmotionRecognition.Models.Checkpoints;

/// <summary>Files that appear whole or not at all: written beside their place, then renamed into it.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file; one that is there is replaced at the end.</summary>
    /// <param name="path">The file's final place; its folder exists.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        var aside = path + ".part";
        using (var stream = new FileStream(aside, FileMode.Create, FileAccess.ReadWrite))
        {
            write(stream);
        }

        File.Move(aside, path, overwrite: true);
    }
}
