using System.Collections.Frozen;
using EmotionRecognition.Corpora;

namespace EmotionRecognition.Protocols;

/// <summary>
/// The classes that a recognizer tells apart, in order, and which labels of the corpora belong to each. Utterances with any other label are
/// left out. A class's own name is always one of its labels.
/// </summary>
public sealed class ClassSet
{
    private readonly FrozenDictionary<string, int> _classOf;

    private ClassSet(string name, params IReadOnlyList<(string Class, string[] Labels)> classes)
    {
        Name = name;
        Classes = [.. classes.Select(pair => pair.Class)];
        _classOf = classes
            .SelectMany((pair, index) => pair.Labels.Append(pair.Class).Distinct().Select(label => (label, index)))
            .ToFrozenDictionary(pair => pair.label, pair => pair.index, StringComparer.Ordinal);
    }

    /// <summary>The study's six classes of IEMOCAP, with the labels of its generated samples.</summary>
    public static ClassSet StudySix { get; } = new(
        "study-six",
        ("anger", ["ang"]),
        ("happiness", ["hap", "exc", "happy"]),
        ("sadness", ["sad", "fru"]),
        ("fear", ["fea"]),
        ("surprise", ["sur"]),
        ("neutral", ["neu"]));

    /// <summary>The field's four classes of IEMOCAP.</summary>
    public static ClassSet IemocapFour { get; } = new(
        "iemocap-four",
        ("anger", ["ang"]),
        ("happiness", ["hap", "exc"]),
        ("neutral", ["neu"]),
        ("sadness", ["sad"]));

    /// <summary>The six classes of IEMOCAP that work on conversations uses.</summary>
    public static ClassSet IemocapConversationSix { get; } = new(
        "iemocap-conversation-six",
        ("anger", ["ang"]),
        ("happiness", ["hap"]),
        ("excitement", ["exc"]),
        ("sadness", ["sad"]),
        ("frustration", ["fru"]),
        ("neutral", ["neu"]));

    /// <summary>EMO-DB's seven classes.</summary>
    public static ClassSet EmodbSeven { get; } = new(
        "emodb-seven", ("anger", []), ("boredom", []), ("disgust", []), ("fear", []), ("happiness", []), ("sadness", []), ("neutral", []));

    /// <summary>RAVDESS's eight classes.</summary>
    public static ClassSet RavdessEight { get; } = new(
        "ravdess-eight",
        ("neutral", []),
        ("calm", []),
        ("happy", []),
        ("sad", []),
        ("angry", []),
        ("fearful", []),
        ("disgust", []),
        ("surprised", []));

    /// <summary>MELD's seven classes.</summary>
    public static ClassSet MeldSeven { get; } = new(
        "meld-seven", ("anger", []), ("disgust", []), ("fear", []), ("joy", []), ("neutral", []), ("sadness", []), ("surprise", []));

    /// <summary>Every class set.</summary>
    public static IReadOnlyList<ClassSet> All { get; } =
        [StudySix, IemocapFour, IemocapConversationSix, EmodbSeven, RavdessEight, MeldSeven];

    /// <summary>What settings call it: <c>study-six</c>.</summary>
    public string Name { get; }

    /// <summary>Names of the C classes; the place of a name is the class's index.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The class set of a name.</summary>
    /// <exception cref="InputException">There is none; the error lists the names.</exception>
    public static ClassSet Named(string name) => All.FirstOrDefault(set => set.Name == name)
        ?? throw new InputException(
            "class set", $"\"{name}\"", $"one of {string.Join(", ", All.Select(set => set.Name))}", "choose one of them");

    /// <summary>The index of the class that a corpus's label belongs to, or null where the label is left out.</summary>
    /// <param name="label">As the corpus writes it: <c>exc</c>.</param>
    public int? ClassOf(string label) => _classOf.TryGetValue(label, out var index) ? index : null;

    /// <summary>The utterances whose labels belong to a class, in their order.</summary>
    public IReadOnlyList<Utterance> Keep(IEnumerable<Utterance> utterances) =>
        [.. utterances.Where(utterance => ClassOf(utterance.Emotion) is not null)];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
