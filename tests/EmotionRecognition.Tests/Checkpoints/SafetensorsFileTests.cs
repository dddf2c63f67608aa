using System.Buffers.Binary;
using System.Text;
using CsCheck;
using EmotionRecognition.Checkpoints;

namespace EmotionRecognition.Tests.Checkpoints;

public sealed class SafetensorsFileTests
{
    [Fact]
    public void Write_ThenRead_KeepsTensorsAndTexts()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("model.safetensors");
        var tensors = new NamedTensors
        {
            { "b", StoredTensor.Of([2, 2], [1f, 2f, 3f, -4.5f]) },
            { "count", StoredTensor.Of(12) },
            { "a", StoredTensor.Of([3], [0.1, 0.2, 0.3]) },
            { "half", new StoredTensor(ElementType.Float16, [1], new byte[] { 0x00, 0x3c }) },
        };

        SafetensorsFile.Write(path, tensors, new Dictionary<string, string> { ["kind"] = "test \"x\"" });
        var read = SafetensorsFile.Read(path);

        Assert.Equal(["a", "count", "b", "half"], read.Tensors.Names);
        Assert.Equal([0.1, 0.2, 0.3], read.Tensors["a"].ToDoubles());
        Assert.Equal([1f, 2f, 3f, -4.5f], read.Tensors["b"].ToFloats());
        Assert.Equal([2, 2], read.Tensors["b"].Shape);
        Assert.Equal([12.0], read.Tensors["count"].ToDoubles());
        Assert.Equal([1f], read.Tensors["half"].ToFloats());
        Assert.Equal("test \"x\"", read.Metadata["kind"]);
    }

    [Fact]
    public void Write_AnyOrder_GivesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        var (one, two) = (StoredTensor.Of([1], [1f]), StoredTensor.Of([1], [2f]));

        SafetensorsFile.Write(folder.File("1"), new NamedTensors { { "one", one }, { "two", two } });
        SafetensorsFile.Write(folder.File("2"), new NamedTensors { { "two", two }, { "one", one } });

        Assert.Equal(File.ReadAllBytes(folder.File("1")), File.ReadAllBytes(folder.File("2")));
    }

    [Fact]
    public void Write_OneTensor_IsTheFormatToTheByte()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("model.safetensors");

        SafetensorsFile.Write(path, new NamedTensors { { "w", StoredTensor.Of([2], [1f, 2f]) } });

        // The padding makes the header 56 bytes; 0x3f800000 is 1, 0x40000000 is 2.
        var header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}  ";
        byte[] expected = [56, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(header), 0, 0, 0x80, 0x3f, 0, 0, 0, 0x40];
        Assert.Equal(expected, File.ReadAllBytes(path));
    }

    [Theory]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", 8)]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 8)]
    [InlineData("{\"w\":{\"dtype\":\"F31\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[9223372036854775807,4],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}", 4)]
    [InlineData("{\"w\":{\"shape\":[1],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("[1]", 0)]
    [InlineData("{\"__metadata__\":{\"a\":1},", 0)]
    public void Read_MalformedHeader_SaysSo(string header, int dataLength)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("model.safetensors");
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        File.WriteAllBytes(path, [.. length, .. Encoding.ASCII.GetBytes(header), .. new byte[dataLength]]);

        var error = Assert.Throws<InputException>(() => SafetensorsFile.Read(path));

        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CutAnywhere_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var (whole, cut) = (folder.File("whole"), folder.File("cut"));
        SafetensorsFile.Write(whole, new NamedTensors { { "w", StoredTensor.Of([2], [1f, 2f]) }, { "v", StoredTensor.Of(3) } });
        var bytes = File.ReadAllBytes(whole);

        Gen.Int[0, bytes.Length - 1].Sample(length =>
        {
            File.WriteAllBytes(cut, bytes[..length]);
            Assert.Throws<InputException>(() => SafetensorsFile.Read(cut));
        }, iter: 60, threads: 1);
    }
}
