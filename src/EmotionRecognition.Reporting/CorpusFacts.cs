using EmotionRecognition.Corpora;

namespace EmotionRecognition.Reporting;

/// <summary>What is known of a corpus before anything is learnt from it.</summary>
public sealed record CorpusFacts
{
    /// <summary>The corpus's name, by which experiments refer to it: <c>synthetic</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it: <c>IEMOCAP</c>.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// What must be said wherever its numbers stand, such as <c>Synthetic speech: not a result about people.</c>; null where nothing must.
    /// </summary>
    public string? Notice { get; init; }

    /// <summary>Utterances found, before any is left out.</summary>
    public required int Utterances { get; init; }

    /// <summary>Their hours of sound.</summary>
    public required double Hours { get; init; }

    /// <summary>The number of speakers.</summary>
    public required int Speakers { get; init; }

    /// <summary>The number of sessions; 0 where the corpus has none.</summary>
    public required int Sessions { get; init; }

    /// <summary>How often each label of the corpus comes, and the class it becomes.</summary>
    public required IReadOnlyList<LabelCount> Labels { get; init; }

    /// <summary>What was left out on purpose, counted by reason; <see cref="OmissionCount.ByReason(IEnumerable{Omission})"/> counts.</summary>
    public required IReadOnlyList<OmissionCount> Omissions { get; init; }
}
