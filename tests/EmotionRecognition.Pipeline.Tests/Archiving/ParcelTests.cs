using EmotionRecognition.Archiving;
using ICSharpCode.SharpZipLib.Zip;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests.Archiving;

public sealed class ParcelTests
{
    private static readonly DateTimeOffset _time = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private static readonly ParcelFile[] _files = [ParcelFile.Of("b/ä.txt", new string('b', 5000)), ParcelFile.Of("a.txt", "a"), new("c.sh", [1, 2], true)];

    [Fact]
    public void Write_SameFilesInAnotherOrder_GivesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        Parcel.Write(folder["one.zip"], _files, _time);
        Parcel.Write(folder["two.zip"], _files.Reverse(), _time.ToOffset(TimeSpan.FromHours(5)));
        Parcel.Write(folder["other.zip"], [.. _files.Skip(1), ParcelFile.Of("b/ä.txt", "other")], _time);
        Assert.Equal(File.ReadAllBytes(folder["one.zip"]), File.ReadAllBytes(folder["two.zip"]));
        Assert.NotEqual(File.ReadAllBytes(folder["one.zip"]), File.ReadAllBytes(folder["other.zip"]));
    }

    [Fact]
    public void Write_Files_KeepsNamesTimesAndPermissions()
    {
        using var folder = new TemporaryFolder();
        Parcel.Write(folder["new/parcel.zip"], _files, _time);
        using var zip = new ZipFile(folder["new/parcel.zip"]);
        var entries = zip.Cast<ZipEntry>().ToList();
        Assert.Equal(["a.txt", "b/ä.txt", "c.sh"], entries.Select(entry => entry.Name));
        Assert.All(entries, entry => Assert.Equal(_time.UtcDateTime, entry.DateTime));
        Assert.Equal([0x1A4, 0x1A4, 0x1ED], entries.Select(entry => (entry.ExternalFileAttributes >> 16) & 0x1FF));
    }

    [Fact]
    public void Write_PlaceThatCannotBeWritten_LeavesNothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("file", "");
        Assert.Throws<BuildException>(() => Parcel.Write(folder["file/parcel.zip"], _files, _time));
        Assert.Equal([folder["file"]], Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void WritePackages_CompleteCache_CopiesThemOnceOrNothing()
    {
        using var folder = new TemporaryFolder();
        LockedPackage[] packages = [new("Some.Package", "1.2.0", null, [], false), new("Other", "2.0.0-Beta", null, [], true)];
        folder.Write("cache/some.package/1.2.0/some.package.1.2.0.nupkg", "12345");
        var missing = Assert.Throws<InputException>(() => OfflinePackages.Write(packages, folder["cache"], folder["out"]));
        Assert.Contains("no Other 2.0.0-Beta, expected all 2 packages", missing.Message);
        folder.Write("cache/other/2.0.0-beta/other.2.0.0-beta.nupkg", "67");

        Assert.Equal(7, OfflinePackages.Write(packages, folder["cache"], folder["out"]));

        Assert.Equal(["other.2.0.0-beta.nupkg", "some.package.1.2.0.nupkg"], Directory.GetFiles(folder["out"]).Select(Path.GetFileName).Order());
        Assert.Contains("empty", Assert.Throws<InputException>(() => OfflinePackages.Write(packages, folder["cache"], folder["out"])).Message);
        Assert.Throws<BuildException>(() => OfflinePackages.Write(packages, folder["cache"], folder["cache/other/2.0.0-beta/other.2.0.0-beta.nupkg/out"]));
    }
}
