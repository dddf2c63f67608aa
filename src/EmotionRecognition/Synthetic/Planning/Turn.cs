namespace EmotionRecognition.Synthetic.Planning;

/// <summary>One utterance before it has sound.</summary>
/// <param name="Id">Such as <c>Ses01F_impro01_F000</c>.</param>
/// <param name="Speaker">Such as <c>Ses01F</c>.</param>
/// <param name="Label">The label that the raters decide on; null for an interjection that nobody rates.</param>
/// <param name="Portrayal">The portrayed emotion.</param>
/// <param name="Text">The words.</param>
internal sealed record Turn(string Id, string Speaker, Label? Label, Portrayal Portrayal, string Text)
{
    /// <summary>F or M: the sex of the speaker.</summary>
    public char Side => Speaker[^1];
}
