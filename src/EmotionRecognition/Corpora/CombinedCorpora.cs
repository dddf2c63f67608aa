namespace EmotionRecognition.Corpora;

/// <summary>
/// Several corpora whose utterances are in the same tables. Everything that is unique or meaningful only within its corpus is named after it there:
/// <c>emodb/03a01Fa</c>, and likewise speakers, dialogs, sessions, and labels.
/// </summary>
/// <param name="Names">Their names, at least two, without slashes; their order is that of results.</param>
public sealed record CombinedCorpora(IReadOnlyList<string> Names)
{
    private const char Separator = '/';

    /// <summary>The corpora to train on, together; empty: those that are not in <see cref="Test"/>.</summary>
    public IReadOnlyList<string> Train { get; init; } = [];

    /// <summary>The corpora to test on, each by itself; empty: those that are not in <see cref="Train"/>.</summary>
    public IReadOnlyList<string> Test { get; init; } = [];

    /// <summary>Which corpora are trained on together, and which are tested on: one pairing, or one for each corpus if neither part is given.</summary>
    public IReadOnlyList<CorpusPairing> Pairings => Train.Count == 0 && Test.Count == 0
        ? [.. Names.Select(name => new CorpusPairing([name], Without([name])))]
        : [new CorpusPairing(Train.Count > 0 ? Train : Without(Test), Test.Count > 0 ? Test : Without(Train))];

    /// <summary>The pairings in one line, for settings: <c>emodb: ravdess; ravdess: emodb</c>.</summary>
    public string Description => string.Join("; ", Pairings.Select(pairing => $"{string.Join(" + ", pairing.Train)}: {string.Join(", ", pairing.Test)}"));

    /// <summary>A name as combined tables have it.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="name">An utterance, speaker, dialog, session, or label of the corpus.</param>
    public static string NameOf(string corpus, string name) => $"{corpus}{Separator}{name}";

    /// <summary>The corpus of a name in combined tables.</summary>
    /// <param name="name">A name by <see cref="NameOf"/>.</param>
    public static string CorpusOf(string name) => name[..Math.Max(0, name.IndexOf(Separator))];

    /// <summary>An utterance as combined tables have it.</summary>
    /// <param name="corpus">Its corpus.</param>
    /// <param name="utterance">The utterance as its corpus has it.</param>
    public static Utterance UtteranceOf(string corpus, Utterance utterance) => utterance with
    {
        Id = NameOf(corpus, utterance.Id),
        Dialog = NameOf(corpus, utterance.Dialog),
        Speaker = NameOf(corpus, utterance.Speaker),
        Session = utterance.Session.Length == 0 ? "" : NameOf(corpus, utterance.Session),
        Emotion = NameOf(corpus, utterance.Emotion),
    };

    /// <summary>
    /// A class set for combined tables. A label stands for that label of every corpus, or for that of one corpus if it is written <c>emodb/boredom</c>. As
    /// in every class set, a class's own name is one of its labels. Labels of no class are left out.
    /// </summary>
    /// <param name="name">The name of the class set.</param>
    /// <param name="map">The classes in order, each with its labels.</param>
    /// <param name="place">Where the map is, for errors.</param>
    /// <exception cref="InputException">There are fewer than two classes, a name or label is empty, or a label belongs to two classes.</exception>
    public ClassSet Classes(string name, IReadOnlyDictionary<string, IReadOnlyList<string>> map, string place)
    {
        if (map.Count < 2 || map.Any(each => each.Key.Trim().Length == 0 || each.Value.Any(label => string.IsNullOrWhiteSpace(label))))
        {
            throw new InputException(
                place, map.Count < 2 ? $"{map.Count} classes" : "an empty name or label", "two or more classes, each with the labels that belong to it",
                "write \"classMap\": { \"anger\": [\"anger\", \"angry\"], \"sadness\": [\"sadness\", \"sad\"] }");
        }

        var classes = map.Select(each => (Class: each.Key, Labels: each.Value.Append(each.Key).SelectMany(Spread).Distinct().ToArray())).ToList();
        var twice = classes.SelectMany(each => each.Labels.Select(label => (Label: label, each.Class)))
            .GroupBy(each => each.Label).FirstOrDefault(same => same.Count() > 1);
        return twice is null
            ? new ClassSet(name, classes)
            : throw new InputException(
                place, $"{twice.Key} in {string.Join(" and ", twice.Select(each => each.Class))}", "each label in one class", "remove it from the others");
    }

    private IEnumerable<string> Spread(string label) =>
        Names.Contains(CorpusOf(label)) ? [label] : Names.Select(corpus => NameOf(corpus, label));

    private IReadOnlyList<string> Without(IReadOnlyList<string> others) => [.. Names.Except(others)];
}

/// <summary>What is trained on, and what is tested on.</summary>
/// <param name="Train">The corpora to train on, together.</param>
/// <param name="Test">The corpora to test on, each by itself; none of them is trained on.</param>
public sealed record CorpusPairing(IReadOnlyList<string> Train, IReadOnlyList<string> Test);
