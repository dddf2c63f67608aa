namespace EmotionRecognition.Acoustics;

/// <summary>
/// Twelve filters that fold the spectrum into pitch classes, C first: Gaussian bumps a semitone wide, weighted towards the fifth octave
/// (librosa 0.10.1 <c>filters.chroma</c> at its defaults; D. Ellis, Chroma feature analysis and synthesis, 2007).
/// </summary>
public sealed class ChromaFilterBank
{
    /// <summary>The number of pitch classes.</summary>
    public const int Classes = 12;

    private const double CentreOctave = 5;
    private const double OctaveWidth = 2;

    private readonly float[] _weights = new float[Classes * ShortTimeFourierTransform.Bins];

    /// <summary>Makes the filters for a tuning.</summary>
    /// <param name="tuning">Deviation from A440 in fractions of a semitone.</param>
    public ChromaFilterBank(double tuning)
    {
        Tuning = tuning;
        var position = PitchOfBins(tuning);
        Span<double> bump = stackalloc double[Classes];
        for (var bin = 0; bin < ShortTimeFourierTransform.Bins; bin++)
        {
            var width = Math.Max(position[bin + 1] - position[bin], 1.0);
            var energy = 0.0;
            for (var pitch = 0; pitch < Classes; pitch++)
            {
                var distance = Remainder(position[bin] - pitch + 6 + 120) - 6;
                bump[pitch] = Math.Exp(-0.5 * Square(2 * distance / width));
                energy += Square(bump[pitch]);
            }

            var octave = Math.Exp(-0.5 * Square(((position[bin] / Classes) - CentreOctave) / OctaveWidth));
            for (var pitch = 0; pitch < Classes; pitch++)
            {
                // Position 0 is an A; the first filter is C, three semitones on.
                _weights[(((pitch + 9) % Classes) * ShortTimeFourierTransform.Bins) + bin] = (float)(bump[pitch] / Math.Sqrt(energy) * octave);
            }
        }
    }

    /// <summary>Deviation from A440 in fractions of a semitone.</summary>
    public double Tuning { get; }

    /// <summary>The weight of a frequency in a pitch class.</summary>
    /// <param name="pitch">From 0 (C) to 11 (B).</param>
    /// <param name="bin">From 0 to 1024.</param>
    public float Weight(int pitch, int bin) => _weights[(pitch * ShortTimeFourierTransform.Bins) + bin];

    /// <summary>The chromagram: each frame scaled so that its greatest value is 1; a frame without energy stays 0.</summary>
    /// <param name="magnitude">(1025 x frames): the magnitude of the short-time Fourier transform.</param>
    /// <param name="chroma">Becomes (12 x frames).</param>
    public void Apply(FrameMatrix magnitude, FrameMatrix chroma)
    {
        chroma.Resize(magnitude.Frames);
        for (var frame = 0; frame < magnitude.Frames; frame++)
        {
            var greatest = 0f;
            for (var pitch = 0; pitch < Classes; pitch++)
            {
                var sum = 0.0;
                for (var bin = 0; bin < ShortTimeFourierTransform.Bins; bin++)
                {
                    sum += Weight(pitch, bin) * magnitude[bin, frame];
                }

                chroma[pitch, frame] = (float)sum;
                greatest = Math.Max(greatest, (float)sum);
            }

            for (var pitch = 0; greatest >= FloatTiny && pitch < Classes; pitch++)
            {
                chroma[pitch, frame] /= greatest;
            }
        }
    }

    private const float FloatTiny = 1.17549435e-38f;

    // Pitch in semitones above A0 of every bin and of the one above the last; the bin at 0 Hz is put an octave and a half below the first.
    private static double[] PitchOfBins(double tuning)
    {
        var lowest = 440.0 * Math.Pow(2, tuning / Classes) / 16;
        var position = new double[ShortTimeFourierTransform.Bins + 1];
        for (var bin = 1; bin < position.Length; bin++)
        {
            var frequency = (double)bin * AcousticFeatures.SampleRate / ShortTimeFourierTransform.FrameLength;
            position[bin] = Classes * Math.Log2(frequency / lowest);
        }

        position[0] = position[1] - (1.5 * Classes);
        return position;
    }

    private static double Remainder(double value) => value - (Classes * Math.Floor(value / Classes));

    private static double Square(double value) => value * value;
}
