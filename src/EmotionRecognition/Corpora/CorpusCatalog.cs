namespace EmotionRecognition.Corpora;

/// <summary>The available corpora.</summary>
public static class CorpusCatalog
{
    /// <summary>The corpus that the build generates.</summary>
    public const string Synthetic = "synthetic";

    /// <summary>The door.</summary>
    public static Catalog<ICorpusDefinition> Corpora { get; } = new("corpus", typeof(CorpusCatalog).Assembly);

    /// <summary>The class sets of all corpora, without duplicates.</summary>
    public static IReadOnlyList<ClassSet> ClassSets => [.. Corpora.All.SelectMany(corpus => corpus.ClassSets).DistinctBy(set => set.Name)];

    /// <summary>The class set with a given name.</summary>
    /// <param name="name">The requested name.</param>
    /// <param name="place">Where it is requested, for the error.</param>
    /// <exception cref="InputException">There is no such class set; the error lists the available ones.</exception>
    public static ClassSet ClassSet(string name, string place = "class set")
    {
        var all = ClassSets;
        return all.FirstOrDefault(set => set.Name == name)
            ?? throw new InputException(place, $"\"{name}\"", $"one of {string.Join(", ", all.Select(set => set.Name))}", "choose one of them");
    }
}
