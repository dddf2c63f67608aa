namespace EmotionRecognition.Synthetic.Planning;

/// <summary>One utterance before it has sound.</summary>
/// <param name="Id">Such as <c>Ses01F_impro01_F000</c>.</param>
/// <param name="Speaker">Such as <c>Ses01F</c>.</param>
/// <param name="Label">What the raters decide; null for a word in between that nobody rates.</param>
/// <param name="Portrayal">What is felt.</param>
/// <param name="Text">What is said.</param>
internal sealed record Turn(string Id, string Speaker, Label? Label, Portrayal Portrayal, string Text)
{
    /// <summary>F or M: whose turn it is.</summary>
    public char Side => Speaker[^1];
}
