namespace EmotionRecognition.Synthetic.Planning;

/// <summary>One dialog before it has sound.</summary>
/// <param name="Name">Such as <c>Ses01F_impro01</c>.</param>
/// <param name="Session">1 to 5.</param>
/// <param name="Place">0 for the first dialog of the session, 1 for the next, and so on.</param>
/// <param name="Turns">The turns, in the order in which they are spoken.</param>
internal sealed record DialogPlan(string Name, int Session, int Place, IReadOnlyList<Turn> Turns);
