using EmotionRecognition.Reporting;

namespace EmotionRecognition.Pipeline.Description.Checklists;

/// <summary>
/// The 32 items of REFORMS (Kapoor et al., "REFORMS: Consensus-based Recommendations for Machine-learning-based Science", Science Advances 10, 2024), in our
/// words.
/// </summary>
internal static class Reforms
{
    /// <summary>The name of the checklist.</summary>
    public const string Name = "REFORMS";

    public static IEnumerable<ChecklistItem> Of(RunFacts run) => Goals(run).Concat(Reproducibility(run)).Concat(Data(run)).Concat(Preprocessing(run))
        .Concat(Modeling(run)).Concat(Leakage(run)).Concat(Uncertainty()).Concat(Generality());

    private static ChecklistItem Item(string number, string question, string answer) => new(Name, number, question, answer);

    private static ChecklistItem Authors(string number, string question, string answer = "") => new(Name, number, question, answer, ChecklistItem.Authors);

    private static IEnumerable<ChecklistItem> Goals(RunFacts run) =>
    [
        Item("1a", "To what population does the claim refer?", $"Speakers like those of the corpora, recorded as they were. {run.Speakers}"),
        Authors("1b", "Why this population?"),
        Authors("1c", "Why machine learning?"),
    ];

    private static IEnumerable<ChecklistItem> Reproducibility(RunFacts run) =>
    [
        Item("2a", "Which data, and which version of them?", $"{run.Sources} {RunFacts.Inputs}"),
        Item("2b", "Which version of the code?", run.Code),
        Item("2c", "On what hardware and software?", run.Machine),
        Item("2d", "Is there a README with instructions?", "README.md and docs/ in the repository."),
        Item("2e", "Is there a script that reproduces everything?", RunFacts.Command),
    ];

    private static IEnumerable<ChecklistItem> Data(RunFacts run) =>
    [
        new(
            Name, "3a", "Where do data and labels come from, and when were they collected?", run.Sources
                + string.Concat(run.Corpora.Where(corpus => corpus.JudgedBy is not null).Select(corpus => $" {corpus.Title}: {corpus.JudgedBy}")),
            ChecklistItem.CorpusAuthors),
        new(Name, "3b", "From what set were they sampled?", run.Speakers, ChecklistItem.CorpusAuthors),
        Authors("3c", "Why are these data fit for the task?"),
        Item("3d", "What is predicted, and how often does each outcome occur?", $"The emotion of an utterance, one of several classes. {run.Classes}"),
        Item("3e", "How large is the sample?", run.Sizes),
        Item("3f", "What is missing?", $"{RunFacts.NothingMissing} Excluded before that: {run.Excluded}"),
        Authors("3g", "Why do the data represent the population?", "The run shows results by speaker and, where a corpus tells, by group."),
    ];

    private static IEnumerable<ChecklistItem> Preprocessing(RunFacts run) =>
    [
        Item("4a", "What was excluded, and why?", run.Excluded),
        Item(
            "4b", "What happens to corrupt samples?",
            "A clip that cannot be read stops the build, unless the run allows a share of them; then each is counted by reason under \"Corpora\". "
                + "Silent, clipped, and duplicate clips are reported as warnings there."),
        Item(
            "4c", "How are data transformed?",
            $"{run.Inputted} Scalers and vocabularies are fitted as the protocol says; settings of systems stand under \"Settings\", definitions in the code."),
    ];

    private static IEnumerable<ChecklistItem> Modeling(RunFacts run) =>
    [
        Item("5a", "Which models were trained?", $"{run.Systems} Settings of each are under \"Settings\"."),
        Authors("5b", "Why these kinds of models?"),
        Item("5c", "How are models evaluated?", $"By protocols. {run.Protocols} Each fold's rows are under \"Folds\"."),
        Item(
            "5d", "How was the reported model selected?",
            "All systems are reported. The best of each protocol is marked; \"Spread\" says how much of its score is due to choosing it on test rows."),
        Item("5e", "How were settings tuned?", $"{run.Selection} The values chosen are under \"Selected settings\"."),
        Item(
            "5f", "What are the baselines?",
            "Chance and always answering the largest class are given with every result; simpler systems of the experiment stand beside the others."),
    ];

    private static IEnumerable<ChecklistItem> Leakage(RunFacts run) =>
    [
        Item("6a", "Is everything fitted on training rows only?", $"The audit says what is not, by protocol. {run.Selection} {run.Leaks}"),
        Item(
            "6b", "Are there dependencies or duplicates between training and test rows?",
            $"The audit counts shared speakers, dialogs, texts, source videos, and identical sound. {run.Leaks}"),
        Authors(
            "6c", "Is each input legitimate for the task?",
            "Inputs are computed from the clip's sound and transcript, and, where a system says so, from the dialog around it. Corpora whose scripts are "
                + "tied to emotions make words, and systems that read them, look better than they are."),
    ];

    private static IEnumerable<ChecklistItem> Uncertainty() =>
    [
        Item(
            "7a", "Which measures are used?",
            "UAR first, because classes differ in size; WA, macro and weighted F1 beside it. See \"Measures and protocols\"."),
        Item(
            "7b", "How is uncertainty reported?",
            "95 % intervals: bootstrap over test rows and, with eight or more speakers, over speakers; jackknife over speakers where said."),
        Item(
            "7c", "Which tests are used, and do their assumptions hold?",
            "Pairs of systems by the jackknife over speakers, by exchange of whole speakers, and by McNemar's test over rows, which takes rows of a speaker "
                + "for independent. Corrected by Holm for all tests on the page; false discovery rates beside it."),
    ];

    private static IEnumerable<ChecklistItem> Generality() =>
    [
        Authors(
            "8a", "What is the evidence of external validity?",
            "The run shows what its protocols show: unseen speakers of the same recordings, and other corpora where an experiment names several."),
        Authors(
            "8b", "Where should the findings not be expected to hold?",
            "Not tested: other languages, microphones, and spontaneous speech, unless an experiment of this page has them."),
    ];
}
