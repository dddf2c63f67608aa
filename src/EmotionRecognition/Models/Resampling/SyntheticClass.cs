namespace EmotionRecognition.Models.Resampling;

/// <summary>What a generator made of one class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Real">Its training rows.</param>
/// <param name="Synthetic">Its synthetic rows.</param>
public sealed record SyntheticClass(string Class, int Real, int Synthetic)
{
    /// <summary>Below this share of the real rows' variance or distance, a generator counts as collapsed.</summary>
    public const double Bound = 0.1;

    /// <summary>The variance of the generator's rows over that of the real rows, all columns together; null for generators that cannot collapse.</summary>
    public double? Variance { get; init; }

    /// <summary>
    /// The median distance from a generated row to the nearest other one, over that of the real rows; null for generators that cannot collapse, or if most
    /// real rows have a duplicate.
    /// </summary>
    public double? Distance { get; init; }

    /// <summary>Whether one of these is below <see cref="Bound"/>.</summary>
    public bool Collapsed => Variance < Bound || Distance < Bound;
}
