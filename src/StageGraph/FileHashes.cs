using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using Shared;

namespace StageGraph;

/// <summary>
/// SHA-256 of files, cached by <see cref="FileStamp"/>: a file is read again only if its stamp has changed. A hash is cached only if the file had not
/// been modified for a while before it was read, so that two writes within the clock's resolution are not confused.
/// </summary>
public sealed class FileHashes
{
    private static readonly TimeSpan _settled = TimeSpan.FromSeconds(2);

    private readonly string _memory;
    private readonly ConcurrentDictionary<string, (FileStamp Stamp, string Hash)> _known;
    private int _changes;

    /// <summary>Opens the cache. A missing file counts as empty, and damaged lines are dropped.</summary>
    /// <param name="memory">The cache file.</param>
    public FileHashes(string memory)
    {
        _memory = memory;
        _known = Recall(memory);
    }

    /// <summary>The file's SHA-256 in lower-case hexadecimal, or null if it does not exist.</summary>
    public string? Of(string path)
    {
        var full = Path.GetFullPath(path);
        if (FileStamp.Of(full) is not { } stamp)
        {
            return null;
        }

        if (_known.TryGetValue(full, out var known) && known.Stamp == stamp)
        {
            return known.Hash;
        }

        if (HashOf(full, stamp) is not { } hash)
        {
            return null;
        }

        if (FileStamp.Of(full) == stamp && IsSettled(stamp))
        {
            _known[full] = (stamp, hash);
            Interlocked.Increment(ref _changes);
        }

        return hash;
    }

    /// <summary>The hashes of many files, in the given order, computed in parallel on all processors.</summary>
    /// <exception cref="BuildException">A file may not be read.</exception>
    public IReadOnlyList<string?> Of(IReadOnlyList<string> paths)
    {
        try
        {
            return paths.Count < 8 ? [.. paths.Select(Of)] : [.. paths.AsParallel().AsOrdered().Select(Of)];
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.Flatten().InnerExceptions[0]);
            throw;
        }
    }

    /// <summary>Writes the cache atomically if it has changed.</summary>
    public void Save()
    {
        if (Interlocked.Exchange(ref _changes, 0) == 0)
        {
            return;
        }

        WholeFile.Write(_memory, string.Concat(_known.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => string.Create(
            CultureInfo.InvariantCulture,
            $"{pair.Value.Hash}\t{pair.Value.Stamp.Size}\t{pair.Value.Stamp.Modified}\t{pair.Value.Stamp.Changed}\t"
                + $"{pair.Value.Stamp.Identity}\t{pair.Key}\n"))));
    }

    /// <summary>The SHA-256 of an existing file, computed without the cache.</summary>
    public static string Read(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    // Opening a pipe would wait for a writer: what has no length is not opened. A link that leads nowhere has a stamp, but no contents.
    private static string? HashOf(string path, FileStamp stamp)
    {
        try
        {
            return stamp.Size == 0 ? Convert.ToHexStringLower(SHA256.HashData([])) : Read(path);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException error)
        {
            throw new BuildException(path, "no permission to read it", "a readable file", "change its permissions", error);
        }
    }

    private static bool IsSettled(FileStamp stamp)
    {
        var modified = new DateTime(stamp.Modified, DateTimeKind.Utc);
        var now = DateTime.UtcNow;
        return modified < now - _settled
            && (!OperatingSystem.IsLinux() || DateTime.UnixEpoch.AddTicks(stamp.Changed / 100) < now - _settled);
    }

    private static ConcurrentDictionary<string, (FileStamp Stamp, string Hash)> Recall(string memory)
    {
        var known = new ConcurrentDictionary<string, (FileStamp, string)>(StringComparer.Ordinal);
        if (!File.Exists(memory))
        {
            return known;
        }

        foreach (var line in File.ReadLines(memory))
        {
            if (line.Split('\t', 6) is [{ Length: 64 } hash, var size, var modified, var changed, var identity, var path]
                && long.TryParse(size, CultureInfo.InvariantCulture, out var bytes)
                && long.TryParse(modified, CultureInfo.InvariantCulture, out var written)
                && long.TryParse(changed, CultureInfo.InvariantCulture, out var touched)
                && ulong.TryParse(identity, CultureInfo.InvariantCulture, out var inode))
            {
                known[path] = (new(bytes, written, touched, inode), hash);
            }
        }

        return known;
    }
}
