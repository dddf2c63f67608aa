using System.Security.Cryptography;

namespace EmotionRecognition.Audio.Tests.Flac;

/// <summary>
/// A small encoder of FLAC that uses everything the format has rather than what is shortest: the choices are random. It shares no code with the decoder.
/// </summary>
internal sealed class FlacBytes(Random random, int rate, int bits, long[][] channels)
{
    private readonly List<byte> _bytes = [];
    private ulong _pending;
    private int _count;

    /// <summary>Whether the header says how many samples there are.</summary>
    public bool HasLength { get; init; } = true;

    /// <summary>Whether blocks have different sizes.</summary>
    public bool HasVariableSize { get; init; }

    public byte[] Encode()
    {
        var length = channels[0].Length;
        _bytes.AddRange("fLaC"u8);
        Put(0x80, 8);
        Put(34, 24);
        Put(16, 16);
        Put(65535, 16);
        Put(0, 48);
        Put((ulong)rate, 20);
        Put((ulong)channels.Length - 1, 3);
        Put((ulong)bits - 1, 5);
        Put(HasLength ? (ulong)length : 0, 36);
        _bytes.AddRange(Hash());
        for (var (start, number) = (0, 0); start < length; number++)
        {
            var size = Math.Min(HasVariableSize ? random.Next(16, 400) : 256, length - start);
            Block(HasVariableSize ? start : number, start, size);
            start += size;
        }

        return [.. _bytes];
    }

    private byte[] Hash()
    {
        var width = (bits + 7) / 8;
        var raw = Enumerable.Range(0, channels[0].Length).SelectMany(i => channels.SelectMany(channel => BitConverter.GetBytes(channel[i])[..width]));
        return CryptographicOperations.HashData(HashAlgorithmName.MD5, raw.ToArray());
    }

    private void Block(int number, int start, int size)
    {
        var first = _bytes.Count;
        var stereo = channels.Length == 2 ? random.Next(4) : 0;
        Put(HasVariableSize ? 0xFFF9u : 0xFFF8u, 16);
        Put(7, 4);
        Put(0, 4);
        Put((ulong)(stereo == 0 ? channels.Length - 1 : 7 + stereo), 4);
        Put(0, 4);
        PutNumber(number);
        Put((ulong)size - 1, 16);
        Put(Remainder(_bytes.Skip(first), 8, 0x07), 8);
        var parts = channels.Select(channel => channel[start..(start + size)]).ToArray();
        var sides = new bool[channels.Length];
        if (stereo > 0)
        {
            var (left, right) = (parts[0], parts[1]);
            var side = left.Zip(right, (a, b) => a - b).ToArray();
            parts = stereo switch { 1 => [left, side], 2 => [side, right], _ => [left.Zip(right, (a, b) => (a + b) >> 1).ToArray(), side] };
            sides[stereo == 2 ? 0 : 1] = true;
        }

        for (var channel = 0; channel < parts.Length; channel++)
        {
            Subframe(parts[channel], bits + (sides[channel] ? 1 : 0));
        }

        Put(0, (8 - _count) % 8);
        Put(Remainder(_bytes.Skip(first), 16, 0x8005), 16);
    }

