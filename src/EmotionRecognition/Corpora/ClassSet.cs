using System.Collections.Frozen;

namespace EmotionRecognition.Corpora;

/// <summary>
/// The classes that a recognizer distinguishes, in order, and which of a corpus's labels belong to each. Utterances with any other label are
/// left out. A class's own name is always one of its labels.
/// </summary>
public sealed class ClassSet
{
    private readonly FrozenDictionary<string, int> _classOf;

    /// <summary>Creates a class set.</summary>
    /// <param name="name">Its name in settings: <c>study-six</c>.</param>
    /// <param name="classes">The classes in order, each with its labels other than its own name.</param>
    public ClassSet(string name, params IReadOnlyList<(string Class, string[] Labels)> classes)
    {
        Name = name;
        Classes = [.. classes.Select(pair => pair.Class)];
        _classOf = classes
            .SelectMany((pair, index) => pair.Labels.Append(pair.Class).Distinct().Select(label => (label, index)))
            .ToFrozenDictionary(pair => pair.label, pair => pair.index, StringComparer.Ordinal);
    }

    /// <summary>Its name in settings: <c>study-six</c>.</summary>
    public string Name { get; }

    /// <summary>Names of the C classes, in the order of their indices.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Classes and their labels in one line, for settings: <c>anger: ang; happiness: exc, hap</c>.</summary>
    public string Description => string.Join("; ", Classes.Select((name, index) => $"{name}: {string.Join(", ", LabelsOf(index))}"));

    /// <summary>The index of the class that a corpus's label belongs to, or null if the label is left out.</summary>
    /// <param name="label">As the corpus writes it: <c>exc</c>.</param>
    public int? ClassOf(string label) => _classOf.TryGetValue(label, out var index) ? index : null;

    /// <summary>The utterances whose labels belong to a class, in their order.</summary>
    public IReadOnlyList<Utterance> Keep(IEnumerable<Utterance> utterances) =>
        [.. utterances.Where(utterance => ClassOf(utterance.Emotion) is not null)];

    /// <inheritdoc/>
    public override string ToString() => Name;

    private IEnumerable<string> LabelsOf(int index) =>
        _classOf.Where(pair => pair.Value == index).Select(pair => pair.Key).Order(StringComparer.Ordinal);
}
