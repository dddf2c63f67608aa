using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.SplitAudit.Scores;
using EmotionRecognition.SplitAudit.Sound;
using EmotionRecognition.SplitAudit.Splits;

namespace EmotionRecognition.SplitAudit;

/// <summary>What an audit of a split found.</summary>
public sealed record SplitAuditResult
{
    /// <summary>The split.</summary>
    public required SplitFile Split { get; init; }

    /// <summary>What is known about its clips.</summary>
    public required ClipFacts Facts { get; init; }

    /// <summary>What test rows share with training rows.</summary>
    public required AuditReport Report { get; init; }

    /// <summary>What is wrong other than with single rows: selection, pretraining, printed scores.</summary>
    public IReadOnlyList<Concern> Concerns { get; init; } = [];

    /// <summary>What could not be checked.</summary>
    public IReadOnlyList<Gap> Gaps { get; init; } = [];

    /// <summary>Pairs of clips that sound alike, on two sides of a fold; empty if there was no sound.</summary>
    public IReadOnlyList<AlikePair> Alike { get; init; } = [];

    /// <summary>Scores recomputed from predictions; null: there were none.</summary>
    public RecomputedScores? Scores { get; init; }

    /// <summary>Scores recomputed, next to those that the authors print.</summary>
    public IReadOnlyList<ScoreComparison> Comparisons { get; init; } = [];

    /// <summary>Whether anything was found that makes results on this split too good.</summary>
    public bool HasLeaks => Report.HasLeaks || Concerns.Any(concern => concern.IsLeak);
}

/// <summary>Something that is wrong with a result, but not with single rows.</summary>
/// <param name="Kind">Its name in files: <c>best-of-runs</c>.</param>
/// <param name="IsLeak">Whether it makes results too good; otherwise it is worth knowing.</param>
/// <param name="What">What was found.</param>
/// <param name="Evidence">The numbers that show it.</param>
/// <param name="Source">Where it comes from: a file, or a publication.</param>
public sealed record Concern(string Kind, bool IsLeak, string What, string Evidence, string Source);

/// <summary>Something that could not be checked.</summary>
/// <param name="What">What.</param>
/// <param name="Why">Why not.</param>
/// <param name="Remedy">What would make it possible.</param>
public sealed record Gap(string What, string Why, string Remedy);
