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

    /// <summary>Whether its terms allow anyone to pass on short clips of its sound, so that a report may contain them.</summary>
    bool MaySoundBeCopied => false;

    /// <summary>What is spoken, in a few words: <c>German, acted</c>; null: not stated.</summary>
    string? Speech => null;

    /// <summary>Who published it, where, in a sentence; null: not stated.</summary>
    string? Source => null;

    /// <summary>The class sets that experiments may choose from, the default first.</summary>
    IReadOnlyList<ClassSet> ClassSets { get; }

    /// <summary>Whether it has sound; without sound, only experiments on text are possible.</summary>
    bool HasSound => true;

    /// <summary>Whether its authors published a split into training, development, and test parts: see <see cref="ICorpus.GivenParts"/>.</summary>
    bool HasGivenParts => false;

    /// <summary>Whether it has transcripts; without them, only experiments on sound are possible.</summary>
    bool HasText => true;

    /// <summary>
    /// What else it tells about utterances, by which results can be reported: <c>gender</c>, <c>intensity</c>; see <see cref="ICorpus.ReadColumns"/>.
    /// </summary>
    IReadOnlyList<string> Columns => [];

    /// <summary>
    /// Who told which emotion they hear, and what to know about it, in a sentence: the ceiling of a report; null if nobody did. See
    /// <see cref="ICorpus.ReadJudgments"/>.
    /// </summary>
    string? JudgedBy => null;

    /// <summary>How its files are read where a user decides that, in one line; null if nobody does.</summary>
    string? ReadAs => null;

    /// <summary>The corpus at a location. Only corpora that are described by files differ from one location to another.</summary>
    /// <param name="at">The location.</param>
    /// <exception cref="InputException">There is no such corpus, or its description is malformed.</exception>
    ICorpusDefinition At(CorpusLocation at) => this;

    /// <summary>The folder that the corpus's files are in, if a user passes a given one; a quick look.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <returns>The same for all folders that may be passed for a corpus; null if the folder is none of them.</returns>
    string? RootAt(string folder) => folder;

    /// <summary>Opens the corpus.</summary>
    /// <param name="at">Where it is, and how its files are to be read.</param>
    /// <exception cref="InputException">The folder is missing or empty, or does not have the corpus's published layout.</exception>
    ICorpus Open(CorpusLocation at);
}
