using System.Numerics.Tensors;
using EmotionRecognition.Models.Training;
using MathNet.Numerics;
using MathNet.Numerics.Random;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Models.Resampling.ResamplingKind<EmotionRecognition.Models.Resampling.Smote.SmoteSettings>>]

namespace EmotionRecognition.Models.Resampling.Smote;

/// <summary>
/// Points on the line between a row and one of its nearest neighbors of the same class (Chawla et al. 2002, SMOTE). Distances are those of the encoded rows.
/// </summary>
public sealed record SmoteSettings : ResamplingSettings
{
    /// <inheritdoc/>
    public override string Kind => "smote";

    /// <inheritdoc/>
    public override string Summary => "points between rows of rare classes and their nearest neighbors of the same class";

    /// <inheritdoc/>
    public override int FewestRows => 2;

    /// <summary>The nearest neighbors to choose from, at least 1; in a class of fewer rows, all others.</summary>
    public int Neighbors { get; init; } = 5;

    /// <inheritdoc/>
    public override void Check()
    {
        base.Check();
        if (Neighbors < 1)
        {
            throw Unusable("neighbors", Neighbors, "at least 1");
        }
    }

    /// <inheritdoc/>
    public override IRowGenerator Fit(LabeledMatrix rows, GeneratorSource source) => new Segments(rows, Neighbors, source.Seed);

    private sealed class Segments(LabeledMatrix rows, int neighbors, int seed) : IRowGenerator
    {
        private readonly Xoshiro256StarStar _random = new(seed, threadSafe: false);
        private readonly Dictionary<int, int[]> _nearest = [];

        public float[] Draw(int label, int count)
        {
            var own = rows.RowsOf(label);
            var width = rows.Rows.Columns.Count;
            var values = new float[count * width];
            var order = Combinatorics.GeneratePermutation(own.Length, _random);
            for (var row = 0; row < count; row++)
            {
                var start = own[order[row % own.Length]];
                var near = NearestTo(start, own);
                var end = rows.Rows.Row(near[_random.Next(near.Length)]);
                var point = values.AsSpan(row * width, width);
                TensorPrimitives.Lerp(rows.Rows.Row(start), end, (float)_random.NextDouble(), point);
            }

            return values;
        }

        public void Dispose()
        {
        }

        private int[] NearestTo(int row, int[] own)
        {
            if (!_nearest.TryGetValue(row, out var nearest))
            {
                var distances = Array.ConvertAll(own, other => TensorPrimitives.Distance(rows.Rows.Row(row), rows.Rows.Row(other)));
                nearest =
                [
                    .. own.Index().Where(other => other.Item != row).OrderBy(other => distances[other.Index]).Take(neighbors).Select(other => other.Item),
                ];
                _nearest.Add(row, nearest);
            }

            return nearest;
        }
    }
}
