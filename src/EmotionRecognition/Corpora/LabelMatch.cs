using EmotionRecognition.Corpora.Own;

namespace EmotionRecognition.Corpora;

/// <summary>Which of a model's classes each label of a corpus belongs to, when the model was not trained on the corpus.</summary>
public static class LabelMatch
{
    // Labels of the field's corpora that mean the same.
    private static readonly string[][] _same =
    [
        ["anger", "angry", "ang"], ["boredom", "bored"], ["calm", "calmness"], ["contempt", "contemptuous"], ["disgust", "disgusted", "dis"],
        ["excitement", "excited", "exc"], ["fear", "fearful", "fea"], ["frustration", "frustrated", "fru"],
        ["happiness", "happy", "hap", "joy", "joyful"], ["neutral", "neu", "neutrality"], ["sadness", "sad"], ["surprise", "surprised", "sur"],
    ];

    /// <summary>
    /// Matches labels with classes: as a map says; otherwise as the class set of the corpus that has these classes; otherwise a label with the class that is
    /// called alike, or means the same in the field, such as <c>happy</c> and <c>happiness</c>.
    /// </summary>
    /// <param name="classes">The model's K classes.</param>
    /// <param name="corpus">The corpus.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="map"><c>LABEL=CLASS,LABEL=</c>; a label that becomes nothing is left out. Null: nothing is said.</param>
    /// <param name="place">Where the map comes from, for errors.</param>
    /// <returns>The classes with their labels; a label without a class is not among them.</returns>
    /// <exception cref="InputException">The map is malformed, or names a class that the model does not have.</exception>
    public static ClassSet Of(IReadOnlyList<string> classes, ICorpusDefinition corpus, IEnumerable<string> labels, string? map, string place)
    {
        var given = map is null ? new Dictionary<string, string?>() : EmotionMap.Parse(map, place);
        if (given.Values.OfType<string>().FirstOrDefault(name => !classes.Contains(name)) is { } unknown)
        {
            throw new InputException(place, $"\"{unknown}\"", $"one of {string.Join(", ", classes)}, the classes of the model", "fix the option");
        }

        var own = corpus.ClassSets.FirstOrDefault(set => set.Classes.ToHashSet().SetEquals(classes));
        string? ClassOf(string label) => given.TryGetValue(label, out var name) ? name
            : own?.ClassOf(label) is { } index ? own.Classes[index]
            : classes.FirstOrDefault(each => each.Equals(label, StringComparison.OrdinalIgnoreCase)) ?? classes.FirstOrDefault(each => MeansSame(each, label));
        var found = labels.Distinct().Select(label => (Label: label, Class: ClassOf(label))).ToLookup(pair => pair.Class ?? "", pair => pair.Label);
        return new ClassSet("classes of the model", [.. classes.Select(name => (name, Labels: found[name].ToArray()))]);
    }

    private static bool MeansSame(string one, string other) => Array.Exists(
        _same, words => words.Contains(one, StringComparer.OrdinalIgnoreCase) && words.Contains(other, StringComparer.OrdinalIgnoreCase));
}
