namespace EmotionRecognition.Acoustics;

/// <summary>
/// A (rows x frames) matrix of floats as librosa lays spectrograms out: one row a frequency, one column a frame. Made once and resized
/// for every signal, so that no memory is taken per signal; rows are padded to whole vectors of <see cref="Lanes"/> frames.
/// </summary>
public sealed class FrameMatrix
{
    /// <summary>Frames that are worked on together: rows are padded to a multiple of it.</summary>
    public const int Lanes = 8;

    private float[] _values = [];

    /// <summary>Makes a matrix that has no frames yet.</summary>
    /// <param name="rows">How many rows it has for good.</param>
    public FrameMatrix(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        Rows = rows;
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of frames, without padding.</summary>
    public int Frames { get; private set; }

    /// <summary>Floats from a row's first value to the next row's: the frames and their padding.</summary>
    public int Stride { get; private set; }

    /// <summary>Every row with its padding, (rows x stride) values. What stands in the padding is finite and means nothing.</summary>
    public Span<float> Values => _values.AsSpan(0, Rows * Stride);

    /// <summary>One row without its padding.</summary>
    /// <param name="row">From 0 to <see cref="Rows"/> - 1.</param>
    /// <returns>The values of its frames.</returns>
    public Span<float> Row(int row) => _values.AsSpan(row * Stride, Frames);

    /// <summary>One value.</summary>
    /// <param name="row">From 0 to <see cref="Rows"/> - 1.</param>
    /// <param name="frame">From 0 to <see cref="Frames"/> - 1.</param>
    public ref float this[int row, int frame] => ref Row(row)[frame];

    /// <summary>Gives the matrix another number of frames. The values are undefined until they are written.</summary>
    /// <param name="frames">At least one.</param>
    public void Resize(int frames)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frames);
        Frames = frames;
        Stride = (frames + Lanes - 1) / Lanes * Lanes;
        if (_values.Length < Rows * Stride)
        {
            // A quarter more, so that signals that grow little by little do not each take new memory.
            _values = new float[Rows * Stride / 4 * 5];
        }
    }

    /// <summary>The mean of a row over its frames, summed in double.</summary>
    /// <param name="row">From 0 to <see cref="Rows"/> - 1.</param>
    public double Mean(int row) => Moments.Sum(Row(row)) / Frames;

    /// <summary>The population standard deviation of a row over its frames.</summary>
    /// <param name="row">From 0 to <see cref="Rows"/> - 1.</param>
    public double Deviation(int row) => Math.Sqrt(Moments.SumOfSquares(Row(row), Mean(row)) / Frames);
}
