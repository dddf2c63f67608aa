using EmotionRecognition.Audio.Wav;

namespace EmotionRecognition.Audio.Tests.Wav;

public sealed class G711Tests
{
    // The 16-bit values of some codes in ITU-T G.191's g711.c.
    [Theory]
    [InlineData(0x55, -8)]
    [InlineData(0xD5, 8)]
    [InlineData(0x2A, -32256)]
    [InlineData(0xAA, 32256)]
    [InlineData(0x00, -5504)]
    [InlineData(0x80, 5504)]
    [InlineData(0x45, -264)]
    [InlineData(0xFF, 848)]
    public void ALaw_Codes_HaveTheirValues(byte code, int expected) => Assert.Equal(expected / 32768f, G711.ALaw(code));

    [Theory]
    [InlineData(0xFF, 0)]
    [InlineData(0x7F, 0)]
    [InlineData(0xFE, 8)]
    [InlineData(0x7E, -8)]
    [InlineData(0x80, 32124)]
    [InlineData(0x00, -32124)]
    [InlineData(0xEF, 132)]
    [InlineData(0x8F, 16764)]
    public void MuLaw_Codes_HaveTheirValues(byte code, int expected) => Assert.Equal(expected / 32768f, G711.MuLaw(code));

    [Fact]
    public void BothLaws_AllCodes_AreOddFunctionsWithinTheirBounds()
    {
        var codes = Enumerable.Range(0, 128).Select(code => (byte)code).ToList();

        Assert.All(codes, code => Assert.Equal(-G711.ALaw(code), G711.ALaw((byte)(code | 0x80))));
        Assert.All(codes, code => Assert.Equal(-G711.MuLaw(code), G711.MuLaw((byte)(code | 0x80))));
        Assert.Equal(G711.GreatestALaw, codes.Max(code => Math.Abs(G711.ALaw(code))));
        Assert.Equal(G711.GreatestMuLaw, codes.Max(code => Math.Abs(G711.MuLaw(code))));
    }
}
