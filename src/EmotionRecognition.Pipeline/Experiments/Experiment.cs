using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>What is tried on which data: one file in <c>experiments/</c>.</summary>
public sealed record Experiment
{
    /// <summary>Names the folders of its results: lower-case letters, digits and hyphens; the file's name without <c>.json</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What a reader of the report sees.</summary>
    public required string Title { get; init; }

    /// <summary>The corpus it belongs to: <c>synthetic</c>, <c>iemocap</c>, <c>emodb</c>, <c>ravdess</c>, <c>preprocessed</c>.</summary>
    public required string Corpus { get; init; }

    /// <summary>The classes that the corpus's labels become: see <see cref="ClassSet"/>.</summary>
    public required string Classes { get; init; }

    /// <summary>Generated samples that join the training rows.</summary>
    public GeneratedRows Generated { get; init; } = GeneratedRows.None;

    /// <summary>
    /// A table of acoustic features that takes the place of the study's own in a folder of its preprocessed files: <c>wav_file,label</c> and any
    /// columns of numbers, such as <c>acoustic8.csv</c>; absent: the study's own. Other corpora have none.
    /// </summary>
    public string? AcousticTable { get; init; }

    /// <summary>How rows become training and test rows: see <see cref="Protocol"/>; each is run.</summary>
    public IReadOnlyList<string> Protocols { get; init; } = ["honest"];

    /// <summary>How many groups the sessions or speakers are put into for honest folds; absent: each is a group.</summary>
    public int? Groups { get; init; }

    /// <summary>Whether it is run only when it is named, because it takes hours.</summary>
    public bool OnRequest { get; init; }

    /// <summary>Decides every random choice: shuffles, start values, resampling.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What is trained and scored under each protocol.</summary>
    public required IReadOnlyList<SystemDefinition> Systems { get; init; }
}
