using EmotionRecognition.Audio.Ogg;

namespace EmotionRecognition.Audio.Tests.Ogg;

public sealed class OpusHeaderTests
{
    // RFC 6716, table 2 and section 3.1.
    [Theory]
    [InlineData(new byte[] { 0 }, 480)]
    [InlineData(new byte[] { 3 << 3 }, 2880)]
    [InlineData(new byte[] { (13 << 3) | 1 }, 1920)]
    [InlineData(new byte[] { 16 << 3 }, 120)]
    [InlineData(new byte[] { (31 << 3) | 2, 0 }, 1920)]
    [InlineData(new byte[] { (31 << 3) | 3, 6 }, 5760)]
    [InlineData(new byte[] { (31 << 3) | 3, 7 }, null)]
    [InlineData(new byte[] { (31 << 3) | 3 }, null)]
    [InlineData(new byte[] { }, null)]
    public void FramesOf_Packets_HaveTheLengthOfTheirConfiguration(byte[] packet, int? frames) => Assert.Equal(frames, OpusHeader.FramesOf(packet));

    [Fact]
    public void Parse_Header_HasItsFields()
    {
        byte[] packet = [.. "OpusHead"u8, 1, 2, 0x38, 1, 0x80, 0xBB, 0, 0, 0, 0xFA, 0];

        var header = OpusHeader.Parse("a.opus byte 0", packet);

        Assert.Equal((2, 312, 1, 1), (header.Channels, header.PreSkip, header.Streams, header.Coupled));
        Assert.Equal(Math.Pow(10, -6 / 20.0), header.Gain, 1e-12);
        Assert.Throws<InputException>(() => OpusHeader.Parse("a.opus byte 0", packet.AsSpan(0, 18)));
        packet[18] = 7;
        Assert.Contains("2 channels of mapping 7", Assert.Throws<InputException>(() => OpusHeader.Parse("a.opus byte 0", packet)).Message);
    }
}
