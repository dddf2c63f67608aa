namespace EmotionRecognition.Corpora;

/// <summary>
/// A door: everything about one corpus. To add a corpus, put its definition and reader into a folder of their own and name the definition in a
/// <see cref="PlugInAttribute{T}"/>.
/// </summary>
public interface ICorpusDefinition : INamed
{
    /// <summary>Its name in reports: <c>EMO-DB</c>.</summary>
    string Title { get; }

    /// <summary>Its terms of use: an SPDX identifier such as <c>CC0-1.0</c>, or a few words.</summary>
    string License { get; }

    /// <summary>The class sets that experiments may choose from, the default first.</summary>
    IReadOnlyList<ClassSet> ClassSets { get; }

    /// <summary>Whether it has sound; without sound, only experiments on text are possible.</summary>
    bool HasSound => true;

    /// <summary>Whether its authors published a split into training, development, and test parts: see <see cref="ICorpus.GivenParts"/>.</summary>
    bool HasGivenParts => false;

    /// <summary>Opens the corpus.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="InputException">The folder is missing or empty, or does not have the corpus's published layout.</exception>
    ICorpus Open(string folder);
}
