using EmotionRecognition.Reporting;

namespace EmotionRecognition.Pipeline.Description.Checklists;

/// <summary>The seven parts of a datasheet (Gebru et al., "Datasheets for Datasets", Communications of the ACM 64, 2021) for the corpora of a run.</summary>
internal static class Datasheet
{
    /// <summary>The name of the checklist.</summary>
    public const string Name = "Datasheet";

    public static IEnumerable<ChecklistItem> Of(RunFacts run) =>
    [
        Open("motivation", "For what purpose was the corpus made, by whom, and who paid for it?", run.Sources),
        new(Name, "composition", "What does it consist of?", $"{run.Sizes} {run.Classes} {run.Speakers}"),
        Open("collection", "How was it recorded, and did the speakers consent?", run.Speakers),
        new(
            Name, "preprocessing", "How was it cleaned and labeled?",
            $"By this run: {run.Excluded}" + string.Concat(run.Corpora.Where(corpus => corpus.JudgedBy is not null).Select(corpus => $" {corpus.JudgedBy}"))),
        new(
            Name, "uses", "What has it been used for, and what should it not be used for?",
            $"Here: {string.Join("; ", run.Results.Select(result => result.Title))}. "
                + string.Join(" ", run.Corpora.Select(corpus => corpus.Notice).OfType<string>()), ChecklistItem.Authors),
        new(Name, "distribution", "On what terms can it be had?", run.Licenses),
        Open("maintenance", "Who maintains it?", run.Sources),
    ];

    private static ChecklistItem Open(string part, string question, string answer) => new(Name, part, question, answer, ChecklistItem.CorpusAuthors);
}
