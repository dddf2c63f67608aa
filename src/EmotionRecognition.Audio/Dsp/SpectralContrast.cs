using System.Numerics.Tensors;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>
/// Peak over valley of seven bands of the spectrum, in decibels (librosa 0.10.1 <c>spectral_contrast</c> at its defaults; Jiang et al.,
/// Music type classification by spectral contrast feature, ICME 2002). Keeps working memory: one instance per thread.
/// </summary>
public sealed class SpectralContrast
{
    /// <summary>The number of bands: below 200 Hz, and six octaves from there (the last one cut at 8000 Hz).</summary>
    public const int Bands = 7;

    private static readonly Band[] _bands = CreateBands();

    private readonly FrameMatrix _peaks = new(Bands);
    private readonly FrameMatrix _valleys = new(Bands);

    /// <summary>The contrast of every frame.</summary>
    /// <param name="magnitude">(1025 x frames): the magnitude of the short-time Fourier transform.</param>
    /// <param name="contrast">Becomes (7 x frames), in decibels.</param>
    public void Compute(FrameMatrix magnitude, FrameMatrix contrast)
    {
        _peaks.Resize(magnitude.Frames);
        _valleys.Resize(magnitude.Frames);
        contrast.Resize(magnitude.Frames);
        for (var block = 0; block < magnitude.Blocks; block++)
        {
            for (var band = 0; band < Bands; band++)
            {
                var values = magnitude.Block(block)[_bands[band].FirstBin.._bands[band].EndBin];
                (_valleys.Block(block)[band], _peaks.Block(block)[band]) = SortingNetwork.MeansOfExtremes(values, _bands[band].Extremes);
            }
        }

        Decibels.FromPower(_peaks, _peaks);
        Decibels.FromPower(_valleys, _valleys);
        TensorPrimitives.Subtract(_peaks.Values, _valleys.Values, contrast.Values);
    }

    private static Band[] CreateBands()
    {
        const double Spacing = (double)ShortTimeFourierTransform.SampleRate / ShortTimeFourierTransform.FrameLength;
        const double LowestOctave = 200;
        const double Quantile = 0.02;
        var bands = new Band[Bands];
        for (var band = 0; band < Bands; band++)
        {
            var low = band == 0 ? 0 : LowestOctave * Math.Pow(2, band - 1);
            var high = LowestOctave * Math.Pow(2, band);

            // A band also includes the bin below it; every band but the last drops its own last bin.
            var first = Math.Max((int)Math.Ceiling(low / Spacing) - 1, 0);
            var end = Math.Min((int)Math.Floor(high / Spacing) + 1, ShortTimeFourierTransform.Bins);
            var extremes = Math.Max(1, (int)Math.Round(Quantile * (end - first), MidpointRounding.ToEven));
            bands[band] = new Band(first, band == Bands - 1 ? end : end - 1, extremes);
        }

        return bands;
    }

    private readonly record struct Band(int FirstBin, int EndBin, int Extremes);
}
