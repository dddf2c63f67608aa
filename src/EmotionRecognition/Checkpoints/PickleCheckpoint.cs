using System.IO.Compression;
using ICSharpCode.SharpZipLib.Checksum;
using Shared;

namespace EmotionRecognition.Checkpoints;

/// <summary>
/// Checkpoints as PyTorch's <c>torch.save</c> writes them (a zip archive around a pickle and the storages' bytes), read without executing
/// anything. Two forms are supported: a bare state dict, and <c>{"optimizer": ..., "model": state dict, "epoch": n}</c>.
/// </summary>
/// <param name="Model">The network's parameters and buffers.</param>
/// <param name="Epoch">The epoch that the second form records; null in the first form.</param>
/// <param name="Optimizer">The first parameter group's settings in the second form; null in the first form.</param>
public sealed record PickleCheckpoint(NamedTensors Model, long? Epoch = null, SgdSettings? Optimizer = null)
{
    private const string Expected = "a checkpoint written by torch.save";
    private const string Remedy = "restore the file or save it again with torch.save(model.state_dict(), path)";

    /// <summary>Reads a file in either form.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its tensors, contiguous, in the order of the file.</returns>
    /// <exception cref="InputException">The file is missing, truncated, damaged, or contains something other than tensors, dictionaries,
    /// lists, tuples, numbers, and strings.</exception>
    public static PickleCheckpoint Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, "no such file", Expected, "check the path");
        }

        try
        {
            using var archive = ZipFile.OpenRead(path);
            return Read(path, archive);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            throw new InputException(path, "not a complete zip archive", Expected, Remedy, exception);
        }
    }

    /// <summary>
    /// Writes a file that <c>torch.load</c> reads, also with <c>weights_only=True</c>: in the second form if there is an epoch, otherwise as a
    /// bare state dict. The same checkpoint produces the same bytes.
    /// </summary>
    /// <param name="path">The file; it is written completely or not at all.</param>
    public void Write(string path) => WholeFile.Write(path, stream =>
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        WriteEntry(archive, "data.pkl", new PickleWriter().Write(this));
        WriteEntry(archive, "byteorder", "little"u8);
        var key = 0;
        foreach (var (_, tensor) in Model)
        {
            WriteEntry(archive, $"data/{key++}", tensor.Bytes.Span);
        }

        WriteEntry(archive, "version", "3\n"u8);
    });

    private static PickleCheckpoint Read(string path, ZipArchive archive)
    {
        var pickle = archive.Entries.FirstOrDefault(entry => entry.FullName.EndsWith("/data.pkl", StringComparison.Ordinal))
            ?? throw new InputException(path, "a zip archive without data.pkl", Expected, Remedy);
        var folder = pickle.FullName[..^"data.pkl".Length];
        if (archive.GetEntry(folder + "byteorder") is { } order && !ReadEntry(path, order).AsSpan().SequenceEqual("little"u8))
        {
            throw new InputException($"{path}, {order.FullName}", "a different byte order", "little", Remedy);
        }

        var place = $"{path}, {pickle.FullName}";
        var tensors = new PickledTensors(place, key => archive.GetEntry($"{folder}data/{key}") is { } entry
            ? ReadEntry(path, entry)
            : throw new InputException(path, $"no entry {folder}data/{key}", "every storage that data.pkl refers to", Remedy));
        return Of(place, new PickleMachine(place, ReadEntry(path, pickle), tensors).Run());
    }

    private static PickleCheckpoint Of(string place, object? root)
    {
        if (root is not PickledDictionary dictionary)
        {
            throw new InputException(place, "not a dictionary", "a state dict or {\"optimizer\", \"model\", \"epoch\"}", Remedy);
        }

        if (dictionary.Find("model") is not PickledDictionary model)
        {
            return new PickleCheckpoint(StateDict(place, dictionary));
        }

        var groups = (dictionary.Find("optimizer") as PickledDictionary)?.Find("param_groups") as List<object?>;
        return new PickleCheckpoint(
            StateDict(place, model), dictionary.Find("epoch") as long?, Settings(groups?.FirstOrDefault() as PickledDictionary));
    }

    private static NamedTensors StateDict(string place, PickledDictionary dictionary)
    {
        var tensors = new NamedTensors();
        foreach (var (key, value) in dictionary.Entries)
        {
            if (key is not string name || value is not StoredTensor tensor || tensors.TryGet(name, out _))
            {
                throw new InputException($"{place}, entry {key}", "not a tensor, or a duplicate name", "a state dict: tensors by name", Remedy);
            }

            tensors.Add(name, tensor);
        }

        return tensors.Count > 0 ? tensors : throw new InputException(place, "no tensors", "a state dict: tensors by name", Remedy);
    }

    private static SgdSettings? Settings(PickledDictionary? group) =>
        Number(group?.Find("lr")) is { } rate
        && Number(group?.Find("momentum")) is { } momentum
        && Number(group?.Find("weight_decay")) is { } decay
            ? new SgdSettings(rate, momentum, decay)
            : null;

    private static double? Number(object? value) => value switch
    {
        double number => number,
        long number => number,
        _ => null,
    };

    private static byte[] ReadEntry(string path, ZipArchiveEntry entry)
    {
        // A damaged directory can claim any length. Deflate compresses by at most 1032 to 1, so a longer entry cannot be genuine.
        if (entry.Length > 1032 * Math.Max(1, entry.CompressedLength) || entry.Length > Array.MaxLength)
        {
            throw new InputException($"{path}, {entry.FullName}", $"{entry.Length} bytes compressed to {entry.CompressedLength}", Expected, Remedy);
        }

        var bytes = new byte[entry.Length];
        using (var stream = entry.Open())
        {
            stream.ReadExactly(bytes);
        }

        var sum = new Crc32();
        sum.Update(bytes);
        return (uint)sum.Value == entry.Crc32
            ? bytes
            : throw new InputException($"{path}, {entry.FullName}", "bytes that do not match their checksum", Expected, Remedy);
    }

    private static void WriteEntry(ZipArchive archive, string name, ReadOnlySpan<byte> bytes)
    {
        // Stored, not deflated, because torch.load reads nothing else. The time stamp is the earliest that zip allows, so that the same
        // checkpoint produces the same bytes.
        var entry = archive.CreateEntry("archive/" + name, CompressionLevel.NoCompression);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(bytes);
    }
}

/// <summary>
/// Settings of stochastic gradient descent as defined by PyTorch (torch.optim.SGD, without dampening and without Nesterov momentum).
/// </summary>
/// <param name="LearningRate">The step size along the accumulated gradient.</param>
/// <param name="Momentum">The share of the accumulated gradient that is kept from step to step, from 0 to below 1.</param>
/// <param name="WeightDecay">The factor by which the weights are multiplied before they are added to the gradient.</param>
public sealed record SgdSettings(double LearningRate, double Momentum, double WeightDecay);
