using System.Text;

namespace EmotionRecognition.Onnx.Networks;

/// <summary>
/// Finds the files that an ONNX file keeps weights in. Reads only the way to the weights' descriptions and skips the weights themselves. Field numbers are
/// those of onnx.proto (ONNX 1.17).
/// </summary>
internal sealed class ExternalData
{
    private readonly FileStream _file;
    private readonly SortedSet<string> _locations = new(StringComparer.Ordinal);

    private ExternalData(FileStream file) => _file = file;

    private enum Part
    {
        Model,
        Graph,
        Node,
        Attribute,
        Tensor,
        Entry,
    }

    /// <summary>The full paths of the files, in ordinal order; none if the file is not an ONNX file, which the runtime says better.</summary>
    /// <param name="path">The ONNX file.</param>
    public static IReadOnlyList<string> Of(string path)
    {
        using var file = File.OpenRead(path);
        var data = new ExternalData(file);
        try
        {
            data.Read(Part.Model, file.Length);
        }
        catch (InvalidDataException)
        {
            return [];
        }
        catch (EndOfStreamException)
        {
            return [];
        }

        return [.. data._locations.Select(location => Path.GetFullPath(location, Path.GetDirectoryName(path)!))];
    }

    private static Part? Inside(Part part, long field) => (part, field) switch
    {
        (Part.Model, 7) => Part.Graph,
        (Part.Graph, 1) => Part.Node,
        (Part.Graph, 5) => Part.Tensor,
        (Part.Node, 5) => Part.Attribute,
        (Part.Attribute, 5 or 10) => Part.Tensor,
        (Part.Attribute, 6 or 11) => Part.Graph,
        (Part.Tensor, 13) => Part.Entry,
        _ => null,
    };

    private void Read(Part part, long end)
    {
        var (key, value) = ("", "");
        while (_file.Position < end)
        {
            var tag = Number();
            switch (tag & 7)
            {
                case 0:
                    Number();
                    break;
                case 1:
                    _file.Position += sizeof(long);
                    break;
                case 5:
                    _file.Position += sizeof(int);
                    break;
                case 2:
                    var length = Number();
                    var stop = _file.Position + length;
                    if (length < 0 || stop > end)
                    {
                        throw new InvalidDataException();
                    }

                    (key, value) = part != Part.Entry ? (key, value) : (tag >> 3) == 1 ? (Text(length), value) : (key, Text(length));
                    if (Inside(part, tag >> 3) is { } inner)
                    {
                        Read(inner, stop);
                    }

                    _file.Position = stop;
                    break;
                default:
                    throw new InvalidDataException();
            }
        }

        if (key == "location")
        {
            _locations.Add(value);
        }
    }

    private string Text(long length)
    {
        var bytes = new byte[Math.Min(length, ushort.MaxValue)];
        _file.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    // Seven bits per byte, the lowest first.
    private long Number()
    {
        var number = 0L;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = _file.ReadByte();
            if (next < 0)
            {
                throw new EndOfStreamException();
            }

            number |= (long)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }

        throw new InvalidDataException();
    }
}
