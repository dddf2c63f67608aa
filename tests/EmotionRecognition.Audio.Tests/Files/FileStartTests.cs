using System.Text;
using CsCheck;
using EmotionRecognition.Audio.Files;

namespace EmotionRecognition.Audio.Tests.Files;

public sealed class FileStartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:1", "a Git LFS pointer", "run git lfs pull")]
    [InlineData("\r\n<!DOCTYPE HTML><title>Sign in</title>", "an HTML page", "download it again")]
    [InlineData("\u00EF\u00BB\u00BF<html lang=\"en\">", "an HTML page", "download it again")]
    [InlineData("<?xml version=\"1.0\"?><Error/>", "an XML document", "download it again")]
    [InlineData("PK\u0003\u0004\u0014\0", "a zip archive", "unpack it")]
    [InlineData("\u001F\u008B\b\0", "a gzip archive", "unpack it")]
    [InlineData("\u00FD7zXZ\0\0", "an xz archive", "unpack it")]
    [InlineData("Speaker 1: hello\n", "a text file", "use the recording it belongs to")]
    [InlineData("\0\0\0\u0020ftypM4A \0", "an MPEG-4 file (M4A: AAC or Apple Lossless)", FileStart.Convert)]
    [InlineData("\0\0\0\u0018ftyp3gp4\0", "a 3GP file (AMR or AAC)", FileStart.Convert)]
    [InlineData("\u00FF\u00F1\u0050\u0080", "an AAC file (ADTS)", FileStart.Convert)]
    [InlineData("\u0030\u0026\u00B2\u0075\u008E\u0066\u00CF\u0011\u00A6", "a Windows Media file (WMA)", FileStart.Convert)]
    [InlineData("#!AMR\n<", "an AMR file", FileStart.Convert)]
    [InlineData("RIFX\0\0\0\u0010WAVEfmt ", "a big-endian WAV file (RIFX)", FileStart.Convert)]
    [InlineData("riff\u002E\u0091\u00CF\u0011\u00A5\u00D6\u0028\u00DB\u0004", "a Wave64 file (W64)", FileStart.Convert)]
    [InlineData("FORM\0\0\0\u0010AIFFCOMM", "an AIFF file", FileStart.Convert)]
    [InlineData("NIST_1A\n   1024\n", "a NIST SPHERE file", FileStart.Convert)]
    [InlineData("\0\0\0\0\0\0\0\0", "only zero bytes", "the file was never filled: restore it")]
    [InlineData("RIFF\u0024\0", "the first 6 bytes of a WAV file", "the file is truncated: restore it")]
    [InlineData("\u0001\u00FE\u0080\u0003\u0007", "a file of unknown kind that starts with the bytes 01 FE 80 03", FileStart.Convert)]
    public void NotSound_KnownKinds_AreNamedWithTheRemedy(string start, string found, string remedy)
    {
        var path = _folder.File("a.wav");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(start));

        var error = Assert.Throws<InputException>(() => SoundFile.Open(path));

        Assert.Equal($"{path}: {found}, expected {FileStart.Expected}; {remedy}", error.Message);
    }

    [Fact]
    public void NotSound_CaseOfAPointer_SaysWhatToRun()
    {
        var path = SharedData.Path("cases/B35-git-lfs-pointer/corpus/wav/03a01Fa.wav");

        Assert.EndsWith("; run git lfs pull", Assert.Throws<InputException>(() => SoundFile.Open(path)).Message);
    }

    [Fact]
    public void NotSound_AnyBytes_IsAMessage() => Gen.Byte.Array[1, FileStart.Length].Sample(
        bytes => Assert.StartsWith("a.wav: ", FileStart.NotSound("a.wav", bytes).Message));
}