    private void Subframe(long[] samples, int width)
    {
        var wasted = Math.Min(width - 1, samples.Min(sample => sample == 0 ? width : System.Numerics.BitOperations.TrailingZeroCount(sample)));
        wasted = random.Next(4) == 0 ? 0 : wasted;
        samples = samples.Select(sample => sample >> wasted).ToArray();
        width -= wasted;
        var order = random.Next(Math.Min(5, samples.Length));
        var kind = samples.All(sample => sample == samples[0]) ? 0 : random.Next(1, 4);
        var type = kind switch { 0 => 0, 1 => 1, 2 => 8 + order, _ => 31 + (order = Math.Max(1, order)) };
        Put((ulong)type << 1 | (wasted > 0 ? 1u : 0), 8);
        if (wasted > 0)
        {
            Put(1, wasted);
        }

        if (kind < 2)
        {
            Array.ForEach(kind == 0 ? samples[..1] : samples, sample => PutSigned(sample, width));
            return;
        }

        Array.ForEach(samples[..order], sample => PutSigned(sample, width));
        var (shift, coefficients) = (0, new long[][] { [], [1], [2, -1], [3, -3, 1], [4, -6, 4, -1] }[order]);
        if (kind == 3)
        {
            // Residuals have at most 32 bits.
            var most = bits <= 16 ? 200 : 5;
            (shift, coefficients) = (random.Next(8), coefficients.Select(_ => (long)random.Next(-most, most)).ToArray());
            Put(8, 4);
            PutSigned(shift, 5);
            Array.ForEach(coefficients, coefficient => PutSigned(coefficient, 9));
        }

        Residual(
            order,
            [
                .. Enumerable.Range(order, samples.Length - order)
                    .Select(i => samples[i] - (coefficients.Select((c, k) => c * samples[i - 1 - k]).Sum() >> shift)),
            ],
            samples.Length);
    }

    private void Residual(int order, long[] residual, int size)
    {
        var parameterBits = residual.Any(value => Math.Abs(value) > 20000) ? 5 : random.Next(4, 6);
        var partitions = new[] { 4, 3, 2, 1, 0 }.First(log => size % (1 << log) == 0 && size >> log >= order && random.Next(3) > 0 | log == 0);
        Put((ulong)parameterBits - 4, 2);
        Put((ulong)partitions, 4);
        for (var (partition, at) = (0, 0); partition < 1 << partitions; partition++)
        {
            var values = residual[at..(at + (size >> partitions) - (partition == 0 ? order : 0))];
            at += values.Length;
            var needed = values.Length == 0 ? 0 : values.Max(value => 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)(value ^ (value >> 63)))) + 1;
            if (needed < 32 && (random.Next(4) == 0 || needed == 0))
            {
                Put((1u << parameterBits) - 1, parameterBits);
                Put(values.All(value => value == 0) ? 0 : (ulong)needed, 5);
                Array.ForEach(values.All(value => value == 0) ? [] : values, value => PutSigned(value, needed));
                continue;
            }

            var parameter = Math.Clamp(needed - random.Next(1, 6), 0, (1 << parameterBits) - 2);
            Put((ulong)parameter, parameterBits);
            foreach (var value in values)
            {
                var folded = (ulong)((value << 1) ^ (value >> 63));
                for (var zeros = folded >> parameter; zeros > 0; zeros--)
                {
                    Put(0, 1);
                }

                Put(1, 1);
                Put(folded & ((1UL << parameter) - 1), parameter);
            }
        }
    }

    private void PutNumber(int number)
    {
        if (number < 0x80)
        {
            Put((ulong)number, 8);
            return;
        }

        // As long a code as the largest numbers need, which small ones may have, too.
        Put(0xFC, 8);
        for (var shift = 24; shift >= 0; shift -= 6)
        {
            Put((ulong)(0x80 | ((number >> shift) & 0x3F)), 8);
        }
    }

    private void PutSigned(long value, int width) => Put((ulong)value & ((1UL << width) - 1), width);

    private void Put(ulong value, int width)
    {
        for (var bit = width - 1; bit >= 0; bit--)
        {
            _pending = (_pending << 1) | ((value >> bit) & 1);
            if (++_count == 8)
            {
                _bytes.Add((byte)_pending);
                _count = 0;
            }
        }
    }

    // A cyclic redundancy check, bit by bit.
    private static ulong Remainder(IEnumerable<byte> bytes, int width, uint polynomial)
    {
        var remainder = 0u;
        foreach (var next in bytes)
        {
            for (var bit = 7; bit >= 0; bit--)
            {
                var top = ((remainder >> (width - 1)) ^ ((uint)next >> bit)) & 1;
                remainder = ((remainder << 1) ^ (top * polynomial)) & ((1u << width) - 1);
            }
        }

        return remainder;
    }
}
