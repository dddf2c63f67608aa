namespace EmotionRecognition.Checkpoints;

/// <summary>Turns PyTorch's descriptions of storages, and of views into them, into contiguous tensors.</summary>
internal sealed class PickledTensors
{
    /// <summary>
    /// Upper bound for a view that repeats elements, which may be larger than its storage: without a bound, a file of a few bytes could
    /// request any amount of memory.
    /// </summary>
    private const long LargestExpansion = 1 << 24;

    private readonly string _place;
    private readonly Func<string, byte[]> _readStorage;
    private readonly Dictionary<string, byte[]> _storages = new(StringComparer.Ordinal);

    /// <summary>Creates a source of tensors.</summary>
    /// <param name="place">The file and entry, for errors.</param>
    /// <param name="readStorage">Reads the bytes of the storage with a given key.</param>
    public PickledTensors(string place, Func<string, byte[]> readStorage)
    {
        _place = place;
        _readStorage = readStorage;
    }

    /// <summary>The element type of a storage class of the module <c>torch</c>, or null if it is not one.</summary>
    public static ElementType? TypeOfStorage(string name) => name switch
    {
        "DoubleStorage" => ElementType.Float64,
        "FloatStorage" => ElementType.Float32,
        "HalfStorage" => ElementType.Float16,
        "BFloat16Storage" => ElementType.BFloat16,
        "LongStorage" => ElementType.Int64,
        "IntStorage" => ElementType.Int32,
        "ShortStorage" => ElementType.Int16,
        "CharStorage" => ElementType.Int8,
        "ByteStorage" => ElementType.UInt8,
        "BoolStorage" => ElementType.Bool,
        _ => null,
    };

    /// <summary>The storage class of the module <c>torch</c> for an element type.</summary>
    public static string StorageOfType(ElementType type) => type switch
    {
        ElementType.Float64 => "DoubleStorage",
        ElementType.Float32 => "FloatStorage",
        ElementType.Float16 => "HalfStorage",
        ElementType.BFloat16 => "BFloat16Storage",
        ElementType.Int64 => "LongStorage",
        ElementType.Int32 => "IntStorage",
        ElementType.Int16 => "ShortStorage",
        ElementType.Int8 => "CharStorage",
        ElementType.UInt8 => "ByteStorage",
        _ => "BoolStorage",
    };

    /// <summary>The storage that <c>("storage", class, key, device, element count)</c> describes.</summary>
    /// <exception cref="InputException">The description has a different form, or the archive entry has a different size.</exception>
    public PickledStorage Storage(PickledTuple description)
    {
        if (description.Items is not ["storage", ElementType type, string key, string, long count])
        {
            throw Fault("a storage description other than (\"storage\", class, key, device, count)");
        }

        if (!_storages.TryGetValue(key, out var bytes))
        {
            bytes = _readStorage(key);
            _storages.Add(key, bytes);
        }

        return count >= 0 && count <= int.MaxValue && count * StoredTensor.SizeOf(type) == bytes.Length
            ? new PickledStorage(type, bytes)
            : throw Fault($"storage {key} of {bytes.Length} bytes for {count} elements of {type}");
    }

    /// <summary>The tensor that <c>(storage, offset, sizes, strides, requires gradient, hooks)</c> describes, made contiguous.</summary>
    /// <exception cref="InputException">The description has a different form, or reaches outside of the storage.</exception>
    public StoredTensor Tensor(PickledTuple arguments)
    {
        if (arguments.Items is not [PickledStorage storage, long offset, PickledTuple sizes, PickledTuple strides, ..]
            || !AreSizes(sizes) || !AreSizes(strides) || sizes.Items.Count != strides.Items.Count)
        {
            throw Fault("a tensor description other than (storage, offset, sizes, strides, ...)");
        }

        long[] shape = [.. sizes.Items.Cast<long>()];
        long[] steps = [.. strides.Items.Cast<long>()];
        var count = shape.Aggregate((Int128)1, (product, size) => product > long.MaxValue ? product : product * size);
        var last = (Int128)offset;
        for (var axis = 0; axis < shape.Length; axis++)
        {
            last += (Int128)Math.Max(0, shape[axis] - 1) * steps[axis];
        }

        var size = StoredTensor.SizeOf(storage.Type);
        var available = storage.Bytes.Length / size;
        if (offset < 0 || count > Math.Max(available, LargestExpansion) || (count > 0 && last >= available))
        {
            throw Fault($"a tensor [{string.Join(", ", shape)}] from element {offset} of a storage of {available}");
        }

        var bytes = IsRowMajor(shape, steps)
            ? storage.Bytes.Slice(count == 0 ? 0 : (int)offset * size, (int)count * size)
            : Gather(storage, (int)offset, shape, steps, (int)count);
        return new StoredTensor(storage.Type, shape, bytes);
    }

    private static bool AreSizes(PickledTuple tuple) => tuple.Items.All(item => item is long and >= 0);

    private static bool IsRowMajor(long[] shape, long[] steps)
    {
        var expected = 1L;
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            if (shape[axis] != 1 && steps[axis] != expected)
            {
                return shape.Contains(0);
            }

            expected *= shape[axis];
        }

        return true;
    }

    private static byte[] Gather(PickledStorage storage, int offset, long[] shape, long[] steps, int count)
    {
        var size = StoredTensor.SizeOf(storage.Type);
        var source = storage.Bytes.Span;
        var target = new byte[count * size];
        var index = new long[shape.Length];
        long position = offset;
        for (var element = 0; element < count; element++)
        {
            source.Slice((int)position * size, size).CopyTo(target.AsSpan(element * size));
            for (var axis = shape.Length - 1; axis >= 0; axis--)
            {
                position += steps[axis];
                if (++index[axis] < shape[axis])
                {
                    break;
                }

                position -= steps[axis] * shape[axis];
                index[axis] = 0;
            }
        }

        return target;
    }

    private InputException Fault(string found) =>
        new(_place, found, "storages and tensors as written by torch.save", "save the checkpoint again");
}
