using System.Text.Json;

namespace EmotionRecognition.SplitAudit.Pretraining;

/// <summary>A public encoder and the corpora that it was trained on, as its authors say.</summary>
/// <param name="Name">Its name: <c>wav2vec2-base</c>.</param>
/// <param name="Aliases">Other names, such as that of its model card.</param>
/// <param name="Trained">What it was trained on.</param>
public sealed record PublicEncoder(string Name, IReadOnlyList<string> Aliases, IReadOnlyList<TrainingCorpus> Trained)
{
    /// <summary>Whether a name is its own.</summary>
    internal bool IsCalled(string name) => Aliases.Prepend(Name).Any(each => Plain(each) == Plain(name));

    // facebook/wav2vec2-base and wav2vec2_base are wav2vec2-base.
    private static string Plain(string name) =>
        new([.. name[(name.LastIndexOf('/') + 1)..].Replace("+", "plus").ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
}

/// <summary>A corpus that an encoder was trained on.</summary>
/// <param name="Corpus">What the authors call it.</param>
/// <param name="Contains">Names of the emotion corpora that it is or contains, as in this program: <c>msp-podcast</c>.</param>
/// <param name="Labels">Whether emotion labels were used, too, and not only the sound or text.</param>
/// <param name="Undisclosed">Whether its authors do not list all of it, so that it may contain any corpus.</param>
/// <param name="Source">The publication or model card that says so.</param>
public sealed record TrainingCorpus(string Corpus, IReadOnlyList<string> Contains, bool Labels, bool Undisclosed, string Source);

/// <summary>The table of public encoders, <c>public-encoders.json</c>.</summary>
public static class PublicEncoders
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    /// <summary>All encoders.</summary>
    public static IReadOnlyList<PublicEncoder> All { get; } = Read();

    /// <summary>Finds an encoder by any of its names, with or without the owner; null if the table does not have it.</summary>
    public static PublicEncoder? Find(string name) => All.FirstOrDefault(encoder => encoder.IsCalled(name));

    /// <summary>What is wrong with an encoder for results on a corpus.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="corpus">The corpus's name: <c>iemocap</c>.</param>
    internal static IEnumerable<Concern> Judge(PublicEncoder encoder, string corpus) =>
        from trained in encoder.Trained
        where trained.Contains.Contains(corpus)
        select new Concern(
            "pretrained-on-test-audio", true,
            $"{encoder.Name} was trained on {trained.Corpus}{(trained.Labels ? ", with its emotion labels" : "")}: it may have seen the test clips.",
            $"trained on {string.Join(", ", encoder.Trained.Select(each => each.Corpus))}", trained.Source);

    /// <summary>What is not known about an encoder.</summary>
    /// <param name="encoder">The encoder.</param>
    internal static IEnumerable<Gap> Open(PublicEncoder encoder) =>
        from trained in encoder.Trained
        where trained.Undisclosed
        select new Gap(
            $"whether {encoder.Name} was trained on the test clips", $"its training data are {trained.Corpus} ({trained.Source})",
                "ask its authors, or compare with another encoder");

    private static IReadOnlyList<PublicEncoder> Read()
    {
        using var stream = typeof(PublicEncoders).Assembly.GetManifestResourceStream("split-audit/public-encoders.json")!;
        return JsonSerializer.Deserialize<IReadOnlyList<PublicEncoder>>(stream, _json)!;
    }
}
