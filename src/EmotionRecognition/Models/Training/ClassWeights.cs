namespace EmotionRecognition.Models.Training;

/// <summary>How errors on rows of each class are weighted in training.</summary>
public enum ClassWeighting
{
    /// <summary>Every row has the same weight.</summary>
    None,

    /// <summary>Every class has the same total weight, so that rows of rare classes weigh more.</summary>
    Balanced,

    /// <summary>The square roots of the balanced weights, which are between the two.</summary>
    SquareRoot,
}

/// <summary>The weight of an error on a row of each class, fitted on training rows.</summary>
public sealed class ClassWeights
{
    private ClassWeights(double[] values) => Values = values;

    /// <summary>
    /// A weight for each of the K classes; 0 for a class without rows under <see cref="ClassWeighting.Balanced"/> and
    /// <see cref="ClassWeighting.SquareRoot"/>.
    /// </summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Weights N / (classes with rows * rows of the class), scikit-learn's <c>class_weight="balanced"</c>, their square roots, or all 1.</summary>
    /// <param name="labels">Class indices of the N training rows, copies included.</param>
    /// <param name="classCount">K.</param>
    /// <param name="weighting">Which of these.</param>
    /// <exception cref="ArgumentException">There are no labels, or a label is not from 0 to K - 1.</exception>
    public static ClassWeights Fit(IReadOnlyList<int> labels, int classCount, ClassWeighting weighting = ClassWeighting.Balanced)
    {
        if (labels.Count == 0 || labels.Any(label => label < 0 || label >= classCount))
        {
            throw new ArgumentException($"{labels.Count} labels, expected some, all from 0 to {classCount - 1}", nameof(labels));
        }

        if (weighting == ClassWeighting.None)
        {
            return new ClassWeights([.. Enumerable.Repeat(1.0, classCount)]);
        }

        var counts = new int[classCount];
        foreach (var label in labels)
        {
            counts[label]++;
        }

        var present = counts.Count(count => count > 0);
        var balanced = Array.ConvertAll(counts, count => count == 0 ? 0 : labels.Count / ((double)present * count));
        return new ClassWeights(weighting == ClassWeighting.SquareRoot ? Array.ConvertAll(balanced, Math.Sqrt) : balanced);
    }
}
