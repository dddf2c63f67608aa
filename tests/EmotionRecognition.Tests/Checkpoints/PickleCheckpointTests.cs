using System.IO.Compression;
using System.Text;
using CsCheck;
using EmotionRecognition.Checkpoints;
using ICSharpCode.SharpZipLib.Zip;
using ZipFile = System.IO.Compression.ZipFile;

namespace EmotionRecognition.Tests.Checkpoints;

public sealed class PickleCheckpointTests
{
    private static readonly PickleCheckpoint _small = new(
        new NamedTensors
        {
            { "linear.weight", StoredTensor.Of([2, 3], [1f, 2f, 3f, 4f, 5f, 6f]) },
            { "bn.running_mean", StoredTensor.Of([2], [0.5, 0.25]) },
            { "bn.num_batches_tracked", StoredTensor.Of(7) },
        },
        11,
        new SgdSettings(0.001, 0.4, 1e-4));

    [Fact]
    public void Read_StudysForm_GivesModelEpochAndSettings()
    {
        var checkpoint = PickleCheckpoint.Read(SharedData.Path("reference/models/resnet1d_random.pkl"));

        Assert.Equal(7, checkpoint.Epoch);
        Assert.Equal(new SgdSettings(0.001, 0.4, 1e-4), checkpoint.Optimizer);
        Assert.Equal("conv1.weight", checkpoint.Model.Names.First());
        Assert.Equal([64, 1, 7], checkpoint.Model["conv1.weight"].Shape);
        Assert.Equal("linear.bias", checkpoint.Model.Names.Last());
    }

    [Fact]
    public void Read_BareStateDict_GivesItsTensors()
    {
        var checkpoint = PickleCheckpoint.Read(SharedData.Path("reference/models/state_dict_plain.pkl"));

        Assert.Null(checkpoint.Epoch);
        Assert.Null(checkpoint.Optimizer);
        Assert.Equal(44, checkpoint.Model.Count);
        Assert.Equal([16, 1, 3, 3], checkpoint.Model["conv2Dblock1.0.weight"].Shape);
        Assert.All(checkpoint.Model["conv2Dblock1.0.weight"].ToFloats(), value => Assert.InRange(value, -1f, 1f));
    }

    [Fact]
    public void Write_ThenRead_KeepsEverything()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("model.pkl");

        _small.Write(path);
        var read = PickleCheckpoint.Read(path);

