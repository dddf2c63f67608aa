using System.Buffers.Binary;
using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace EmotionRecognition.Checkpoints;

/// <summary>A tensor as stored in files: element type, shape, and contiguous little-endian bytes in row-major order.</summary>
public sealed class StoredTensor
{
    /// <summary>Creates a tensor over existing bytes.</summary>
    /// <param name="type">The element type.</param>
    /// <param name="shape">Sizes of the axes; empty for a single number.</param>
    /// <param name="bytes">The elements, little-endian, row-major.</param>
    /// <exception cref="ArgumentException">The number of bytes does not match the type and shape.</exception>
    public StoredTensor(ElementType type, IReadOnlyList<long> shape, ReadOnlyMemory<byte> bytes)
    {
        var count = shape.Aggregate(1L, (product, size) => checked(product * size));
        if (shape.Any(size => size < 0) || bytes.Length != count * SizeOf(type))
        {
            throw new ArgumentException($"{bytes.Length} bytes, expected [{string.Join(", ", shape)}] of {type}", nameof(bytes));
        }

        Type = type;
        Shape = shape;
        Bytes = bytes;
    }

    /// <summary>The element type.</summary>
    public ElementType Type { get; }

    /// <summary>Sizes of the axes; empty for a single number.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>The elements, little-endian, row-major.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Number of elements.</summary>
    public int Count => Bytes.Length / SizeOf(Type);

    /// <summary>The size of one element in bytes.</summary>
    public static int SizeOf(ElementType type) => type switch
    {
        ElementType.Float64 or ElementType.Int64 => 8,
        ElementType.Float32 or ElementType.Int32 => 4,
        ElementType.Float16 or ElementType.BFloat16 or ElementType.Int16 => 2,
        _ => 1,
    };

    /// <summary>A float32 tensor.</summary>
    /// <param name="shape">Sizes of the axes.</param>
    /// <param name="values">The elements, row-major.</param>
    /// <exception cref="ArgumentException">The number of values does not match the shape.</exception>
    public static StoredTensor Of(IReadOnlyList<long> shape, ReadOnlySpan<float> values)
    {
        var bytes = new byte[values.Length * sizeof(float)];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        }

        return new StoredTensor(ElementType.Float32, shape, bytes);
    }

    /// <summary>A float64 tensor.</summary>
    /// <param name="shape">Sizes of the axes.</param>
    /// <param name="values">The elements, row-major.</param>
    /// <exception cref="ArgumentException">The number of values does not match the shape.</exception>
    public static StoredTensor Of(IReadOnlyList<long> shape, ReadOnlySpan<double> values)
    {
        var bytes = new byte[values.Length * sizeof(double)];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i]);
        }

        return new StoredTensor(ElementType.Float64, shape, bytes);
    }

    /// <summary>An int64 tensor without axes, which is how PyTorch stores batch counts.</summary>
    public static StoredTensor Of(long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return new StoredTensor(ElementType.Int64, [], bytes);
    }

    /// <summary>The elements as doubles, exact for every type except int64 beyond 2^53.</summary>
    public double[] ToDoubles()
    {
        var span = Bytes.Span;
        var size = SizeOf(Type);
        var values = new double[Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Element(span.Slice(i * size, size));
        }

        return values;
    }

    /// <summary>The elements as floats.</summary>
    public float[] ToFloats() => Type == ElementType.Float32 && BitConverter.IsLittleEndian
        ? MemoryMarshal.Cast<byte, float>(Bytes.Span).ToArray()
        : Array.ConvertAll(ToDoubles(), value => (float)value);

    private double Element(ReadOnlySpan<byte> bytes) => Type switch
    {
        ElementType.Float64 => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        ElementType.Float32 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        ElementType.Float16 => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        ElementType.BFloat16 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(bytes) << 16),
        ElementType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        ElementType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        ElementType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        ElementType.Int8 => (sbyte)bytes[0],
        _ => bytes[0],
    };
}

/// <summary>The element type of a stored tensor.</summary>
public enum ElementType
{
    /// <summary>IEEE 754, 64 bits.</summary>
    Float64,

    /// <summary>IEEE 754, 32 bits.</summary>
    Float32,

    /// <summary>IEEE 754, 16 bits.</summary>
    Float16,

    /// <summary>The upper 16 bits of a float32.</summary>
    BFloat16,

    /// <summary>Signed, 64 bits.</summary>
    Int64,

    /// <summary>Signed, 32 bits.</summary>
    Int32,

    /// <summary>Signed, 16 bits.</summary>
    Int16,

    /// <summary>Signed, 8 bits.</summary>
    Int8,

    /// <summary>Unsigned, 8 bits.</summary>
    UInt8,

    /// <summary>One byte, 0 or 1.</summary>
    Bool,
}

/// <summary>Tensors by name, in a fixed order: what PyTorch calls a state dict.</summary>
public sealed class NamedTensors : IEnumerable<KeyValuePair<string, StoredTensor>>
{
    private readonly List<KeyValuePair<string, StoredTensor>> _entries = [];
    private readonly Dictionary<string, StoredTensor> _byName = new(StringComparer.Ordinal);

    /// <summary>Number of tensors.</summary>
    public int Count => _entries.Count;

    /// <summary>Their names in order.</summary>
    public IEnumerable<string> Names => _entries.Select(entry => entry.Key);

    /// <summary>The tensor with a given name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such tensor.</exception>
    public StoredTensor this[string name] => _byName[name];

    /// <summary>Appends a tensor.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void Add(string name, StoredTensor tensor)
    {
        _byName.Add(name, tensor);
        _entries.Add(new(name, tensor));
    }

    /// <summary>The tensor with a given name, if there is one.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out StoredTensor? tensor) => _byName.TryGetValue(name, out tensor);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, StoredTensor>> GetEnumerator() => _entries.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
