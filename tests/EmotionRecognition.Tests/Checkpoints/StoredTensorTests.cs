using EmotionRecognition.Checkpoints;

namespace EmotionRecognition.Tests.Checkpoints;

public sealed class StoredTensorTests
{
    [Theory]
    [InlineData(ElementType.Float64, new byte[] { 0, 0, 0, 0, 0, 0, 0xf8, 0xbf }, -1.5)]
    [InlineData(ElementType.Float32, new byte[] { 0, 0, 0xc0, 0xbf }, -1.5)]
    [InlineData(ElementType.Float16, new byte[] { 0, 0xbe }, -1.5)]
    [InlineData(ElementType.BFloat16, new byte[] { 0xc0, 0xbf }, -1.5)]
    [InlineData(ElementType.Int64, new byte[] { 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff }, -2)]
    [InlineData(ElementType.Int32, new byte[] { 0xfe, 0xff, 0xff, 0xff }, -2)]
    [InlineData(ElementType.Int16, new byte[] { 0xfe, 0xff }, -2)]
    [InlineData(ElementType.Int8, new byte[] { 0xfe }, -2)]
    [InlineData(ElementType.UInt8, new byte[] { 0xfe }, 254)]
    [InlineData(ElementType.Bool, new byte[] { 1 }, 1)]
    public void ToDoubles_EachType_IsItsValue(ElementType type, byte[] bytes, double expected)
    {
        var tensor = new StoredTensor(type, [1], bytes);

        Assert.Equal([expected], tensor.ToDoubles());
        Assert.Equal([(float)expected], tensor.ToFloats());
    }

    [Fact]
    public void Constructor_WrongSize_Throws() =>
        Assert.Throws<ArgumentException>(() => new StoredTensor(ElementType.Float32, [2, 2], new byte[12]));
}
