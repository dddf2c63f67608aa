using Testing.Snapshots;

namespace EmotionRecognition.Tests.Snapshots;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Compare_WithoutVerifiedFile_FailsAndLeavesWhatWasReceived()
    {
        var snapshot = New();
        var error = Assert.Throws<VerifyException>(() => snapshot.Compare("text\n", accept: false));
        Assert.Contains("no verified file", error.Message);
        Assert.Contains(snapshot.ReceivedPath, error.Message);
        Assert.False(File.Exists(snapshot.VerifiedPath));
        Assert.Equal("text\n", File.ReadAllText(snapshot.ReceivedPath));
    }

    [Fact]
    public void Compare_SameText_PassesAndLeavesTheVerifiedFileOnly()
    {
        var snapshot = New();
        File.WriteAllText(snapshot.VerifiedPath, "ä\r\nb");
        File.WriteAllText(snapshot.ReceivedPath, "of an earlier run");
        snapshot.Compare("ä\nb", accept: false);
        Assert.Equal([snapshot.VerifiedPath], Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("a\nb", "a\nc", "line 2 differs\n  received: c\n  verified: b")]
    [InlineData("a\nb", "a", "line 2 differs\n  received: (ends)\n  verified: b")]
    [InlineData("a", "a\n", "line 2 differs\n  received: \n  verified: (ends)")]
    [InlineData("a", "a ", "line 1 differs\n  received: a \n  verified: a")]
    public void Compare_OtherText_FailsAndSaysWhere(string verified, string received, string expected)
    {
        var snapshot = New();
        File.WriteAllText(snapshot.VerifiedPath, verified);
        Assert.Contains(expected, Assert.Throws<VerifyException>(() => snapshot.Compare(received, accept: false)).Message);
        Assert.Equal(received, File.ReadAllText(snapshot.ReceivedPath));
        Assert.Equal(verified, File.ReadAllText(snapshot.VerifiedPath));
    }

    [Fact]
    public void Compare_Accepting_MakesTheReceivedTextTheVerifiedOne()
    {
        var snapshot = New();
        File.WriteAllText(snapshot.ReceivedPath, "of an earlier run");
        snapshot.Compare("ä\n", accept: true);
        Assert.Equal([snapshot.VerifiedPath], Directory.GetFiles(_folder));
        Assert.Equal([0xc3, 0xa4, 0x0a], File.ReadAllBytes(snapshot.VerifiedPath));
    }

    [Fact]
    public void Compare_Twice_IsRefused()
    {
        New().Compare("first", accept: true);
        Assert.Throws<InvalidOperationException>(() => New().Compare("second", accept: true));
        Assert.Equal("first", File.ReadAllText(New().VerifiedPath));
    }

    private Snapshot New() => new(_folder, "Class.Method", "txt");
}
