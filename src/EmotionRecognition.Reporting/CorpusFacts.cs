using EmotionRecognition.Corpora;

namespace EmotionRecognition.Reporting;

/// <summary>What is known about a corpus before anything is trained on it.</summary>
public sealed record CorpusFacts
{
    /// <summary>The corpus's name, by which experiments refer to it: <c>synthetic</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in reports: <c>IEMOCAP</c>.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// A notice for every place that shows its numbers, such as <c>Synthetic speech: not a result about people.</c>; may be null.
    /// </summary>
    public string? Notice { get; init; }

    /// <summary>What is spoken, in a few words; null: not known.</summary>
    public string? Speech { get; init; }

    /// <summary>Who published it, where, in a sentence; null: not known.</summary>
    public string? Source { get; init; }

    /// <summary>Its terms of use; null: not known.</summary>
    public string? License { get; init; }

    /// <summary>Who told which emotion they hear, in sentences; null: nobody did.</summary>
    public string? JudgedBy { get; init; }

    /// <summary>Utterances found, before any is left out.</summary>
    public required int Utterances { get; init; }

    /// <summary>Their hours of sound.</summary>
    public required double Hours { get; init; }

    /// <summary>The number of speakers.</summary>
    public required int Speakers { get; init; }

    /// <summary>The number of sessions; 0 if the corpus has none.</summary>
    public required int Sessions { get; init; }

    /// <summary>How often each label of the corpus occurs, and the class it becomes.</summary>
    public required IReadOnlyList<LabelCount> Labels { get; init; }

    /// <summary>One clip of each class; empty if that was not asked for.</summary>
    public IReadOnlyList<ExampleClip> Examples { get; init; } = [];

    /// <summary>Whether its terms allow anyone to pass on clips of its sound.</summary>
    public bool MaySoundBeCopied { get; init; }

    /// <summary>What was deliberately left out, counted by reason; <see cref="OmissionCount.ByReason(IEnumerable{Omission})"/> counts.</summary>
    public required IReadOnlyList<OmissionCount> Omissions { get; init; }
}

/// <summary>How often a label occurs.</summary>
/// <param name="Label">The corpus's own label: <c>exc</c>.</param>
/// <param name="Class">The class it becomes; null if utterances with it are left out.</param>
/// <param name="Utterances">Utterances with it.</param>
public sealed record LabelCount(string Label, string? Class, int Utterances);

/// <summary>What was left out for one reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Items">How much was left out.</param>
/// <param name="Example">The first item and its place.</param>
public sealed record OmissionCount(string Reason, int Items, string Example)
{
    /// <summary>Counts omissions by reason, the most frequent first, equally frequent ones by name.</summary>
    public static IReadOnlyList<OmissionCount> ByReason(IEnumerable<Omission> omissions) =>
    [
        .. omissions.GroupBy(omission => omission.Reason)
            .Select(group => new OmissionCount(group.Key, group.Count(), $"{group.First().Item} ({group.First().Place})"))
            .OrderByDescending(counted => counted.Items)
            .ThenBy(counted => counted.Reason, StringComparer.Ordinal),
    ];
}
