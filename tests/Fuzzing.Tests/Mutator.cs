using System.Globalization;
using System.Text;

namespace Fuzzing.Tests;

/// <summary>
/// Damages files: some bytes and lines of a valid one are changed, removed, repeated, or replaced by what readers tend to trip over. The same seed gives the
/// same damage.
/// </summary>
internal sealed class Mutator(int seed)
{
    private static readonly byte[] _bytes = [0, 1, 0x0a, 0x0d, 0x20, 0x22, 0x2c, 0x7f, 0x80, 0xc0, 0xfe, 0xff];

    private static readonly string[] _words =
    [
        "NaN", "Infinity", "-1", "0", "1e999", "-1e999", "1e-320", "2147483648", "99999999999999999999", "0x10", "1.5", "-0", "", "\t", "\"", ",", ";", ":",
        " ", "null", "true", "{", "}", "[", "]", "../..", "..", "/", "\\", "\u0000", "\u001b[2J", "\u202e", "\ud83d\ude00", "\\ud800", "caf\u00e9", "\ufeff",
        "<script>", "%s", "Ses01F_impro01_F000",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A damaged copy.</summary>
    /// <param name="valid">A valid file.</param>
    /// <param name="other">Another valid file of the kind, from which parts are taken.</param>
    public byte[] Damage(byte[] valid, byte[] other)
    {
        var bytes = new List<byte>(valid);
        for (var count = 1 + _random.Next(4); count > 0; count--)
        {
            Change(bytes, other);
        }

        return [.. bytes];
    }

    private void Change(List<byte> bytes, byte[] other)
    {
        var place = _random.Next(bytes.Count + 1);
        var length = Math.Min(bytes.Count - place, 1 + _random.Next(_random.Next(4) == 0 ? 4096 : 16));
        switch (_random.Next(10))
        {
            case 0 when place < bytes.Count:
                bytes[place] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when place < bytes.Count:
                bytes[place] = _bytes[_random.Next(_bytes.Length)];
                break;
            case 2:
                bytes.RemoveRange(place, length);
                break;
            case 3:
                bytes.InsertRange(place, bytes.GetRange(place, length));
                break;
            case 4:
                bytes.RemoveRange(place, bytes.Count - place);
                break;
            case 5:
                bytes.InsertRange(place, Encoding.UTF8.GetBytes(_words[_random.Next(_words.Length)]));
                break;
            case 6 when other.Length > 0:
                var from = _random.Next(other.Length);
                bytes.InsertRange(place, other[from..Math.Min(other.Length, from + 1 + _random.Next(64))]);
                break;
            case 7 when place + 4 <= bytes.Count:
                var number = _random.Next(3) switch { 0 => int.MaxValue, 1 => -1, _ => _random.Next() };
                bytes.RemoveRange(place, 4);
                bytes.InsertRange(place, BitConverter.GetBytes(number));
                break;
            case 8:
                ReplaceNumber(bytes, place);
                break;
            default:
                MoveLine(bytes, place);
                break;
        }
    }

    // The next number in the text becomes one that is out of place.
    private void ReplaceNumber(List<byte> bytes, int place)
    {
        var start = bytes.FindIndex(place, each => char.IsAsciiDigit((char)each));
        if (start < 0)
        {
            return;
        }

        var end = start;
        while (end < bytes.Count && (char.IsAsciiDigit((char)bytes[end]) || bytes[end] == '.'))
        {
            end++;
        }

        bytes.RemoveRange(start, end - start);
        var word = _random.Next(3) == 0 ? _random.NextInt64().ToString(CultureInfo.InvariantCulture) : _words[_random.Next(_words.Length)];
        bytes.InsertRange(start, Encoding.UTF8.GetBytes(word));
    }

    // A line is repeated elsewhere, or moved there.
    private void MoveLine(List<byte> bytes, int place)
    {
        var start = place == 0 ? 0 : bytes.FindLastIndex(place - 1, each => each == '\n') + 1;
        var end = bytes.FindIndex(start, each => each == '\n') + 1;
        if (end <= start)
        {
            return;
        }

        var line = bytes.GetRange(start, end - start);
        if (_random.Next(2) == 0)
        {
            bytes.RemoveRange(start, line.Count);
        }

        bytes.InsertRange(_random.Next(bytes.Count + 1), line);
    }
}