        Assert.Equal(11, read.Epoch);
        Assert.Equal(_small.Optimizer, read.Optimizer);
        Assert.Equal(_small.Model.Names, read.Model.Names);
        Assert.Equal([2, 3], read.Model["linear.weight"].Shape);
        Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f], read.Model["linear.weight"].ToFloats());
        Assert.Equal([0.5, 0.25], read.Model["bn.running_mean"].ToDoubles());
        Assert.Empty(read.Model["bn.num_batches_tracked"].Shape);
        Assert.Equal([7.0], read.Model["bn.num_batches_tracked"].ToDoubles());
    }

    [Fact]
    public void Write_BareStateDict_ReadsAsOne()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("model.pkl");

        new PickleCheckpoint(_small.Model).Write(path);

        Assert.Null(PickleCheckpoint.Read(path).Epoch);
        Assert.Equal(3, PickleCheckpoint.Read(path).Model.Count);
    }

    [Fact]
    public void Write_Twice_GivesTheSameStoredEntries()
    {
        using var folder = new TemporaryFolder();
        _small.Write(folder.File("1"));
        _small.Write(folder.File("2"));

        Assert.Equal(File.ReadAllBytes(folder.File("1")), File.ReadAllBytes(folder.File("2")));
        using var archive = ZipFile.OpenRead(folder.File("1"));
        Assert.Equal(
            ["archive/data.pkl", "archive/byteorder", "archive/data/0", "archive/data/1", "archive/data/2", "archive/version"],
            archive.Entries.Select(entry => entry.FullName));
        Assert.All(archive.Entries, entry => Assert.Equal(entry.Length, entry.CompressedLength));
        using var methods = new ICSharpCode.SharpZipLib.Zip.ZipFile(folder.File("1"));
        Assert.All(methods.Cast<ZipEntry>(), entry => Assert.Equal(CompressionMethod.Stored, entry.CompressionMethod));
    }

    [Theory]
    [InlineData("posix", "system")]
    [InlineData("builtins", "eval")]
    [InlineData("torch", "load")]
    [InlineData("numpy.core.multiarray", "_reconstruct")]
    public void Read_AnyOtherName_IsRefusedByName(string module, string name)
    {
        var code = $"\u0080\u0002c{module}\n{name}\nX\u0004\0\0\0echo\u0085R.";

        var error = Assert.Throws<InputException>(() => ReadPickle(Encoding.Latin1.GetBytes(code)));

        Assert.Contains($"{module}.{name}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NameFromTheStack_IsRefusedByName()
    {
        var code = "\u0080\u0004\u008c\u0002os\u008c\u0006system\u0093.";

        var error = Assert.Throws<InputException>(() => ReadPickle(Encoding.Latin1.GetBytes(code)));

        Assert.Contains("os.system", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TransposedView_IsPutInOrder()
    {
        // A 3 x 2 view with strides 1, 3 into elements 1 to 6 of eight int16: the transpose of a 2 x 3 matrix that starts at element 1.
        var code = View("ShortStorage", count: 8, offset: 1, sizes: "K\u0003K\u0002\u0086", strides: "K\u0001K\u0003\u0086");

        var tensor = ReadPickle(code, Enumerable.Range(0, 8).SelectMany(value => new byte[] { (byte)value, 0 }).ToArray()).Model["w"];

        Assert.Equal([3, 2], tensor.Shape);
        Assert.Equal([1.0, 4, 2, 5, 3, 6], tensor.ToDoubles());
    }

    [Theory]
    [InlineData(8, 3, "K\u0003K\u0002\u0086", "K\u0001K\u0003\u0086")] // one element too far
    [InlineData(9, 0, "K\u0001\u0085", "K\u0001\u0085")] // a storage with the wrong size
    [InlineData(8, 0, "K\u0003K\u0002\u0086", "K\u0001\u0085")] // one stride too few
    [InlineData(8, 0, "J\u00ff\u00ff\u00ff\u007fJ\u00ff\u00ff\u00ff\u007fJ\u00ff\u00ff\u00ff\u007f\u0087", "K\0K\0K\0\u0087")] // a bomb
    [InlineData(8, 0, "J\u00ff\u00ff\u00ff\u00ff\u0085", "K\u0001\u0085")] // a negative size
    public void Read_ViewOutsideItsStorage_SaysSo(int count, int offset, string sizes, string strides) =>
        Assert.Throws<InputException>(() => ReadPickle(View("ShortStorage", count, offset, sizes, strides), new byte[16]));

    [Theory]
    [InlineData("\u0080\u0002K\u0001.")] // not a dictionary
    [InlineData("\u0080\u0002}.")] // no tensors
    [InlineData("\u0080\u0002}X\u0001\0\0\0aK\u0001s.")] // a number in a state dict
    [InlineData("\u0080\u0002}(X\u0001\0\0\0au.")] // a key without a value
    [InlineData("\u0080\u0002.")] // an empty stack
    [InlineData("\u0080\u0002h\u0005.")] // a memo that does not exist
    [InlineData("\u0080\u0002X\u00ff\u00ff\u00ff\u00ff.")] // a string of negative length
    [InlineData("\u0080\u0002u.")]
    [InlineData("\u0080\u0002t.")]
    [InlineData("\u0080\u0002ccollections")]
    [InlineData("\u0080\u0002i.")] // an instruction of protocol 0
    [InlineData("")]
    public void Read_MalformedPickle_SaysSo(string code) => Assert.Throws<InputException>(() => ReadPickle(Encoding.Latin1.GetBytes(code)));

    [Fact]
    public void Read_CutOrChangedAnywhere_SaysSoOrReads()
    {
        using var folder = new TemporaryFolder();
        var (whole, damaged) = (folder.File("whole"), folder.File("damaged"));
        _small.Write(whole);
        var bytes = File.ReadAllBytes(whole);

        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte, Gen.Bool).Sample((position, value, cut) =>
        {
            byte[] changed = cut ? bytes[..position] : [.. bytes[..position], value, .. bytes[(position + 1)..]];
            File.WriteAllBytes(damaged, changed);
            try
            {
                // A change in bytes that no reader looks at (a time stamp) may go unnoticed, but must not change any number.
                Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f], PickleCheckpoint.Read(damaged).Model["linear.weight"].ToFloats());
            }
            catch (InputException error)
            {
                Assert.StartsWith(damaged, error.Message, StringComparison.Ordinal);
            }
        }, iter: 1000, threads: 1);
    }

    [Fact]
    public void Read_MissingFile_SaysSo() => Assert.Throws<InputException>(() => PickleCheckpoint.Read("no-such.pkl"));

    private static byte[] View(string storage, int count, int offset, string sizes, string strides) => Encoding.Latin1.GetBytes(
        "\u0080\u0002}X\u0001\0\0\0wctorch._utils\n_rebuild_tensor_v2\n((X\u0007\0\0\0storage" +
        $"ctorch\n{storage}\nX\u0001\0\0\00X\u0006\0\0\0cuda:0K{(char)count}tQK{(char)offset}{sizes}{strides}" +
        "\u0089ccollections\nOrderedDict\n)RtRs.");

    private static PickleCheckpoint ReadPickle(byte[] code, byte[]? storage = null)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("model.pkl");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            Write(archive, "m/data.pkl", code);
            Write(archive, "m/data/0", storage ?? []);
        }

        return PickleCheckpoint.Read(path);
    }

    private static void Write(ZipArchive archive, string name, byte[] bytes)
    {
        using var stream = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
        stream.Write(bytes);
    }
}
