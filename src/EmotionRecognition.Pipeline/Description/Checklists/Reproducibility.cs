using EmotionRecognition.Reporting;

namespace EmotionRecognition.Pipeline.Description.Checklists;

/// <summary>
/// The machine learning reproducibility checklist, version 2 (Pineau et al., "Improving Reproducibility in Machine Learning Research", JMLR 22, 2021), in our
/// words. Its two items about theorems are one here.
/// </summary>
internal static class Reproducibility
{
    /// <summary>The name of the checklist.</summary>
    public const string Name = "ML reproducibility checklist";

    public static IEnumerable<ChecklistItem> Of(RunFacts run) => Models(run).Concat(Data(run)).Concat(Code(run)).Concat(Results(run));

    private static ChecklistItem Item(string part, string question, string answer) => new(Name, part, question, answer);

    private static ChecklistItem Open(string part, string question, string answer, string whose) => new(Name, part, question, answer, whose);

    private static IEnumerable<ChecklistItem> Models(RunFacts run) =>
    [
        Item("models", "Is each model described?", $"{run.Systems} Settings are under \"Settings\", definitions and their sources in the code."),
        Open("models", "What does each model assume?", "", ChecklistItem.Authors),
        Open("models", "How do time and memory grow with the data?", "The run measures the time of each stage only.", ChecklistItem.Authors),
        Item("theory", "Are claims stated and proved?", "The run makes no theoretical claim."),
    ];

    private static IEnumerable<ChecklistItem> Data(RunFacts run) =>
    [
        Item("data", "What are the data's statistics?", $"{run.Sizes} {run.Classes}"),
        Item("data", "How are data split?", $"{run.Protocols} Each fold's rows and speakers are under \"Folds\"."),
        Item("data", "What was excluded, and how are data preprocessed?", $"{run.Excluded} {run.Inputted}"),
        Item("data", "Where can the data be had?", $"{run.Sources} Terms: {run.Licenses} The repository has no part of a licensed corpus."),
        Open("data", "How were new data collected?", "The run collects none.", ChecklistItem.CorpusAuthors),
    ];

    private static IEnumerable<ChecklistItem> Code(RunFacts run) =>
    [
        Item("code", "Are dependencies specified?", "Yes, with exact versions and hashes, in packages.lock.json of every project."),
        Item("code", "Is there code for training?", $"Yes. {run.Code}"),
        Item("code", "Is there code for evaluation?", "Yes, in the same build."),
        Item(
            "code", "Are there trained models?",
            run.Results.Any(result => result.Origin is not null)
                ? "They were given to this run, not trained by it."
                : "In savedModel/, beside this page, each with a card; they are made by the command below and not published by it."),
        Item(
            "code", "Does a README have a table of results and the command for each?",
            "README.md names commands. The one that made this page is under \"Settings and provenance\"."),
    ];

    private static IEnumerable<ChecklistItem> Results(RunFacts run) =>
    [
        Item("results", "Which settings were considered, how were they chosen, and which were used?", $"{run.Selection} See \"Selected settings\"."),
        Item("results", "How many training and evaluation runs were there?", Runs(run)),
        Item("results", "How are measures defined?", "Under \"Measures and protocols\"."),
        Item(
            "results", "Are results given with central tendency and variation?",
            run.WithSeeds.Count == 0
                ? "Each system was trained once: intervals over rows and speakers, none over seeds."
                : $"Mean and standard deviation over seeds for {string.Join(", ", run.WithSeeds.Select(result => result.Title))}; intervals over rows and "
                    + "speakers."),
        Item("results", "How long did it take?", "The time of each stage is under \"Settings and provenance\"."),
        Item("results", "On what infrastructure?", run.Machine),
    ];

    private static string Runs(RunFacts run)
    {
        var trained = run.Provenance.Runs.Count(stage => stage.Stage.StartsWith("Train ", StringComparison.Ordinal));
        return $"{trained} {(trained == 1 ? "training" : "trainings")} on this page, of systems in folds, with seeds {run.Seeds}. "
            + "What was tried before this run, the run does not know.";
    }
}
