using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Reporting;

/// <summary>One experiment: a corpus with its classes, tested by one or more protocols with one or more systems.</summary>
public sealed record ExperimentResult
{
    /// <summary>Its name, fit for file names: <c>iemocap-gan</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its heading: <c>IEMOCAP + GAN samples</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The name of one of the report's corpora.</summary>
    public required string Corpus { get; init; }

    /// <summary>What was measured.</summary>
    public required ExperimentMetrics Metrics { get; init; }

    /// <summary>Rows by class, in the order of the classes.</summary>
    public required IReadOnlyList<ClassCount> ClassCounts { get; init; }

    /// <summary>How training went, one entry a trained network; systems that are not trained by epochs have none.</summary>
    public IReadOnlyList<TrainingCurve> Curves { get; init; } = [];

    /// <summary>What an audit of the splits found, in the order to show.</summary>
    public IReadOnlyList<AuditFinding> Audit { get; init; } = [];

    /// <summary>What copies are worth, one entry a system of a protocol that has them.</summary>
    public IReadOnlyList<CopyEffect> Copies { get; init; } = [];

    /// <summary>The settings that made the result, in the order to show.</summary>
    public IReadOnlyList<Setting> Settings { get; init; } = [];
}
