namespace EmotionRecognition.Corpora;

/// <summary>
/// A door: all that is known of one corpus. To add a corpus, put its definition and reader into a folder of their own and name the definition in a
/// <see cref="PlugInAttribute{T}"/>.
/// </summary>
public interface ICorpusDefinition : INamed
{
    /// <summary>What readers of a report call it: <c>EMO-DB</c>.</summary>
    string Title { get; }

    /// <summary>Its terms of use: an SPDX identifier such as <c>CC0-1.0</c>, or a few words.</summary>
    string License { get; }

    /// <summary>The class sets that experiments may choose from, the usual one first.</summary>
    IReadOnlyList<ClassSet> ClassSets { get; }

    /// <summary>Whether there is sound; where there is none, only experiments on text are possible.</summary>
    bool HasSound => true;

    /// <summary>Whether its authors give a split into training, development and test parts: see <see cref="ICorpus.GivenParts"/>.</summary>
    bool HasGivenParts => false;

    /// <summary>Opens the corpus.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <exception cref="InputException">The folder is missing, empty or not laid out as the corpus's authors do.</exception>
    ICorpus Open(string folder);
}
