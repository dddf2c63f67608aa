using System.Reflection;
using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Reporting;

/// <summary>The input of the sections. They read nothing else, so the same content and sections give the same bytes.</summary>
public sealed record ReportContent
{
    /// <summary>The page's title.</summary>
    public required string Title { get; init; }

    /// <summary>The corpora of the experiments, without duplicates.</summary>
    public required IReadOnlyList<CorpusFacts> Corpora { get; init; }

    /// <summary>The experiments in the order in which the page shows them; variants of one experiment follow one another.</summary>
    public required IReadOnlyList<ExperimentResult> Experiments { get; init; }

    /// <summary>Descriptions of the protocols; one for every protocol of the experiments.</summary>
    public required IReadOnlyList<ProtocolNote> Protocols { get; init; }

    /// <summary>The study's printed results, with this run's; <see cref="StudyResult.Printed"/> gives the printed ones.</summary>
    public required IReadOnlyList<StudyResult> Study { get; init; }

    /// <summary>Items of reporting checklists with this run's answers, in the order to show.</summary>
    public IReadOnlyList<ChecklistItem> Checklist { get; init; } = [];

    /// <summary>The provenance of the results.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The stages that ran or could have run, in the order of the build.</summary>
    public required StageMap Stages { get; init; }

    /// <summary>The content of a page without experiments, whose sections know what they show.</summary>
    /// <param name="title">The page's title.</param>
    /// <param name="program">The assembly that makes the page; its version is shown.</param>
    public static ReportContent WithoutExperiments(string title, Assembly program) => new()
    {
        Title = title,
        Corpora = [],
        Experiments = [],
        Protocols = [],
        Study = [],
        Provenance = new Provenance
        {
            Commit = program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
            ChangedFiles = [],
            Command = "",
            Machine = [],
            Packages = [],
            Seeds = [],
            Runs = [],
        },
        Stages = new StageMap([], ""),
    };

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
    public ProtocolNote ProtocolOf(SystemMetrics system) => ProtocolNamed(system.Protocol);

    /// <summary>Whether a result under a protocol is an estimate for unseen speakers.</summary>
    /// <exception cref="ArgumentException">The content has no such note, or two.</exception>
    internal bool IsTrusted(string protocol) => ProtocolNamed(protocol).Trusted;

    private ProtocolNote ProtocolNamed(string name)
    {
        var named = Protocols.Where(protocol => protocol.Name == name).ToList();
        return named.Count == 1 ? named[0] : throw new ArgumentException($"{named.Count} protocols are named {name}, expected 1", nameof(name));
    }

    /// <summary>The content for a section inside the experiments: this experiment and its corpus only.</summary>
    internal ReportContent Of(ExperimentResult experiment) => this with { Experiments = [experiment], Corpora = [CorpusOf(experiment)] };
}

/// <summary>A protocol's description.</summary>
/// <param name="Name">The name: <c>honest</c>.</param>
/// <param name="Description">One or two sentences: how rows are split into training, validation, and test rows.</param>
/// <param name="Trusted">Whether a result under it is an estimate for unseen speakers.</param>
/// <param name="Says">What a result under it means, in a few words.</param>
public sealed record ProtocolNote(string Name, string Description, bool Trusted, string Says)
{
    /// <summary>Whether features are normalized over test rows, so that a result may not be compared with one of a protocol that keeps them away.</summary>
    public bool NormalizesByTestRows { get; init; }

    /// <summary>Whether a result under it is what the models score on rows of which they knew nothing at all.</summary>
    public bool IsHeadline => Trusted && !NormalizesByTestRows;
}

/// <summary>A name and its value, as text.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
public sealed record Setting(string Name, string Value);
