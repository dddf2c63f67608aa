using System.Buffers.Binary;
using System.Text.Json;
using Shared;

namespace EmotionRecognition.Checkpoints;

/// <summary>
/// Safetensors files: eight bytes with the length of a JSON header, the header (name, element type, shape, and byte range of each tensor,
/// and strings under <c>__metadata__</c>), then the elements. Format: https://github.com/huggingface/safetensors, "Format".
/// </summary>
public sealed class SafetensorsFile
{
    private const string MetadataName = "__metadata__";

    /// <summary>The limit set by the format.</summary>
    private const int LongestHeader = 100_000_000;

    private static readonly Dictionary<string, ElementType> _typeOf = new()
    {
        ["F64"] = ElementType.Float64,
        ["F32"] = ElementType.Float32,
        ["F16"] = ElementType.Float16,
        ["BF16"] = ElementType.BFloat16,
        ["I64"] = ElementType.Int64,
        ["I32"] = ElementType.Int32,
        ["I16"] = ElementType.Int16,
        ["I8"] = ElementType.Int8,
        ["U8"] = ElementType.UInt8,
        ["BOOL"] = ElementType.Bool,
    };

    private static readonly Dictionary<ElementType, string> _nameOf = _typeOf.ToDictionary(pair => pair.Value, pair => pair.Key);

    private SafetensorsFile(NamedTensors tensors, IReadOnlyDictionary<string, string> metadata)
    {
        Tensors = tensors;
        Metadata = metadata;
    }

    /// <summary>The tensors in the order of their bytes.</summary>
    public NamedTensors Tensors { get; }

    /// <summary>The strings under <c>__metadata__</c>; empty if there are none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Writes tensors. The same tensors and strings produce the same bytes, whatever their order.</summary>
    /// <param name="path">The file; it is written completely or not at all.</param>
    /// <param name="tensors">The tensors; they are laid out by element size (largest first), then by name, as the format's reference
    /// library does.</param>
    /// <param name="metadata">Strings to store with them.</param>
    public static void Write(string path, NamedTensors tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var ordered = tensors
            .OrderByDescending(entry => StoredTensor.SizeOf(entry.Value.Type))
            .ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .ToList();
        var header = Header(ordered, metadata ?? new Dictionary<string, string>());
        WholeFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
            stream.Write(length);
            stream.Write(header);
            ordered.ForEach(entry => stream.Write(entry.Value.Bytes.Span));
        });
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its tensors and strings.</returns>
    /// <exception cref="InputException">The file is missing, truncated, or not in this format.</exception>
    public static SafetensorsFile Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, "no such file", "a safetensors file", "check the path");
        }

        var bytes = File.ReadAllBytes(path);
        var length = bytes.Length < sizeof(ulong) ? ulong.MaxValue : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (length > LongestHeader || (int)length > bytes.Length - sizeof(ulong))
        {
            throw Fault(path, $"{bytes.Length} bytes without a complete header");
        }

        try
        {
            using var header = JsonDocument.Parse(
                bytes.AsMemory(sizeof(ulong), (int)length), new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
            return Read(path, header.RootElement, bytes.AsMemory(sizeof(ulong) + (int)length));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException
            or OverflowException or ArgumentException or IndexOutOfRangeException)
        {
            throw Fault(path, "a header that cannot be read", exception);
        }
    }

    private static SafetensorsFile Read(string path, JsonElement header, ReadOnlyMemory<byte> data)
    {
        var metadata = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var entries = new List<(string Name, ElementType Type, long[] Shape, int Start, int End)>();
        foreach (var property in header.EnumerateObject())
        {
            if (property.Name == MetadataName)
            {
                foreach (var text in property.Value.EnumerateObject())
                {
                    metadata.Add(text.Name, text.Value.GetString()!);
                }

                continue;
            }

            var offsets = property.Value.GetProperty("data_offsets");
            entries.Add((
                property.Name,
                _typeOf[property.Value.GetProperty("dtype").GetString()!],
                [.. property.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())],
                offsets[0].GetInt32(),
                offsets[1].GetInt32()));
        }

        var tensors = new NamedTensors();
        var position = 0;
        foreach (var (name, type, shape, start, end) in entries.OrderBy(entry => entry.Start).ThenBy(entry => entry.End))
        {
            if (start != position || end < start || end > data.Length)
            {
                throw Fault($"{path}, tensor {name}", $"bytes {start} to {end} after {position} of {data.Length}");
            }

            tensors.Add(name, new StoredTensor(type, shape, data[start..end]));
            position = end;
        }

        return position == data.Length ? new(tensors, metadata) : throw Fault(path, $"{data.Length - position} bytes that belong to no tensor");
    }

    private static byte[] Header(List<KeyValuePair<string, StoredTensor>> ordered, IReadOnlyDictionary<string, string> metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject(MetadataName);
                foreach (var (name, text) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    json.WriteString(name, text);
                }

                json.WriteEndObject();
            }

            var position = 0L;
            foreach (var (name, tensor) in ordered)
            {
                WriteEntry(json, name, tensor, position);
                position += tensor.Bytes.Length;
            }

            json.WriteEndObject();
        }

        // The elements start at a multiple of eight bytes; the format requires padding with spaces.
        while (buffer.Length % sizeof(ulong) != 0)
        {
            buffer.WriteByte((byte)' ');
        }

        return buffer.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, string name, StoredTensor tensor, long position)
    {
        json.WriteStartObject(name);
        json.WriteString("dtype", _nameOf[tensor.Type]);
        json.WriteStartArray("shape");
        foreach (var size in tensor.Shape)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(position);
        json.WriteNumberValue(position + tensor.Bytes.Length);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static InputException Fault(string place, string found, Exception? cause = null) =>
        new(place, found, "a complete safetensors file", "restore the file or regenerate it", cause);
}
