using EmotionRecognition;
using EmotionRecognition.Models.Resampling;
using EmotionRecognition.Models.Training;

[assembly: PlugIn<ResamplingKind<Samples.OwnResampling.Jitter>>]

namespace Samples.OwnResampling;

/// <summary>Copies of a class's rows, in turn, each value moved at random.</summary>
public sealed record Jitter : ResamplingSettings
{
    public override string Kind => "jitter";

    public override string Summary => "copies with small changes";

    /// <summary>The largest change of a value, above 0.</summary>
    public double Width { get; init; } = 0.1;

    public override void Check()
    {
        base.Check();
        if (!(Width > 0))
        {
            throw Unusable("width", Width, "a number above 0");
        }
    }

    public override IRowGenerator Fit(LabeledMatrix rows, GeneratorSource source) => new Generator(rows, new Random(source.Seed), Width);

    private sealed class Generator(LabeledMatrix rows, Random random, double width) : IRowGenerator
    {
        public float[] Draw(int label, int count)
        {
            var own = rows.RowsOf(label);
            return [.. Enumerable.Range(0, count).SelectMany(row => rows.Rows.Row(own[row % own.Length]).ToArray())
                .Select(value => (float)(value + (width * ((2 * random.NextDouble()) - 1))))];
        }

        public void Dispose()
        {
        }
    }
}
