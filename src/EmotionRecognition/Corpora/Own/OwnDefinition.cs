namespace EmotionRecognition.Corpora.Own;

/// <summary>One user's corpus, as its files describe it.</summary>
public sealed class OwnDefinition : ICorpusDefinition
{
    private readonly OwnKind _kind;

    internal OwnDefinition(OwnKind kind) => _kind = kind;

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public required string Title { get; init; }

    /// <inheritdoc/>
    public required string License { get; init; }

    /// <summary>The folder of its files, a full path.</summary>
    public required string Folder { get; init; }

    /// <summary>How many speakers it names.</summary>
    public required int Speakers { get; init; }

    /// <inheritdoc/>
    public required IReadOnlyList<ClassSet> ClassSets { get; init; }

    /// <inheritdoc/>
    public required bool HasSound { get; init; }

    /// <inheritdoc/>
    public required bool HasText { get; init; }

    /// <inheritdoc/>
    public required bool HasGivenParts { get; init; }

    /// <inheritdoc/>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <inheritdoc/>
    public required string? ReadAs { get; init; }

    /// <inheritdoc/>
    public ICorpus Open(CorpusLocation at) => _kind.Open(at);
}
