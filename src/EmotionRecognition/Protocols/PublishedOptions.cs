namespace EmotionRecognition.Protocols;

/// <summary>How the rows of the <c>published</c> protocol are copied and split.</summary>
public sealed record PublishedOptions
{
    /// <summary>The study's: fear 30 more times, surprise 10 more times, a fifth of the rows for the test.</summary>
    public static PublishedOptions Study { get; } =
        new() { ExtraCopies = new Dictionary<string, int> { ["fear"] = 30, ["surprise"] = 10 } };

    /// <summary>No copies, a fifth of the rows for the test: what comparable work does to other corpora.</summary>
    public static PublishedOptions WithoutCopies { get; } = new();

    /// <summary>By class name the copies made of each of its utterances beside the one it has.</summary>
    public IReadOnlyDictionary<string, int> ExtraCopies { get; init; } = new Dictionary<string, int>();

    /// <summary>Share of the rows in the test part, above 0 and below 1; a part of a row counts as a row.</summary>
    public double TestShare { get; init; } = 0.2;

    /// <summary>The study's options for the study's classes, those without copies for all others.</summary>
    public static PublishedOptions For(ClassSet classes) => classes == ClassSet.StudySix ? Study : WithoutCopies;
}
