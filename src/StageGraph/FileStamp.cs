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
    private const uint BasicStatus = 0x7ff;
    private const int KindOfFile = 0xf000;
    private const int Folder = 0x4000;
    private const int NanosecondsPerTick = 100;

    /// <summary>The stamp of a file, or null if it does not exist.</summary>
    public static FileStamp? Of(string path)
    {
        if (OperatingSystem.IsLinux() && statx(CurrentFolder, path, 0, BasicStatus, out var status) == 0)
        {
            return (status.Mode & KindOfFile) == Folder ? null : new(
                status.Size,
                DateTime.UnixEpoch.AddSeconds(status.ModifiedSeconds).Ticks + (status.ModifiedNanoseconds / NanosecondsPerTick),
                (status.ChangeSeconds * 1_000_000_000) + status.ChangeNanoseconds,
                status.Inode);
        }

        var file = new FileInfo(path);
        return file.Exists ? new(file.Length, file.LastWriteTimeUtc.Ticks, file.CreationTimeUtc.Ticks, 0) : null;
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, out LinuxStatus status);

    // struct statx from <linux/stat.h>, which is the same on every architecture.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct LinuxStatus
    {
        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(40)]
        public long Size;

        [FieldOffset(96)]
        public long ChangeSeconds;

        [FieldOffset(104)]
        public uint ChangeNanoseconds;

        [FieldOffset(112)]
        public long ModifiedSeconds;

        [FieldOffset(120)]
        public uint ModifiedNanoseconds;
    }
}
