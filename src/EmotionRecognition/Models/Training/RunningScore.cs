namespace EmotionRecognition.Models.Training;

/// <summary>Weighted mean loss and accuracy over rows, summed in double.</summary>
internal sealed class RunningScore
{
    private double _loss;
    private double _weight;
    private int _hits;

    /// <summary>Rows so far.</summary>
    public int Rows { get; private set; }

    /// <summary>Weighted mean loss.</summary>
    public double Loss => _weight > 0 ? _loss / _weight : 0;

    /// <summary>Share of rows recognized, 0 to 1.</summary>
    public double Accuracy => Rows > 0 ? (double)_hits / Rows : 0;

    /// <summary>Adds a row.</summary>
    /// <param name="logits">Its K logits.</param>
    /// <param name="label">Its class.</param>
    /// <param name="weight">The weight of an error on it.</param>
    public void Add(double[] logits, int label, double weight)
    {
        _loss += weight * Softmax.CrossEntropy(logits, label);
        _weight += weight;
        _hits += Softmax.Highest(logits) == label ? 1 : 0;
        Rows++;
    }
}
