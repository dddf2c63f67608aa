namespace EmotionRecognition.Acoustics;

/// <summary>
/// Peak over valley of seven bands of the spectrum, in decibels (librosa 0.10.1 <c>spectral_contrast</c> at its defaults; Jiang et al.,
/// Music type classification by spectral contrast feature, ICME 2002). Holds working memory: one instance a thread.
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
        for (var band = 0; band < Bands; band++)
        {
            var (first, end, extremes) = _bands[band];
            var values = new float[end - first];
            for (var frame = 0; frame < magnitude.Frames; frame++)
            {
                for (var bin = first; bin < end; bin++)
                {
                    values[bin - first] = magnitude[bin, frame];
                }

                Array.Sort(values);
                _valleys[band, frame] = (float)values.AsSpan(0, extremes).ToArray().Average(value => (double)value);
                _peaks[band, frame] = (float)values.AsSpan(values.Length - extremes).ToArray().Average(value => (double)value);
            }
        }

        Decibels.FromPower(_peaks, _peaks);
        Decibels.FromPower(_valleys, _valleys);
        for (var band = 0; band < Bands; band++)
        {
            for (var frame = 0; frame < magnitude.Frames; frame++)
            {
                contrast[band, frame] = _peaks[band, frame] - _valleys[band, frame];
            }
        }
    }

    private static Band[] CreateBands()
    {
        const double Spacing = (double)AcousticFeatures.SampleRate / ShortTimeFourierTransform.FrameLength;
        const double LowestOctave = 200;
        const double Quantile = 0.02;
        var bands = new Band[Bands];
        for (var band = 0; band < Bands; band++)
        {
            var low = band == 0 ? 0 : LowestOctave * Math.Pow(2, band - 1);
            var high = LowestOctave * Math.Pow(2, band);

            // A band also has the bin below it, and all but the last band give their own last bin away.
            var first = Math.Max((int)Math.Ceiling(low / Spacing) - 1, 0);
            var end = Math.Min((int)Math.Floor(high / Spacing) + 1, ShortTimeFourierTransform.Bins);
            var extremes = Math.Max(1, (int)Math.Round(Quantile * (end - first), MidpointRounding.ToEven));
            bands[band] = new Band(first, band == Bands - 1 ? end : end - 1, extremes);
        }

        return bands;
    }

    private readonly record struct Band(int FirstBin, int EndBin, int Extremes);
}
