using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Reporting;

/// <summary>
/// Everything the report shows. <see cref="HtmlReport"/> makes a page of it, <see cref="ReportFigures"/> its figures and
/// <see cref="ReportTables"/> its tables; none of them looks anywhere else, so the same content gives the same bytes.
/// </summary>
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
    internal CorpusFacts CorpusOf(ExperimentResult experiment)
    {
        var named = Corpora.Where(corpus => corpus.Name == experiment.Corpus).ToList();
        return named.Count == 1
            ? named[0]
            : throw new ArgumentException($"{named.Count} corpora are named {experiment.Corpus}, expected 1", nameof(experiment));
    }

    /// <summary>The note on a protocol.</summary>
    /// <exception cref="ArgumentException">The content has no such note, or two.</exception>
    internal ProtocolNote ProtocolOf(SystemMetrics system)
    {
        var named = Protocols.Where(protocol => protocol.Name == system.Protocol).ToList();
        return named.Count == 1 ? named[0] : throw new ArgumentException($"{named.Count} protocols are named {system.Protocol}, expected 1", nameof(system));
    }
}
