namespace EmotionRecognition.Synthetic.Speech;

/// <summary>
/// A second-order filter with gain 1 at 0 Hz: a resonance (a formant), or its inverse (the zero of a nasal). D. H. Klatt, "Software for a
/// cascade/parallel formant synthesizer", JASA 67 (1980), equations 1 to 4.
/// </summary>
internal struct Resonator
{
    private double _a;
    private double _b;
    private double _c;
    private double _last;
    private double _beforeLast;

    /// <summary>Sets the resonance; the filter keeps its state.</summary>
    /// <param name="hertz">Its frequency, below half of the sample rate.</param>
    /// <param name="width">Its bandwidth, Hz.</param>
    public void Tune(double hertz, double width)
    {
        var radius = Math.Exp(-Math.PI * width / ControlTracks.SampleRate);
        _c = -radius * radius;
        _b = 2 * radius * Math.Cos(2 * Math.PI * hertz / ControlTracks.SampleRate);
        _a = 1 - _b - _c;
    }

    /// <summary>Filters one sample with the resonance.</summary>
    public double Resonate(double input)
    {
        var output = (_a * input) + (_b * _last) + (_c * _beforeLast);
        _beforeLast = _last;
        _last = output;
        return output;
    }

    /// <summary>Filters one sample with the inverse of the resonance.</summary>
    public double Cancel(double input)
    {
        var output = (input - (_b * _last) - (_c * _beforeLast)) / _a;
        _beforeLast = _last;
        _last = input;
        return output;
    }
}
