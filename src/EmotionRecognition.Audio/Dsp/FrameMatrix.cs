using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>
/// A (rows x frames) matrix of floats, such as a spectrogram: rows are frequencies, columns are frames. It is created once and resized
/// for each signal, so that no memory is allocated per signal. Eight successive frames are stored together, row after row, so that a
/// vector holds one row of eight frames: every operation works on eight frames at a time.
/// </summary>
public sealed class FrameMatrix
{
    /// <summary>Frames of a block. The last block may have fewer; the values in place of the others are finite and meaningless.</summary>
    public const int Lanes = 8;

    private float[] _values = [];

    /// <summary>Creates a matrix without frames.</summary>
    /// <param name="rows">The number of rows; it is fixed.</param>
    public FrameMatrix(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        Rows = rows;
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of frames.</summary>
    public int Frames { get; private set; }

    /// <summary>The number of blocks of <see cref="Lanes"/> frames.</summary>
    public int Blocks => (Frames + Lanes - 1) / Lanes;

    /// <summary>All values, (blocks x rows x lanes).</summary>
    public Span<float> Values => _values.AsSpan(0, Blocks * Rows * Lanes);

    /// <summary>One value.</summary>
    /// <param name="row">From 0 to <see cref="Rows"/> - 1.</param>
    /// <param name="frame">From 0 to <see cref="Frames"/> - 1.</param>
    public ref float this[int row, int frame] => ref Values[(((frame / Lanes * Rows) + row) * Lanes) + (frame % Lanes)];

    /// <summary>The rows of eight successive frames.</summary>
    /// <param name="block">From 0 to <see cref="Blocks"/> - 1; its first frame is <see cref="Lanes"/> times that.</param>
    /// <returns><see cref="Rows"/> vectors, one frame per lane.</returns>
    public Span<Vector256<float>> Block(int block) =>
        MemoryMarshal.Cast<float, Vector256<float>>(Values.Slice(block * Rows * Lanes, Rows * Lanes));

    /// <summary>Changes the number of frames. The values are undefined until they are written.</summary>
    /// <param name="frames">At least one.</param>
    public void Resize(int frames)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frames);
        Frames = frames;
        var length = Blocks * Rows * Lanes;
        if (_values.Length < length)
        {
            // A quarter more, so that slowly growing signals do not reallocate each time.
            _values = new float[length / 4 * 5];
        }
    }

    /// <summary>The greatest value of all rows and frames.</summary>
    public float Maximum()
    {
        var last = Block(Blocks - 1);
        var before = Values[..^(Rows * Lanes)];
        var greatest = before.IsEmpty ? float.NegativeInfinity : TensorPrimitives.Max<float>(before);
        var mask = Mask(Blocks - 1);
        foreach (var values in last)
        {
            greatest = Math.Max(greatest, Maximum(Vector256.ConditionalSelect(mask, values, Vector256.Create(float.NegativeInfinity))));
        }

        return greatest;
    }

    /// <summary>The greatest value of each row.</summary>
    /// <param name="maxima">Receives <see cref="Rows"/> values.</param>
    public void Maxima(Span<float> maxima)
    {
        for (var row = 0; row < Rows; row++)
        {
            var greatest = Vector256.Create(float.NegativeInfinity);
            for (var block = 0; block < Blocks; block++)
            {
                greatest = Vector256.Max(greatest, Vector256.ConditionalSelect(Mask(block), Block(block)[row], greatest));
            }

            maxima[row] = Maximum(greatest);
        }
    }

    /// <summary>The mean of each row over its frames, summed in double.</summary>
    /// <param name="means">Receives <see cref="Rows"/> values.</param>
    public void Means(Span<float> means)
    {
        for (var row = 0; row < Rows; row++)
        {
            means[row] = (float)Mean(row);
        }
    }

    /// <summary>The population standard deviation of each row over its frames.</summary>
    /// <param name="deviations">Receives <see cref="Rows"/> values.</param>
    public void Deviations(Span<float> deviations)
    {
        for (var row = 0; row < Rows; row++)
        {
            var mean = Vector256.Create(Mean(row));
            var sum = Vector256<double>.Zero;
            for (var block = 0; block < Blocks; block++)
            {
                var (low, high) = Vector256.Widen(Block(block)[row]);
                var (maskLow, maskHigh) = Vector256.Widen(Mask(block).AsInt32());
                (low, high) = ((low - mean) & maskLow.AsDouble(), (high - mean) & maskHigh.AsDouble());
                sum += (low * low) + (high * high);
            }

            deviations[row] = (float)Math.Sqrt(Vector256.Sum(sum) / Frames);
        }
    }

    private double Mean(int row)
    {
        var sum = Vector256<double>.Zero;
        for (var block = 0; block < Blocks; block++)
        {
            var (low, high) = Vector256.Widen(Block(block)[row] & Mask(block));
            sum += low + high;
        }

        return Vector256.Sum(sum) / Frames;
    }

    // All bits set in the lanes that hold frames.
    private Vector256<float> Mask(int block) =>
        Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(Frames - (block * Lanes))).AsSingle();

    private static float Maximum(Vector256<float> values)
    {
        var greatest = values[0];
        for (var lane = 1; lane < Lanes; lane++)
        {
            greatest = Math.Max(greatest, values[lane]);
        }

        return greatest;
    }
}
