namespace EmotionRecognition.Models.Saved;

/// <summary>What the validation rows chose.</summary>
public sealed record SelectedModel
{
    /// <summary>Of a network: the epoch whose weights were kept, from 1.</summary>
    public int? Epoch { get; init; }

    /// <summary>Of a network: the epochs that were trained.</summary>
    public int? EpochsTrained { get; init; }

    /// <summary>Of logistic regression: the value of C.</summary>
    public double? C { get; init; }

    /// <summary>Share of validation rows recognized when it was chosen, 0 to 1; null where nothing was left to choose.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>Of a network: mean cross-entropy over the validation rows when it was chosen.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>Of logistic regression: unweighted average recall over the validation rows when it was chosen, 0 to 1.</summary>
    public double? ValidationRecall { get; init; }
}
