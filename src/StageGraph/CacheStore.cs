namespace StageGraph;

/// <summary>
/// Where a <see cref="StageCache"/> keeps its files. Names are relative paths with slashes, such as <c>files/AB/HASH</c>. A file is there as a whole or not at
/// all, also while others write it. Every member throws an <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> if the store cannot be used;
/// the build then goes on without it, so that nothing may wait for long.
/// </summary>
public abstract class CacheStore
{
    /// <summary>How long to wait before looking again whether something has changed.</summary>
    public virtual TimeSpan Pause => TimeSpan.FromMilliseconds(200);

    /// <summary>How many files are copied at the same time.</summary>
    public virtual int Connections => 1;

    /// <summary>Whether there is a file.</summary>
    /// <param name="name">Its name.</param>
    public abstract bool Has(string name);

    /// <summary>The text of a file; null if there is none.</summary>
    /// <param name="name">Its name.</param>
    public abstract string? Read(string name);

    /// <summary>Copies a file out of the store.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="path">Where to; nothing may be there.</param>
    /// <returns>Whether there is such a file.</returns>
    public abstract bool Fetch(string name, string path);

    /// <summary>Writes a file, or replaces it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">Its text.</param>
    public abstract void Write(string name, string text);

    /// <summary>Copies a file into the store, or replaces it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="path">The file to copy.</param>
    public abstract void Keep(string name, string path);

    /// <summary>Writes a file unless there is one. Of several builds that do so at the same time, one succeeds.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">Its text.</param>
    /// <returns>Whether there was none.</returns>
    /// <exception cref="NotSupportedException">The store cannot do this, so that builds cannot wait for each other; the message is for the user.</exception>
    public abstract bool Create(string name, string text);

    /// <summary>Deletes a file if there is one.</summary>
    /// <param name="name">Its name.</param>
    public abstract void Delete(string name);
}
