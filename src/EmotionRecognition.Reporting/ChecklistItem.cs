namespace EmotionRecognition.Reporting;

/// <summary>An item of a published checklist: answered from the run, or assigned to somebody who can.</summary>
/// <param name="Checklist">The checklist: <c>REFORMS</c>.</param>
/// <param name="Item">The item's number, or the part of the checklist that it belongs to: <c>6a</c>.</param>
/// <param name="Question">The question, in our words.</param>
/// <param name="Answer">What the run shows; empty: nothing.</param>
/// <param name="AssignedTo">Who has to answer it, or the rest of it; empty: the run has answered it.</param>
public sealed record ChecklistItem(string Checklist, string Item, string Question, string Answer, string AssignedTo = "")
{
    /// <summary>Those who make a claim from the results.</summary>
    public const string Authors = "authors";

    /// <summary>Those who published the corpus.</summary>
    public const string CorpusAuthors = "the corpus's authors";

    /// <summary>Those who examine the artifacts of a paper.</summary>
    public const string Evaluators = "evaluators";
}
