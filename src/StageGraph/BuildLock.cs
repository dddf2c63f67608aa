using System.Globalization;

namespace StageGraph;

/// <summary>
/// Prevents two builds from using a workspace at the same time. The operating system holds the lock for the process and releases it when the process
/// ends for any reason, so a leftover lock file blocks nobody.
/// </summary>
public sealed class BuildLock : IDisposable
{
    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static readonly int[] _heldByAnother = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _lock;
    private readonly string _holder;

    private BuildLock(FileStream stream, string holder)
    {
        _lock = stream;
        _holder = holder;
    }

    /// <summary>Acquires the lock, waiting for the build that holds it.</summary>
    /// <param name="workspace">The workspace to lock.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="say">Receives one message if another build holds the lock or the previous build was interrupted.</param>
    /// <exception cref="BuildException">The lock was still held after the timeout.</exception>
    public static BuildLock Take(Workspace workspace, TimeSpan timeout, Action<string> say)
    {
        var path = Path.Combine(workspace.State, "lock");
        try
        {
            Directory.CreateDirectory(workspace.State);
            return Take(path, timeout, say);
        }
        catch (Exception error) when (StorageFailure.Is(error))
        {
            throw StorageFailure.Of(workspace.Root, error);
        }
    }

    /// <summary>
    /// Shares the workspace with others that share it, so that each can run another stage, and waits for a build that has it for itself.
    /// </summary>
    /// <param name="workspace">The workspace to share.</param>
    /// <param name="stage">The name of the stage to run; two processes never run the same one at the same time.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <exception cref="BuildException">The lock was still held after the timeout.</exception>
    public static IDisposable Share(Workspace workspace, string stage, TimeSpan timeout)
    {
        try
        {
            var own = Directory.CreateDirectory(Path.Combine(workspace.State, "stages")).FullName;
            var common = Wait(() => TryOpen(Path.Combine(workspace.State, "lock"), FileAccess.Read, FileShare.Read), timeout);
            return new Both(Wait(() => TryTake(Path.Combine(own, Workspace.FolderNameOf(stage))), timeout), common);
        }
        catch (Exception error) when (StorageFailure.Is(error))
        {
            throw StorageFailure.Of(workspace.Root, error);
        }

        T Wait<T>(Func<T?> open, TimeSpan time)
            where T : class
        {
            for (var end = DateTime.UtcNow + time; ; Thread.Sleep(200))
            {
                if (open() is { } stream)
                {
                    return stream;
                }

                if (DateTime.UtcNow >= end)
                {
                    throw new BuildException(
                        stage, "the workspace is locked by another build", "no other build of this stage", "wait for that build, or wait longer with --wait");
                }
            }
        }
    }

    /// <summary>Takes a file for this process; null if another one has it.</summary>
    internal static IDisposable? TryTake(string path) => TryOpen(path, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Releases the lock.</summary>
    public void Dispose()
    {
        File.Delete(_holder);
        _lock.Dispose();
    }

    private static BuildLock Take(string path, TimeSpan timeout, Action<string> say)
    {
        var holder = path + ".holder";
        var end = DateTime.UtcNow + timeout;
        for (var told = false; ; told = true)
        {
            if (TryOpen(path, FileAccess.ReadWrite, FileShare.None) is { } stream)
            {
                if (!told && Read(holder) is { } last)
                {
                    say($"the previous build ({last}) was interrupted; resuming");
                }

                File.WriteAllText(holder, string.Create(
                    CultureInfo.InvariantCulture,
                    $"process {Environment.ProcessId} on {Environment.MachineName} since {DateTime.UtcNow:yyyy-MM-dd HH:mm:ss} UTC\n"));
                return new(stream, holder);
            }

            var who = Read(holder) ?? "another process";
            if (DateTime.UtcNow >= end)
            {
                throw new BuildException(
                    path, $"locked by {who}", "no other build in this checkout", "wait for that build, stop it, or wait longer with --wait");
            }

            if (!told)
            {
                say($"waiting for another build in this checkout ({who})");
            }

            Thread.Sleep(200);
        }
    }

    // Another build may delete the file at any moment.
    private static string? Read(string holder)
    {
        try
        {
            return File.ReadAllText(holder).Trim();
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static FileStream? TryOpen(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, access, share);
        }
        catch (IOException error) when (_heldByAnother.Contains(error.HResult))
        {
            return null;
        }
    }

    private sealed class Both(IDisposable first, IDisposable second) : IDisposable
    {
        public void Dispose()
        {
            first.Dispose();
            second.Dispose();
        }
    }
}
