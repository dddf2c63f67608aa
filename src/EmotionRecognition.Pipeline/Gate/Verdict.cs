namespace EmotionRecognition.Pipeline.Gate;

/// <summary>What follows from a comparison.</summary>
public enum Verdict
{
    /// <summary>The same, or within what is allowed.</summary>
    Agrees,

    /// <summary>Nothing was accepted to compare it with.</summary>
    New,

    /// <summary>Better than accepted by more than is allowed as a drop: worth accepting.</summary>
    Better,

    /// <summary>Off by more than is allowed: the build fails.</summary>
    Fails,
}
