namespace EmotionRecognition.Evaluation;

/// <summary>Corrections of p values for how many hypotheses are tested together.</summary>
public static class MultipleTests
{
    /// <summary>
    /// Holm's step-down correction (Scandinavian Journal of Statistics 6, 1979): rejecting what stays at or below 0.05 makes one or more false rejections in at
    /// most 5 % of such families of tests, however the tests depend on each other.
    /// </summary>
    /// <param name="values">m p values, from 0 to 1.</param>
    /// <returns>The corrected values in the same order: never smaller than the values, and at most 1.</returns>
    public static IReadOnlyList<double> Holm(IReadOnlyList<double> values)
    {
        var corrected = new double[values.Count];
        var highest = 0.0;
        foreach (var (rank, index) in InOrder(values).Index())
        {
            highest = Math.Max(highest, Math.Min(1, (values.Count - rank) * values[index]));
            corrected[index] = highest;
        }

        return corrected;
    }

    /// <summary>
    /// Benjamini and Hochberg's step-up correction (Journal of the Royal Statistical Society B 57, 1995): of what stays at or below 0.05, at most 5 % are false
    /// rejections on average, if the tests are independent or positively dependent.
    /// </summary>
    /// <param name="values">m p values, from 0 to 1.</param>
    /// <returns>The corrected values in the same order: never smaller than the values, and at most 1.</returns>
    public static IReadOnlyList<double> BenjaminiHochberg(IReadOnlyList<double> values)
    {
        var corrected = new double[values.Count];
        var lowest = 1.0;
        foreach (var (rank, index) in InOrder(values).Index().Reverse())
        {
            lowest = Math.Min(lowest, values[index] * values.Count / (rank + 1));
            corrected[index] = lowest;
        }

        return corrected;
    }

    private static IEnumerable<int> InOrder(IReadOnlyList<double> values) => Enumerable.Range(0, values.Count).OrderBy(index => values[index]);
}
