using EmotionRecognition.Reporting;

namespace EmotionRecognition.Pipeline.Description.Checklists;

/// <summary>
/// The badges of the Association for Computing Machinery (Artifact Review and Badging, version 1.1, 2020): what a run can add to each; it awards none.
/// </summary>
internal static class Badges
{
    /// <summary>The name of the checklist.</summary>
    public const string Name = "ACM badges";

    public static IEnumerable<ChecklistItem> Of(RunFacts run) =>
    [
        new(
            Name, "available", "Are the artifacts in a public archive with a DOI?", $"The run knows only the revision of its checkout. {run.Code}",
            ChecklistItem.Authors),
        new(
            Name, "functional", "Are they documented, consistent, complete, and do they run?",
            $"They ran: \"Stages\" lists what made this page. {RunFacts.Command} Whether that is so elsewhere is for an evaluator to see.",
            ChecklistItem.Evaluators),
        new(
            Name, "reusable", "Can others build on them?",
            "docs/extending.md has a worked example of each extension point; whether they serve, others must say.",
            ChecklistItem.Evaluators),
        new(
            Name, "reproduced", "Has another team had the same results with these artifacts?",
            "Not known to the run. To compare, run the command and Metrics, which shows every measure that differs from the accepted ones.",
            ChecklistItem.Evaluators),
        new(Name, "replicated", "Has another team had them without these artifacts?", "Not known to the run.", ChecklistItem.Evaluators),
    ];
}
