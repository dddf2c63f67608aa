namespace EmotionRecognition.Acoustics;

/// <summary>
/// Mel-frequency cepstral coefficients: the orthonormal DCT-II of the mel power spectrogram in decibels (librosa 0.10.1
/// <c>feature.mfcc</c>).
/// </summary>
public static class Mfcc
{
    /// <summary>The number of coefficients.</summary>
    public const int Coefficients = 40;

    private static readonly double[,] _cosines = CreateCosines();

    /// <summary>The transform's matrix.</summary>
    /// <param name="coefficient">From 0 to <see cref="Coefficients"/> - 1.</param>
    /// <param name="band">From 0 to <see cref="MelFilterBank.Bands"/> - 1.</param>
    public static double Cosine(int coefficient, int band) => _cosines[coefficient, band];

    /// <summary>The coefficients of every frame.</summary>
    /// <param name="decibels">(128 x frames): the mel power spectrogram in decibels (<see cref="Decibels.FromPower"/>).</param>
    /// <param name="coefficients">Becomes (40 x frames).</param>
    public static void Transform(FrameMatrix decibels, FrameMatrix coefficients)
    {
        coefficients.Resize(decibels.Frames);
        for (var frame = 0; frame < decibels.Frames; frame++)
        {
            for (var coefficient = 0; coefficient < Coefficients; coefficient++)
            {
                var sum = 0.0;
                for (var band = 0; band < MelFilterBank.Bands; band++)
                {
                    sum += _cosines[coefficient, band] * decibels[band, frame];
                }

                coefficients[coefficient, frame] = (float)sum;
            }
        }
    }

    private static double[,] CreateCosines()
    {
        const int Bands = MelFilterBank.Bands;
        var cosines = new double[Coefficients, Bands];
        for (var coefficient = 0; coefficient < Coefficients; coefficient++)
        {
            var scale = Math.Sqrt((coefficient == 0 ? 1.0 : 2.0) / Bands);
            for (var band = 0; band < Bands; band++)
            {
                cosines[coefficient, band] = scale * Math.Cos(Math.PI * coefficient * ((2 * band) + 1) / (2 * Bands));
            }
        }

        return cosines;
    }
}
