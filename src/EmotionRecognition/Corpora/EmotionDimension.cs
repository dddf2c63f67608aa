namespace EmotionRecognition.Corpora;

/// <summary>A dimension on which raters place an emotion, instead of naming it.</summary>
public enum EmotionDimension
{
    /// <summary>From unpleasant to pleasant.</summary>
    Valence,

    /// <summary>From calm to excited; also called arousal.</summary>
    Activation,

    /// <summary>From weak to in control.</summary>
    Dominance,
}

/// <summary>The ratings of utterances.</summary>
public static class EmotionDimensions
{
    /// <summary>The three dimensions.</summary>
    public static IReadOnlyList<EmotionDimension> All { get; } = [EmotionDimension.Valence, EmotionDimension.Activation, EmotionDimension.Dominance];

    /// <summary>A dimension's name in tables: <c>valence</c>.</summary>
    /// <param name="dimension">The dimension.</param>
    public static string NameOf(EmotionDimension dimension) => dimension switch
    {
        EmotionDimension.Valence => "valence",
        EmotionDimension.Activation => "activation",
        _ => "dominance",
    };

    /// <summary>An utterance's mean rating; null if the corpus has none.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <param name="utterance">The utterance.</param>
    public static double? RatingOf(EmotionDimension dimension, Utterance utterance) => dimension switch
    {
        EmotionDimension.Valence => utterance.Valence,
        EmotionDimension.Activation => utterance.Activation,
        _ => utterance.Dominance,
    };
}
