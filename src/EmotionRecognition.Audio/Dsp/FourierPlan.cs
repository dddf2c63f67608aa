namespace EmotionRecognition.Audio.Dsp;

/// <summary>
/// The discrete Fourier transform of several complex signals at once: Stockham's self-sorting algorithm with the radices 8, 4, 3 and
/// 5, one signal per vector lane (C. Van Loan, Computational Frameworks for the Fast Fourier Transform, 1992, section 1.7). Immutable.
/// </summary>
internal sealed class FourierPlan
{
    private readonly FourierStage[] _stages;

    /// <summary>Makes a plan.</summary>
    /// <param name="length">Points of a signal: a product of powers of 4, 8, 3 and 5.</param>
    /// <param name="batch">Signals that are transformed together: a multiple of the vector's lanes.</param>
    public FourierPlan(int length, int batch)
    {
        if (batch % LaneComplex<float>.Lanes != 0)
        {
            throw new ArgumentException($"{batch} signals, expected a multiple of {LaneComplex<float>.Lanes}", nameof(batch));
        }

        Length = length;
        Batch = batch;
        _stages = [.. CreateStages(length, batch)];
    }

    /// <summary>Points of a signal.</summary>
    public int Length { get; }

    /// <summary>Signals that are transformed together.</summary>
    public int Batch { get; }

    /// <summary>Transforms.</summary>
    /// <param name="signal">(length x batch) values; is overwritten.</param>
    /// <param name="other">Working memory of the same size.</param>
    /// <returns>Which of the two holds the transform, (length x batch) values.</returns>
    public ComplexPlanes Transform(ComplexPlanes signal, ComplexPlanes other)
    {
        foreach (var stage in _stages)
        {
            stage.Run(signal, other);
            (signal, other) = (other, signal);
        }

        return signal;
    }

    private static IEnumerable<FourierStage> CreateStages(int length, int batch)
    {
        var (rest, stride) = (length, batch);
        while (rest > 1)
        {
            var radix = rest % 8 == 0 && rest % 32 != 16 ? 8 : rest % 4 == 0 ? 4 : rest % 3 == 0 ? 3 : 5;
            if (rest % radix != 0)
            {
                throw new ArgumentException($"{length} points, expected a product of powers of 4, 8, 3 and 5", nameof(length));
            }

            yield return new FourierStage(radix, rest / radix, stride);
            stride *= radix;
            rest /= radix;
        }
    }
}
