using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>The names of the tables of one set of utterances, in <c>data/NAME/</c>.</summary>
/// <param name="Name">The folder: a corpus's or an experiment's name.</param>
public sealed record TableFolder(string Name)
{
    /// <summary>Utterances and their labels.</summary>
    public string Labels => $"data/{Name}/labels.csv";

    /// <summary>Where each utterance's sound is: <c>utterance,file,start,end</c>.</summary>
    public string Segments => $"data/{Name}/segments.csv";

    /// <summary>A fingerprint of each utterance's sound: <c>utterance,recording</c>.</summary>
    public string Recordings => $"data/{Name}/recordings.csv";

    /// <summary>The split that the corpus's authors give: <c>utterance,fold,part</c>.</summary>
    public string Given => $"data/{Name}/given.csv";

    /// <summary>The split that a user passes: <c>utterance,fold,part</c>.</summary>
    public string Folds => $"data/{Name}/folds.csv";

    /// <summary>What else is known about utterances: <c>utterance</c> and the corpus's own columns.</summary>
    public string Columns => $"data/{Name}/columns.csv";

    /// <summary>What a reader of results on the corpus must know, one notice per line.</summary>
    public string Notices => $"data/{Name}/notices.txt";

    /// <summary>What was said.</summary>
    public string Transcripts => $"data/{Name}/transcripts.csv";

    /// <summary>What the annotations hold that is not used, with reasons.</summary>
    public string LabelOmissions => $"data/{Name}/labels-omissions.csv";

    /// <summary>What the transcriptions hold that is not used, with reasons.</summary>
    public string TranscriptOmissions => $"data/{Name}/transcripts-omissions.csv";

    /// <summary>The features of a set, unscaled.</summary>
    public string Features(string set) => $"data/{Name}/features/{set}.csv";
}

/// <summary>The tables that an experiment reads, and where its splits go.</summary>
/// <param name="Experiment">The experiment's name.</param>
/// <param name="Real">The corpus's own tables.</param>
/// <param name="Generated">The tables of its generated samples; null where it has none.</param>
/// <param name="All">What training reads: the corpus's own tables, or those that Combine makes of both.</param>
public sealed record ExperimentTables(string Experiment, TableFolder Real, TableFolder? Generated, TableFolder All)
{
    /// <summary>The folders of real and generated utterances.</summary>
    public IReadOnlyList<TableFolder> Sources => Generated is null ? [Real] : [Real, Generated];

    /// <summary>Fold and role of each utterance under a protocol.</summary>
    public string SplitsOf(IProtocol protocol) =>
        protocol.Name == HonestProtocol.Id ? $"data/{Experiment}/splits.csv" : $"data/{Experiment}/splits-{protocol.Name}.csv";

    /// <summary>The features that a protocol trains on: as they are, or prepared before rows are split.</summary>
    public string FeaturesOf(string set, IProtocol protocol) =>
        protocol.Preparation is null ? All.Features(set) : $"data/{Experiment}/features/{set}-{protocol.Name}.csv";
}

/// <summary>The tables that the rows of one system under one protocol come from.</summary>
/// <param name="Splits">Fold and role.</param>
/// <param name="Labels">Labels.</param>
/// <param name="Transcripts">What was said; null where the system reads no text.</param>
/// <param name="Features">By feature set its table; none where the system reads no sound.</param>
public sealed record RowTables(string Splits, string Labels, string? Transcripts, IReadOnlyDictionary<string, string> Features)
{
    /// <summary>Their names, each once.</summary>
    public IReadOnlyList<string> All =>
    [
        Splits,
        Labels,
        .. Transcripts is null ? [] : new[] { Transcripts },
        .. Features.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value),
    ];
}
