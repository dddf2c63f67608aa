namespace EmotionRecognition.Pipeline.Tests.Architecture;

/// <summary>The order of the library's layers: a folder of its tree is a namespace is a layer, and a layer uses itself and those below it only.</summary>
/// <param name="root">The namespace that the layers are in; its own types belong to none and may be used by all.</param>
internal sealed class Layers(string root)
{
    /// <summary>The layers from the lowest up; those of one level may not use each other.</summary>
    public static IReadOnlyList<string[]> Levels { get; } =
    [
        ["Audio"], ["Tables", "Kinds"], ["Corpora", "Text", "Checkpoints"], ["Synthetic", "Graphs"], ["Encoders"], ["Protocols"], ["Models"], ["Evaluation"],
        ["Recognition"],
    ];

    /// <summary>One reference that must not be.</summary>
    public readonly record struct Violation(Type From, Type To)
    {
        public override string ToString() => $"{From} -> {To}";
    }

    /// <summary>The references that go up, or across to another layer of the same level, or from the root into a layer, or into an unknown layer.</summary>
    public IEnumerable<Violation> Violations(IEnumerable<Type> types) =>
        from type in types
        let level = LevelOf(type)
        from used in TypeReferences.Of(type)
        where LevelOf(used) is { } other && (level is null || other > level || (other == level && LayerOf(used) != LayerOf(type)))
        select new Violation(type, used);

    /// <summary>The layer that a type belongs to; null outside of the root and in the root itself.</summary>
    public string? LayerOf(Type type) => type.Namespace is { } space && space.StartsWith(root + ".", StringComparison.Ordinal)
        ? space[(root.Length + 1)..].Split('.')[0]
        : null;

    /// <summary>The height of a layer.</summary>
    /// <exception cref="ArgumentException">There is no such layer.</exception>
    public static int LevelOf(string layer) => Levels.Index().FirstOrDefault(level => level.Item.Contains(layer), (-1, [])).Index is >= 0 and var found
        ? found
        : throw new ArgumentException($"{layer} is none of the layers {string.Join(", ", Levels.SelectMany(names => names))}");

    private int? LevelOf(Type type) => LayerOf(type) is { } layer ? LevelOf(layer) : null;
}
