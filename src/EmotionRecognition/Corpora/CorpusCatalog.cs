namespace EmotionRecognition.Corpora;

/// <summary>The corpora that can be read.</summary>
public static class CorpusCatalog
{
    /// <summary>The corpus that the build makes itself.</summary>
    public const string Synthetic = "synthetic";

    /// <summary>The door.</summary>
    public static Catalog<ICorpusDefinition> Corpora { get; } = new("corpus", typeof(CorpusCatalog).Assembly);

    /// <summary>The class sets of all corpora, each once.</summary>
    public static IReadOnlyList<ClassSet> ClassSets => [.. Corpora.All.SelectMany(corpus => corpus.ClassSets).DistinctBy(set => set.Name)];

    /// <summary>The class set of a name.</summary>
    /// <param name="name">What an experiment asks for.</param>
    /// <param name="place">Where it asks.</param>
    /// <exception cref="InputException">There is none; the error lists what there is.</exception>
    public static ClassSet ClassSet(string name, string place = "class set")
    {
        var all = ClassSets;
        return all.FirstOrDefault(set => set.Name == name)
            ?? throw new InputException(place, $"\"{name}\"", $"one of {string.Join(", ", all.Select(set => set.Name))}", "choose one of them");
    }
}
