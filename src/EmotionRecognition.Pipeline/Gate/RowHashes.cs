using System.Security.Cryptography;
using System.Text;

namespace EmotionRecognition.Pipeline.Gate;

/// <summary>
/// Short hashes of a table's rows, by which the rows that differ from an accepted table are named. Rows with the same first field, such as those of an
/// utterance in each fold, count as one. Four bytes each: nothing can be read out of them, and 10,000 rows take 53 kB.
/// </summary>
internal sealed class RowHashes
{
    private const int Size = 4;
    private const int PerLine = 24;

    private readonly List<string> _names = [];
    private readonly Dictionary<string, IncrementalHash> _hashes = new(StringComparer.Ordinal);

    /// <summary>Adds the next row.</summary>
    /// <param name="fields">Its fields; the first one names it.</param>
    public void Add(IReadOnlyList<string> fields)
    {
        if (!_hashes.TryGetValue(fields[0], out var hash))
        {
            _hashes[fields[0]] = hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            _names.Add(fields[0]);
        }

        hash.AppendData(Encoding.UTF8.GetBytes(string.Concat(fields.Select(field => $"{field.Length}:{field}"))));
    }

    /// <summary>The names of rows, in the order in which they were first met, and their hashes in base64, some to a line.</summary>
    public (IReadOnlyList<string> Names, IReadOnlyList<string> Lines) Finish()
    {
        var hashes = _names.Select(name => _hashes[name].GetHashAndReset()[..Size]);
        return (_names, [.. hashes.Chunk(PerLine).Select(line => Convert.ToBase64String([.. line.SelectMany(hash => hash)]))]);
    }

    /// <summary>Reads hashes back, each in hexadecimal.</summary>
    /// <exception cref="FormatException">A line is damaged.</exception>
    public static IReadOnlyList<string> Read(IReadOnlyList<string> lines) =>
        [.. lines.SelectMany(line => Convert.FromBase64String(line).Chunk(Size)).Select(Convert.ToHexStringLower)];
}
