namespace EmotionRecognition.Audio.Flac;

/// <summary>Decodes one channel of a block of sound (RFC 9639, section 9.2).</summary>
/// <param name="path">The file.</param>
/// <param name="reader">Reads the block.</param>
internal sealed class FlacSubframe(string path, BitReader reader)
{
    // The predictors of order 0 to 4: each sample less the extrapolation of a polynomial through the samples before it.
    private static readonly long[][] _fixed = [[], [1], [2, -1], [3, -3, 1], [4, -6, 4, -1]];

    /// <summary>Decodes a channel.</summary>
    /// <param name="samples">Receives the channel's samples.</param>
    /// <param name="bits">Bits per sample, from 4 to 33.</param>
    /// <exception cref="InputException">The channel is damaged.</exception>
    public void Decode(Span<long> samples, int bits)
    {
        var header = (int)reader.Read(8);
        var (type, wasted) = (header >> 1, (header & 1) != 0 ? (int)Math.Min(reader.ReadUnary(), (uint)bits) + 1 : 0);
        bits -= wasted;
        if (bits < 1 || type > 63)
        {
            throw Damaged();
        }

        switch (type)
        {
            case 0:
                samples.Fill(reader.ReadSigned(bits));
                break;
            case 1:
                Verbatim(samples, bits);
                break;
            case >= 8 and <= 12:
                var order = type - 8;
                Verbatim(Start(samples, order), bits);
                Residual(samples, order);
                Predict(samples, _fixed[order], 0);
                break;
            case >= 32:
                Linear(samples, type - 31, bits);
                break;
            default:
                throw Damaged();
        }

        for (var i = 0; wasted > 0 && i < samples.Length; i++)
        {
            samples[i] <<= wasted;
        }
    }

    private Span<long> Start(Span<long> samples, int order) => order <= samples.Length ? samples[..order] : throw Damaged();

    private void Verbatim(Span<long> samples, int bits)
    {
        foreach (ref var sample in samples)
        {
            sample = reader.ReadSigned(bits);
        }
    }

    private void Linear(Span<long> samples, int order, int bits)
    {
        Verbatim(Start(samples, order), bits);
        var precision = (int)reader.Read(4) + 1;
        var shift = (int)reader.ReadSigned(5);
        if (precision == 16 || shift < 0)
        {
            throw Damaged();
        }

        var coefficients = new long[order];
        Verbatim(coefficients, precision);
        Residual(samples, order);
        Predict(samples, coefficients, shift);
    }

    // Adds the prediction from the samples before each sample to its residual.
    private static void Predict(Span<long> samples, ReadOnlySpan<long> coefficients, int shift)
    {
        for (var i = coefficients.Length; i < samples.Length; i++)
        {
            var sum = 0L;
            for (var k = 0; k < coefficients.Length; k++)
            {
                sum += coefficients[k] * samples[i - 1 - k];
            }

            samples[i] += sum >> shift;
        }
    }

    // Rice codes in partitions, each of which has a parameter of its own.
    private void Residual(Span<long> samples, int order)
    {
        var method = (int)reader.Read(2);
        var parameterBits = 4 + method;
        var partitions = 1 << (int)reader.Read(4);
        var size = samples.Length / partitions;
        if (method > 1 || samples.Length % partitions != 0 || size < order)
        {
            throw Damaged();
        }

        for (var partition = 0; partition < partitions; partition++)
        {
            var values = samples[Math.Max(order, partition * size)..((partition + 1) * size)];
            var parameter = (int)reader.Read(parameterBits);
            if (parameter == (1 << parameterBits) - 1)
            {
                Escaped(values, (int)reader.Read(5));
                continue;
            }

            foreach (ref var value in values)
            {
                var folded = ((ulong)reader.ReadUnary() << parameter) | reader.Read(parameter);
                value = (long)(folded >> 1) ^ -(long)(folded & 1);
            }
        }
    }

    private void Escaped(Span<long> values, int bits)
    {
        if (bits == 0)
        {
            values.Clear();
            return;
        }

        Verbatim(values, bits);
    }

    private InputException Damaged() => new($"{path} byte {reader.Position}", "damaged data", "a channel of a block of sound", "restore the file");
}
