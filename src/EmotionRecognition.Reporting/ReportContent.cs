using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Reporting;

/// <summary>What sections read. They look nowhere else, so the same content and sections give the same bytes.</summary>
public sealed record ReportContent
{
    /// <summary>The page's title.</summary>
    public required string Title { get; init; }

    /// <summary>The corpora that the experiments used, each once.</summary>
    public required IReadOnlyList<CorpusFacts> Corpora { get; init; }

    /// <summary>The experiments in the order in which the page shows them; variants of one experiment follow one another.</summary>
    public required IReadOnlyList<ExperimentResult> Experiments { get; init; }

    /// <summary>What each protocol's name stands for; every protocol of the experiments is here once.</summary>
    public required IReadOnlyList<ProtocolNote> Protocols { get; init; }

    /// <summary>The study's printed results beside this run's; <see cref="StudyResult.Printed"/> gives the printed ones.</summary>
    public required IReadOnlyList<StudyResult> Study { get; init; }

    /// <summary>Items of reporting checklists with this run's answers, in the order to show.</summary>
    public IReadOnlyList<ChecklistItem> Checklist { get; init; } = [];

    /// <summary>What made the results.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The stages that ran or could have run, in the order of the build.</summary>
    public required StageMap Stages { get; init; }

    /// <summary>The corpus of an experiment.</summary>
    /// <exception cref="ArgumentException">The content has no such corpus, or two.</exception>
    public CorpusFacts CorpusOf(ExperimentResult experiment)
    {
        var named = Corpora.Where(corpus => corpus.Name == experiment.Corpus).ToList();
        return named.Count == 1
            ? named[0]
            : throw new ArgumentException($"{named.Count} corpora are named {experiment.Corpus}, expected 1", nameof(experiment));
    }

    /// <summary>The note on a system's protocol.</summary>
    /// <exception cref="ArgumentException">The content has no such note, or two.</exception>
    public ProtocolNote ProtocolOf(SystemMetrics system)
    {
        var named = Protocols.Where(protocol => protocol.Name == system.Protocol).ToList();
        return named.Count == 1 ? named[0] : throw new ArgumentException($"{named.Count} protocols are named {system.Protocol}, expected 1", nameof(system));
    }

    /// <summary>What a section inside the experiments gets: this experiment and its corpus alone.</summary>
    internal ReportContent Of(ExperimentResult experiment) => this with { Experiments = [experiment], Corpora = [CorpusOf(experiment)] };
}

/// <summary>What a protocol's name stands for.</summary>
/// <param name="Name">The name: <c>honest</c>.</param>
/// <param name="Description">One or two sentences: how rows became training, validation and test rows.</param>
/// <param name="Trusted">Whether a result under it is an estimate for unseen speakers.</param>
/// <param name="Says">What a result under it stands for, in a few words.</param>
public sealed record ProtocolNote(string Name, string Description, bool Trusted, string Says);

/// <summary>A name and its value, as text.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
public sealed record Setting(string Name, string Value);

/// <summary>An item of a published reporting checklist, with this run's answer.</summary>
/// <param name="Source">The checklist and item: <c>REFORMS 6a</c>.</param>
/// <param name="Question">What it asks, in our words.</param>
/// <param name="Answer">What can be said from the run; where it cannot answer, that it cannot.</param>
public sealed record ChecklistItem(string Source, string Question, string Answer);
