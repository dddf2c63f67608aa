namespace StageGraph;

/// <summary>A disk that is full, a folder that cannot be written: what the operating system says of it, as one line for the user.</summary>
public static class StorageFailure
{
    /// <summary>Whether an error is one.</summary>
    public static bool Is(Exception error) => error is IOException or UnauthorizedAccessException;

    /// <summary>The line.</summary>
    /// <param name="place">What was being done, or the file.</param>
    /// <param name="error">What the operating system said.</param>
    public static BuildException Of(string place, Exception error) => new(
        place, error.Message.TrimEnd('.'), "files that can be read and folders with room that can be written", "free space or change permissions", error);
}
