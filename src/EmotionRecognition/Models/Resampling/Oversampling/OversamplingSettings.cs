using EmotionRecognition.Models.Resampling;
using EmotionRecognition.Models.Training;
using MathNet.Numerics;
using MathNet.Numerics.Random;

[assembly: EmotionRecognition.PlugIn<ResamplingKind<EmotionRecognition.Models.Resampling.Oversampling.OversamplingSettings>>]

namespace EmotionRecognition.Models.Resampling.Oversampling;

/// <summary>Copies of the class's own rows: all of them in a random order, then all of them again, and so on.</summary>
public sealed record OversamplingSettings : ResamplingSettings
{
    /// <inheritdoc/>
    public override string Kind => "oversampling";

    /// <inheritdoc/>
    public override string Summary => "copies of the rows of rare classes";

    /// <inheritdoc/>
    public override IRowGenerator Fit(LabeledMatrix rows, GeneratorSource source) => new Copies(rows, source.Seed);

    private sealed class Copies(LabeledMatrix rows, int seed) : IRowGenerator
    {
        private readonly Xoshiro256StarStar _random = new(seed, threadSafe: false);

        public float[] Draw(int label, int count)
        {
            var own = rows.RowsOf(label);
            var width = rows.Rows.Columns.Count;
            var values = new float[count * width];
            var order = Combinatorics.GeneratePermutation(own.Length, _random);
            for (var row = 0; row < count; row++)
            {
                rows.Rows.Row(own[order[row % own.Length]]).CopyTo(values.AsSpan(row * width));
            }

            return values;
        }

        public void Dispose()
        {
        }
    }
}
