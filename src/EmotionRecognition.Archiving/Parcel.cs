using ICSharpCode.SharpZipLib.Zip;
using Shared;
using StageGraph;

namespace EmotionRecognition.Archiving;

/// <summary>
/// Files in one zip file whose bytes depend on nothing else: entries by name, all with the same time, compressed by a library that computes the same on every
/// processor.
/// </summary>
public static class Parcel
{
    private const int Level = 9;

    // Unix permissions are in the upper half; the system is the third byte of "version made by".
    private const int ReadableFile = 0x81A4 << 16;
    private const int ExecutableFile = 0x81ED << 16;
    private const int Unix = 3;

    // Zip files cannot tell earlier times.
    private static readonly DateTimeOffset _earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a parcel, completely or not at all.</summary>
    /// <param name="path">The zip file; an existing one is replaced at the end.</param>
    /// <param name="files">The files, each path once.</param>
    /// <param name="time">The time of all files.</param>
    /// <exception cref="BuildException">The disk is full, or the folder cannot be written.</exception>
    public static void Write(string path, IEnumerable<ParcelFile> files, DateTimeOffset time)
    {
        try
        {
            WholeFile.Write(path, stream => Write(stream, [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)], time < _earliest ? _earliest : time));
        }
        catch (Exception error) when (StorageFailure.Is(error))
        {
            throw StorageFailure.Of(path, error);
        }
    }

    private static void Write(Stream stream, IReadOnlyList<ParcelFile> files, DateTimeOffset time)
    {
        using var zip = new ZipOutputStream(stream) { IsStreamOwner = false, UseZip64 = UseZip64.Off };
        zip.SetLevel(Level);
        foreach (var file in files)
        {
            zip.PutNextEntry(new ZipEntry(file.Path)
            {
                DateTime = time.UtcDateTime,
                Size = file.Content.Length,
                HostSystem = Unix,
                ExternalFileAttributes = file.IsExecutable ? ExecutableFile : ReadableFile,
                IsUnicodeText = true,
            });
            zip.Write(file.Content);
            zip.CloseEntry();
        }

        zip.Finish();
    }
}
