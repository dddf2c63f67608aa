using System.Numerics.Tensors;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Models.Resampling;

/// <summary>
/// Compares how far generated rows of a class are spread with how far its real rows are. A collapsed generator makes almost the same row each time, or a few
/// rows again and again. Columns are standardized over all training rows, so that none outweighs the others.
/// </summary>
internal sealed class CollapseCheck
{
    private const int MostCompared = 200;

    private readonly LabeledMatrix _real;
    private readonly ColumnScaler _scaler;

    /// <summary>Takes the training rows of a model.</summary>
    /// <param name="real">Real rows only.</param>
    public CollapseCheck(LabeledMatrix real) => (_real, _scaler) = (real, StandardScaler.Fit(real.Rows));

    /// <summary>How many rows of a class are generated to compare: as many as there are real ones, at most 200.</summary>
    public int ProbeOf(int label) => Math.Min(_real.RowsOf(label).Length, MostCompared);

    /// <summary>Adds the comparison to a class.</summary>
    /// <param name="made">The class.</param>
    /// <param name="label">Its index.</param>
    /// <param name="probe">Generated rows, which are used for nothing else.</param>
    public SyntheticClass Add(SyntheticClass made, int label, float[] probe)
    {
        var own = _real.RowsOf(label);
        var count = ProbeOf(label);
        float[][] real = [.. Enumerable.Range(0, count).Select(index => Scaled(_real.Rows.Row(own[(int)((long)index * own.Length / count)])))];
        float[][] generated = [.. probe.Chunk(_real.Rows.Columns.Count).Select(row => Scaled(row))];
        var (variance, distance) = (VarianceOf(real), DistanceOf(real));
        return made with
        {
            Variance = variance > 0 ? VarianceOf(generated) / variance : null,
            Distance = distance > 0 ? DistanceOf(generated) / distance : null,
        };
    }

    private float[] Scaled(ReadOnlySpan<float> row)
    {
        var scaled = new float[row.Length];
        _scaler.Transform(row, scaled);
        return scaled;
    }

    /// <summary>The mean squared distance from the mean row.</summary>
    private static double VarianceOf(float[][] rows)
    {
        var mean = new float[rows[0].Length];
        foreach (var row in rows)
        {
            TensorPrimitives.MultiplyAdd(row, 1f / rows.Length, mean, mean);
        }

        return rows.Average(row => Math.Pow(TensorPrimitives.Distance<float>(row, mean), 2));
    }

    /// <summary>The median distance to the nearest other row.</summary>
    private static double DistanceOf(float[][] rows)
    {
        var nearest = Enumerable.Range(0, rows.Length).Select(row => Enumerable.Range(0, rows.Length).Where(other => other != row)
            .Min(other => TensorPrimitives.Distance<float>(rows[row], rows[other]))).Order().ToList();
        return nearest[nearest.Count / 2];
    }
}
