namespace EmotionRecognition.Audio.Files;

/// <summary>Opens files, not folders, pipes, or devices.</summary>
internal static class RegularFile
{
    private const string Expected = "a sound file";

    /// <summary>Opens a file for reading. Opening a pipe would wait for a writer: what has no length is not opened.</summary>
    /// <exception cref="InputException">There is no such file, it is not a regular file, it is empty, or it cannot be opened.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return new FileStream(Find(path).FullName, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new InputException(path, "no permission to read it", Expected, "change its permissions", error);
        }
        catch (Exception error) when (error is IOException or ArgumentException or NotSupportedException)
        {
            throw Unreadable(path, error);
        }
    }

    /// <summary>The error of a file that is there but cannot be opened or read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cause">The error of the operating system.</param>
    public static InputException Unreadable(string path, Exception cause) => cause switch
    {
        PathTooLongException => new(path, "a path that is too long", Expected, "use shorter names", cause),
        EndOfStreamException => new(path, "a file that got shorter while it was read", Expected, "wait until it is complete", cause),
        ArgumentException or NotSupportedException => new(path, "a path that no file can have", Expected, "check the path", cause),
        _ => new(path, "a file that cannot be read", Expected, "check the disk, and whether another program uses the file", cause),
    };

    private static FileInfo Find(string path)
    {
        // One question to the file system answers all that follows.
        var file = new FileInfo(path);
        if ((int)file.Attributes == -1)
        {
            throw new InputException(path, "no such file", Expected, "check the path");
        }

        file = file.Attributes.HasFlag(FileAttributes.ReparsePoint) ? Follow(path, file) : file;
        if (file.Attributes.HasFlag(FileAttributes.Directory))
        {
            throw new InputException(path, "a folder", Expected, "name a file in it");
        }

        return file.Length > 0
            ? file
            : throw new InputException(path, "nothing to read: an empty file, a pipe, or a device", Expected, "restore the file");
    }

    private static FileInfo Follow(string path, FileInfo link)
    {
        try
        {
            // Other reparse points than links have no target.
            if (link.ResolveLinkTarget(returnFinalTarget: true) is not { } target)
            {
                return link;
            }

            return Path.Exists(target.FullName)
                ? new FileInfo(target.FullName)
                : throw new InputException(path, $"a link to {target.FullName}, which is missing", Expected, "restore the target or remove the link");
        }
        catch (IOException error)
        {
            throw new InputException(path, "a link that leads back to itself", Expected, "remove the link", error);
        }
    }
}
