namespace StageGraph;

/// <summary>Reports storage errors from the operating system, such as a full disk or a read-only folder, as a single line for the user.</summary>
public static class StorageFailure
{
    /// <summary>Whether an exception is a storage error.</summary>
    public static bool Is(Exception error) => error is IOException or UnauthorizedAccessException;

    /// <summary>Creates the error for the user.</summary>
    /// <param name="place">The stage or file.</param>
    /// <param name="error">The operating system's error.</param>
    public static BuildException Of(string place, Exception error) => new(
        place, error.Message.TrimEnd('.'), "readable files and writable folders with free space", "free some space or change permissions", error);
}
