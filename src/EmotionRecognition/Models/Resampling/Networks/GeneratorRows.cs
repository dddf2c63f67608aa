using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Models.Training;
using MathNet.Numerics.Random;
using static TorchSharp.torch;

namespace EmotionRecognition.Models.Resampling.Networks;

/// <summary>
/// The training rows of a generator as tensors, standardized over these rows, and its random numbers. Letters: B rows of a batch, D columns, K classes.
/// </summary>
internal sealed class GeneratorRows
{
    private readonly LabeledMatrix _rows;
    private readonly ColumnScaler _scaler;
    private readonly Xoshiro256StarStar _random;

    /// <summary>Fits the standardization.</summary>
    public GeneratorRows(LabeledMatrix rows, GeneratorSource source)
    {
        _rows = rows;
        Classes = source.Classes.Count;
        _scaler = StandardScaler.Fit(rows.Rows);
        _random = new Xoshiro256StarStar(source.Seed, threadSafe: false);
    }

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Labels.Length;

    /// <summary>D.</summary>
    public int Width => _rows.Rows.Columns.Count;

    /// <summary>K.</summary>
    public int Classes { get; }

    /// <summary>Standardized rows. // [B, D]</summary>
    public Tensor Take(int[] batch)
    {
        var values = new float[batch.Length * Width];
        foreach (var (place, row) in batch.Index())
        {
            _scaler.Transform(_rows.Rows.Row(row), values.AsSpan(place * Width, Width));
        }

        return tensor(values, [batch.Length, Width]); // [B, D]
    }

    /// <summary>1 in the column of each row's class, 0 elsewhere. // [B, K]</summary>
    public Tensor ClassesOf(int[] batch) => OneHot(Array.ConvertAll(batch, row => _rows.Labels[row]));

    /// <summary>1 in the column of each label, 0 elsewhere. // [B, K]</summary>
    public Tensor OneHot(int[] labels)
    {
        var values = new float[labels.Length * Classes];
        foreach (var (place, label) in labels.Index())
        {
            values[(place * Classes) + label] = 1;
        }

        return tensor(values, [labels.Length, Classes]); // [B, K]
    }

    /// <summary>Independent numbers of mean 0 and variance 1 with a normal distribution (Box and Muller 1958). // [B, width]</summary>
    public Tensor Noise(int rows, int width)
    {
        var values = new float[rows * width];
        for (var place = 0; place < values.Length; place++)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble()));
            values[place] = (float)(radius * Math.Cos(2 * Math.PI * _random.NextDouble()));
        }

        return tensor(values, [rows, width]); // [B, width]
    }

    /// <summary>Rows in their own units. // [B, D]</summary>
    public float[] Restore(Tensor standardized)
    {
        var values = standardized.data<float>().ToArray();
        for (var place = 0; place < values.Length; place += Width)
        {
            _scaler.Restore(values.AsSpan(place, Width));
        }

        return values;
    }
}
