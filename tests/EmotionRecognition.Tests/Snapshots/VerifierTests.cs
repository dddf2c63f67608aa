using Testing.Snapshots;

namespace EmotionRecognition.Tests.Snapshots;

public sealed class VerifierTests
{
    [Fact]
    public Task Verify_Text_IsComparedAsItIs() => Verify("first line\nsecond: {\"quoted\"}\n");

    [Fact]
    public async Task Verify_Object_IsComparedAsText()
    {
        await Task.Yield();
        await Verify(new { Name = "synthetic", Utterances = 3, Speakers = new[] { "Ses01F", "Ses01M" } });
    }

    [Theory]
    [InlineData("anger", 0.5)]
    [InlineData("joy/none", 2)]
    public Task Verify_ParametersOfATest_NameItsSnapshot(string emotion, double weight) => Verify($"{emotion} {weight:0.0}");

    [Fact]
    public Task Verify_OtherExtension_EndsTheFileName() => Verify("<p>text</p>\n", "html");

    [Fact]
    public async Task Verify_OtherText_Fails()
    {
        var verified = Path.Combine(Repository.Root, "tests/EmotionRecognition.Tests/Snapshots/VerifierTests.Verify_OtherText_Fails.verified.txt");
        var received = verified.Replace(".verified.", ".received.");
        Assert.SkipWhen(Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") is not null, "snapshots are being accepted");
        await Assert.ThrowsAsync<VerifyException>(() => Verify("what the code says now"));
        Assert.Equal("what was agreed", File.ReadAllText(verified));
        Assert.Equal("what the code says now", File.ReadAllText(received));
        File.Delete(received);
    }
}
