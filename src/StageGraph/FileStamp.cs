using System.Runtime.InteropServices;

namespace StageGraph;

/// <summary>
/// A file's metadata, available without reading it. On Linux, it includes the inode and the change time (ctime), which no program can set, so that
/// a file restored with its old size and modification time has a different stamp.
/// </summary>
/// <param name="Size">In bytes.</param>
/// <param name="Modified">Time of the last write, in units of 100 ns since year 1 (UTC).</param>
/// <param name="Changed">Linux: time of the last change of content or attributes, in ns since 1970; elsewhere the creation time.</param>
/// <param name="Identity">Linux: the inode; elsewhere 0.</param>
public readonly partial record struct FileStamp(long Size, long Modified, long Changed, ulong Identity)
{
    private const int CurrentFolder = -100;
    private const uint ChangeTimeAndInode = 0x80 | 0x100;

    /// <summary>The stamp of a file, or null if it does not exist.</summary>
    public static FileStamp? Of(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return null;
        }

        if (OperatingSystem.IsLinux() && statx(CurrentFolder, path, 0, ChangeTimeAndInode, out var status) == 0)
        {
            return new(file.Length, file.LastWriteTimeUtc.Ticks, (status.ChangeSeconds * 1_000_000_000) + status.ChangeNanoseconds, status.Inode);
        }

        return new(file.Length, file.LastWriteTimeUtc.Ticks, file.CreationTimeUtc.Ticks, 0);
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, out LinuxStatus status);

    // struct statx from <linux/stat.h>, which is the same on every architecture.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct LinuxStatus
    {
        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(96)]
        public long ChangeSeconds;

        [FieldOffset(104)]
        public uint ChangeNanoseconds;
    }
}
