using EmotionRecognition.Corpora;

namespace EmotionRecognition.Archiving;

/// <summary>A model whose hash a parcel records.</summary>
/// <param name="Name">What it is called: <c>savedModel/emodb/honest/lda/fold-1/model.safetensors</c>.</param>
/// <param name="Hash">The SHA-256 of its file.</param>
public sealed record ParcelModel(string Name, string Hash);

/// <summary>What a parcel is made of.</summary>
/// <param name="Revision">The code.</param>
/// <param name="Packages">The packages that it needs.</param>
/// <param name="Inputs">What the run read, as hashes.</param>
/// <param name="Models">The models that the run trained or was given, as hashes.</param>
/// <param name="Results">The report, its tables and figures, and the metrics.</param>
/// <param name="Environment">The machine and the versions of what ran on it, by name.</param>
/// <param name="Title">What the report is about.</param>
public sealed record ParcelContent(
    SourceRevision Revision,
    IReadOnlyList<LockedPackage> Packages,
    IReadOnlyList<RunInputs> Inputs,
    IReadOnlyList<ParcelModel> Models,
    IReadOnlyList<ParcelFile> Results,
    IReadOnlyDictionary<string, string> Environment,
    string Title)
{
    /// <summary>The terms of a corpus; null if they are not known.</summary>
    /// <param name="corpus">Its name.</param>
    public static string? LicenseOf(string corpus) => CorpusCatalog.Corpora.Find(corpus)?.License;
}
