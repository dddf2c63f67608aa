using System.Numerics;
using EmotionRecognition.Synthetic.Speech;
using MathNet.Numerics.IntegralTransforms;

namespace EmotionRecognition.Synthetic.Generated;

/// <summary>Imitates speech reproduced by a generative network: recognizable, with artifacts typical of the kind of network.</summary>
internal static class Resynthesis
{
    private const int FrameSamples = 256;
    private const int HopSamples = 128;
    private const double HertzPerBin = (double)ControlTracks.SampleRate / FrameSamples;

    private static readonly double[] _window =
        [.. Enumerable.Range(0, FrameSamples).Select(at => Math.Sin(Math.PI * (at + .5) / FrameSamples))];

    /// <summary>
    /// Like a generative adversarial network: magnitudes flicker, and phases that were never learned buzz below 2 kHz and hiss above.
    /// </summary>
    /// <param name="voice">Samples at 16 kHz.</param>
    /// <param name="random">The random stream of the clip.</param>
    /// <returns>The same number of samples.</returns>
    public static float[] Buzzy(double[] voice, RandomStream random) => Rebuild(voice, spectrum =>
    {
        for (var bin = 0; bin <= FrameSamples / 2; bin++)
        {
            var magnitude = spectrum[bin].Magnitude * Math.Exp(random.Normal(0, .35));
            var learned = .45 * spectrum[bin];
            var phase = bin * HertzPerBin < 2000 ? Math.PI * bin : random.Uniform(0, 2 * Math.PI);
            spectrum[bin] = learned + Complex.FromPolarCoordinates(.65 * magnitude, phase);
        }
    });

    /// <summary>Like an autoencoder: averaged over neighboring frames and bins, with nothing left above 3 kHz.</summary>
    /// <param name="voice">Samples at 16 kHz.</param>
    /// <returns>The same number of samples.</returns>
    public static float[] Smeared(double[] voice)
    {
        var memory = new double[(FrameSamples / 2) + 1];
        return Rebuild(voice, spectrum =>
        {
            var magnitudes = spectrum.Take(memory.Length).Select(value => value.Magnitude).ToArray();
            for (var bin = 0; bin < memory.Length; bin++)
            {
                var around = 0.0;
                for (var near = -1; near <= 1; near++)
                {
                    around += magnitudes[Math.Clamp(bin + near, 0, memory.Length - 1)] / 3;
                }

                memory[bin] = (.7 * memory[bin]) + (.3 * around);
                var passed = 1 / (1 + Math.Pow(bin * HertzPerBin / 3000, 8));
                spectrum[bin] = Complex.FromPolarCoordinates(memory[bin] * passed, spectrum[bin].Phase);
            }
        });
    }

    // Overlap-add with a sine window at analysis and synthesis: squared, windows at this hop sum to 1.
    private static float[] Rebuild(double[] voice, Action<Complex[]> damage)
    {
        var rebuilt = new double[voice.Length + (2 * FrameSamples)];
        var spectrum = new Complex[FrameSamples];
        for (var first = -FrameSamples + HopSamples; first < voice.Length; first += HopSamples)
        {
            for (var at = 0; at < FrameSamples; at++)
            {
                var from = first + at;
                spectrum[at] = from >= 0 && from < voice.Length ? _window[at] * voice[from] : 0;
            }

            Fourier.Forward(spectrum, FourierOptions.AsymmetricScaling);
            damage(spectrum);
            for (var bin = 1; bin < FrameSamples / 2; bin++)
            {
                spectrum[FrameSamples - bin] = Complex.Conjugate(spectrum[bin]);
            }

            Fourier.Inverse(spectrum, FourierOptions.AsymmetricScaling);
            for (var at = 0; at < FrameSamples; at++)
            {
                rebuilt[first + FrameSamples + at] += _window[at] * spectrum[at].Real;
            }
        }

        return [.. rebuilt.Skip(FrameSamples).Take(voice.Length).Select(sample => (float)Math.Clamp(sample, -.99, .99))];
    }
}
