using CsCheck;
using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.Tests.Dsp;

public sealed class SelectionTests
{
    [Fact]
    public void Median_AnyValues_IsTheMiddleOfTheSorted() =>
        Gen.OneOf(Gen.Float[0, 1], Gen.Int[0, 3].Select(value => (float)value)).Array[1, 200].Sample(values =>
        {
            var sorted = values.Order().ToList();
            var expected = (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;

            return Selection.Median(values) == expected;
        });
}
