using System.Runtime.InteropServices;

namespace StageGraph;

/// <summary>
/// What the file system says of a file without reading it. On Linux that includes the inode and the time of the last change of either content
/// or attributes, which no program can set: a file put back with its old size and date has another stamp.
/// </summary>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">Time of the last write, in 100 ns since year 1 (UTC).</param>
/// <param name="Changed">Linux: time of the last change of content or attributes, in ns since 1970; elsewhere the creation time.</param>
/// <param name="Identity">Linux: the inode; elsewhere 0.</param>
public readonly partial record struct FileStamp(long Size, long Modified, long Changed, ulong Identity)
{
    private const int CurrentFolder = -100;
    private const uint ChangeTimeAndInode = 0x80 | 0x100;

    /// <summary>The stamp of a file, or null where there is none.</summary>
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

    // struct statx of <linux/stat.h>: the same on every architecture.
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
