namespace EmotionRecognition.Synthetic.Speech;

/// <summary>The three lowest resonances of a vocal tract, Hz, for a man of average size.</summary>
internal readonly record struct Formants(double First, double Second, double Third)
{
    /// <summary>The point at a given fraction of the way to another.</summary>
    public Formants Toward(Formants other, double share) => new(
        First + (share * (other.First - First)),
        Second + (share * (other.Second - Second)),
        Third + (share * (other.Third - Third)));
}
