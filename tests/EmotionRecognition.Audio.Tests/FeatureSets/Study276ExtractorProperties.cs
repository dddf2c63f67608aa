using CsCheck;
using EmotionRecognition.Audio.Dsp;
using EmotionRecognition.Audio.FeatureSets;

namespace EmotionRecognition.Audio.Tests.FeatureSets;

public sealed class Study276ExtractorProperties
{
    private static readonly int[] _linear = [0, 1, 5];
    private static readonly int[] _quadratic = [6, 7, .. Enumerable.Range(141, 128)];

    // Noise, silence, constants, powers of ten down to where floats end.
    private static readonly Gen<float> _sample = Gen.OneOf(
        Gen.Float[-1, 1],
        Gen.Const(0f),
        Gen.Const(0.25f),
        Gen.Select(Gen.Int[-45, 0], Gen.Float[-1, 1]).Select((exponent, value) => value * MathF.Pow(10, exponent)));

    // As 16-bit sound has it.
    private static readonly Gen<float> _step =
        Gen.Select(Gen.Int[1, 32767], Gen.Bool).Select((step, sign) => (sign ? step : -step) / 32768f);

    private static readonly Gen<float[]> _signal = Gen.OneOf(
        Gen.Float[-1, 1].Array[1, 6000],
        _sample.Array[1, 300],
        Gen.Select(_sample, Gen.Int[1, 6000]).Select((value, length) => Enumerable.Repeat(value, length).ToArray()));

    [Fact]
    public void Extract_AnySignal_GivesFiniteValues() => _signal.Sample(samples => Extract(samples).All(float.IsFinite), iter: 150);

    [Fact]
    public void Extract_SignalTimesAPowerOfTwo_ScalesEnergies() =>
        Gen.Select(_step.Array[1000, 6000], Gen.Int[1, 4]).Sample(
            (samples, halvings) =>
            {
                var scale = MathF.Pow(0.5f, halvings);

                var (whole, scaled) = (Extract(samples), Extract([.. samples.Select(sample => sample * scale)]));

                return _linear.All(i => Close(whole[i] * scale, scaled[i]))
                    && _quadratic.All(i => Close(whole[i] * scale * scale, scaled[i]))
                    && whole[8] == scaled[8];
            },
            iter: 30);

    [Fact]
    public void Extract_NegatedSignal_ChangesSignsOnly() =>
        _step.Array[1000, 6000].Sample(
            samples =>
            {
                var (whole, negated) = (Extract(samples), Extract([.. samples.Select(sample => -sample)]));

                return Close(whole[5], -negated[5]) && Enumerable.Range(0, whole.Length)
                    .Where(i => i is not (2 or 3 or 4 or 5))
                    .All(i => Close(whole[i], negated[i]));
            },
            iter: 20);

    [Fact]
    public void Extract_SignalMovedByHops_KeepsItsMeans() =>
        Gen.Select(_step.Array[500, 3000], Gen.Int[2, 6], Gen.Int[2, 6]).Sample(
            (samples, here, there) =>
            {
                // In silence that is longer than a frame, edges play no part: only which frames are what changes.
                var (first, second) = (Extract(Padded(samples, here)), Extract(Padded(samples, there)));

                return Enumerable.Range(0, first.Length).Where(i => i != 5).All(i => Close(first[i], second[i]));
            },
            iter: 20);

    private static float[] Padded(float[] samples, int hops)
    {
        var padded = new float[(12 * ShortTimeFourierTransform.HopLength) + samples.Length];
        samples.CopyTo(padded, (2 + hops) * ShortTimeFourierTransform.HopLength);
        return padded;
    }

    private static float[] Extract(float[] samples)
    {
        var features = new float[Study276.Count];
        new Study276Extractor().Extract(samples, features);
        return features;
    }

    private static bool Close(float expected, float actual) => Math.Abs(expected - actual) <= 2e-5 * Math.Max(1e-2, Math.Abs(expected));
}
