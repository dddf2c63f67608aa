using StageGraph;

namespace EmotionRecognition.Archiving;

/// <summary>The files that a run read and did not make itself, by what its manifests recorded: corpora and given models, never their contents.</summary>
/// <param name="Name">What they belong to: a corpus.</param>
/// <param name="Hashes">The SHA-256 of each file, by name.</param>
public sealed record RunInputs(string Name, IReadOnlyDictionary<string, string> Hashes)
{
    private const string CorpusFile = "corpus/";

    /// <summary>The list in the form of <c>sha256sum</c>; names are relative to the corpus's folder.</summary>
    public string ToText() => string.Concat(Hashes.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Value}  {file.Key}\n"));

    /// <summary>Collects what the stages of a build read.</summary>
    /// <param name="manifests">The manifests, with the folder of the workspace's data that each is in: <c>emodb</c>.</param>
    public static IReadOnlyList<RunInputs> Of(IReadOnlyList<(string Corpus, Manifest Manifest)> manifests)
    {
        var made = manifests.SelectMany(each => each.Manifest.Outputs.Keys).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from each in manifests
               from input in each.Manifest.Inputs
               where !made.Contains(input.Key) && !made.Any(output => input.Key.StartsWith(output + '/', StringComparison.Ordinal))
               group (Name: input.Key.StartsWith(CorpusFile, StringComparison.Ordinal) ? input.Key[CorpusFile.Length..] : input.Key, input.Value)
                   by each.Corpus into files
               orderby files.Key
               select new RunInputs(files.Key, files.DistinctBy(file => file.Name).ToDictionary(file => file.Name, file => file.Value, StringComparer.Ordinal)),
        ];
    }
}
