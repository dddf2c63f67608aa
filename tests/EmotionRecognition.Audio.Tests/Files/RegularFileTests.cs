using System.Diagnostics;
using EmotionRecognition.Audio.Files;

namespace EmotionRecognition.Audio.Tests.Files;

public sealed class RegularFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_FileAndLinksToIt_AreRead()
    {
        var path = _folder.Write("a.wav", "abc");
        File.CreateSymbolicLink(_folder["link.wav"], "a.wav");
        File.CreateSymbolicLink(_folder["link of link.wav"], _folder["link.wav"]);

        Assert.All([path, _folder["link.wav"], _folder["link of link.wav"]], each =>
        {
            using var stream = RegularFile.Open(each);
            Assert.Equal(3, stream.Length);
        });
    }

    [Fact]
    public void Open_NothingToRead_IsAnErrorOfOurForm()
    {
        Directory.CreateDirectory(_folder["folder.wav"]);
        File.CreateSymbolicLink(_folder["link to a folder.wav"], "folder.wav");
        File.CreateSymbolicLink(_folder["dangling.wav"], "nowhere.wav");
        File.CreateSymbolicLink(_folder["link of dangling.wav"], "dangling.wav");
        File.CreateSymbolicLink(_folder["loop.wav"], "loop.wav");
        _folder.Write("empty.wav", "");
        _folder.Write("file", "abc");

        Refuses("none.wav", "no such file");
        Refuses("none/none.wav", "no such file");
        Refuses("file/none.wav", "no such file");
        Refuses("folder.wav", "a folder");
        Refuses("link to a folder.wav", "a folder");
        Refuses("dangling.wav", $"a link to {_folder["nowhere.wav"]}, which is missing");
        Refuses("link of dangling.wav", $"a link to {_folder["nowhere.wav"]}, which is missing");
        Refuses("loop.wav", "a link that leads back to itself");
        Refuses("empty.wav", "nothing to read: an empty file");
        Refuses(new string('a', 300) + ".wav", "a path that is too long");
        Refuses("a\0.wav", "a path that no file can have");
    }

    [Fact]
    public void Open_PipeOrDevice_IsRefusedAtOnce()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no named pipes in folders of Windows");
        using var process = Process.Start("mkfifo", [_folder["pipe.wav"]]);
        process.WaitForExit();
        File.CreateSymbolicLink(_folder["link.wav"], "pipe.wav");
        File.CreateSymbolicLink(_folder["device.wav"], "/dev/zero");

        Assert.All(["pipe.wav", "link.wav", "device.wav"], name => Refuses(name, "nothing to read: an empty file, a pipe, or a device"));
    }

    [Fact]
    public void Open_NoPermission_IsAnErrorOfOurForm()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "permissions do not bind an administrator");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder.Write("a.wav", "abc"), UnixFileMode.None);
        }

        Refuses("a.wav", "no permission to read it");
    }

    [Fact]
    public void Open_LockedFile_IsAnErrorOfOurForm()
    {
        using var locked = new FileStream(_folder.Write("a.wav", "abc"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Refuses("a.wav", "a file that cannot be read");
    }

    private void Refuses(string name, string found) =>
        Assert.StartsWith(
            $"{_folder[name].Replace("\0", "\\u0000")}: {found}", Assert.Throws<InputException>(() => RegularFile.Open(_folder[name])).Message);
}
