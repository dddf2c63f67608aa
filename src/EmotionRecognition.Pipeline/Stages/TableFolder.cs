using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>The paths of the tables of one set of utterances, in <c>data/NAME/</c>.</summary>
/// <param name="Name">The folder's name: that of a corpus or an experiment.</param>
public sealed record TableFolder(string Name)
{
    /// <summary>Utterances and their labels.</summary>
    public string Labels => $"data/{Name}/labels.csv";

    /// <summary>The location of each utterance's sound: <c>utterance,file,start,end</c>.</summary>
    public string Segments => $"data/{Name}/segments.csv";

    /// <summary>The fingerprint of each utterance's sound: <c>utterance,recording</c>.</summary>
    public string Recordings => $"data/{Name}/recordings.csv";

    /// <summary>The estimated signal-to-noise ratio of each recording: <c>utterance,db</c>.</summary>
    public string SignalToNoise => $"data/{Name}/signal-to-noise.csv";

    /// <summary>The split published by the corpus's authors: <c>utterance,fold,part</c>.</summary>
    public string Given => $"data/{Name}/given.csv";

    /// <summary>The split that a user passes: <c>utterance,fold,part</c>.</summary>
    public string Folds => $"data/{Name}/folds.csv";

    /// <summary>What else is known about utterances: <c>utterance</c> and the corpus's own columns.</summary>
    public string Columns => $"data/{Name}/columns.csv";

    /// <summary>What people heard: <c>utterance,rater,emotion,share</c>.</summary>
    public string Judgments => $"data/{Name}/judgments.csv";

    /// <summary>What a reader of results on the corpus must know, one notice per line.</summary>
    public string Notices => $"data/{Name}/notices.txt";

    /// <summary>The transcripts.</summary>
    public string Transcripts => $"data/{Name}/transcripts.csv";

    /// <summary>What training reads of the labels: <c>utterance,emotion</c>.</summary>
    public string Emotions => $"data/{Name}/emotions.csv";

    /// <summary>What training reads of the transcripts: <c>utterance,text</c>, normalized.</summary>
    public string Texts => $"data/{Name}/texts.csv";

    /// <summary>Who speaks when in which dialog: <c>utterance,dialog,speaker,start,end</c>.</summary>
    public string Turns => $"data/{Name}/turns.csv";

    /// <summary>One clip of each class: <c>class,utterance,speaker,seconds,file,sound</c>.</summary>
    public string Examples => $"data/{Name}/examples.csv";

    /// <summary>What is drawn of these clips, every 10 ms.</summary>
    public string ExampleFrames => $"data/{Name}/example-frames.csv";

    /// <summary>Their mel spectrograms.</summary>
    public string ExampleMel => $"data/{Name}/example-mel.csv";

    /// <summary>What was omitted from the annotations, with reasons.</summary>
    public string LabelOmissions => $"data/{Name}/labels-omissions.csv";

    /// <summary>What was omitted from the transcriptions, with reasons.</summary>
    public string TranscriptOmissions => $"data/{Name}/transcripts-omissions.csv";

    /// <summary>The features of a set, unscaled.</summary>
    public string Features(string set) => $"data/{Name}/features/{set}.csv";
}

/// <summary>The tables that an experiment reads, and the paths of its splits.</summary>
/// <param name="Experiment">The experiment's name.</param>
/// <param name="Real">The corpus's own tables.</param>
/// <param name="Generated">The tables of its generated samples; null if it has none.</param>
/// <param name="All">The tables that training reads: the corpus's own, or those that Combine writes.</param>
public sealed record ExperimentTables(string Experiment, TableFolder Real, TableFolder? Generated, TableFolder All)
{
    /// <summary>The corpora whose tables are combined into <see cref="Real"/>; empty: one corpus.</summary>
    public IReadOnlyList<CorpusPart> Parts { get; init; } = [];

    /// <summary>The folders of real and generated utterances.</summary>
    public IReadOnlyList<TableFolder> Sources => Generated is null ? [Real] : [Real, Generated];

    /// <summary>What the experiment's filter leaves out, with reasons.</summary>
    public string FilterOmissions => $"data/{Experiment}/filter-omissions.csv";

    /// <summary>The fold and role of each utterance under a protocol; one file for protocols with one split.</summary>
    public string SplitsOf(IProtocol protocol) =>
        (protocol.SplitOf ?? protocol).Name is var name && name == HonestProtocol.Id ? $"data/{Experiment}/splits.csv" : $"data/{Experiment}/splits-{name}.csv";

    /// <summary>The probabilities that a system gives to all utterances, for systems that read them.</summary>
    public string ProbabilitiesOf(IProtocol protocol, string system, int fold) => $"data/{Experiment}/probabilities/{protocol.Name}/{system}/fold-{fold}.csv";

    /// <summary>The features used under a protocol, prepared if it has a preparation; in one fold if each has a preparation of its own.</summary>
    public string FeaturesOf(string set, IProtocol protocol, int? fold) => protocol.Preparation switch
    {
        null => All.Features(set),
        { PerFold: true } => $"data/{Experiment}/features/{set}-{protocol.Name}-fold-{fold}.csv",
        _ => $"data/{Experiment}/features/{set}-{protocol.Name}.csv",
    };
}

/// <summary>The tables that contain the rows of one system under one protocol.</summary>
/// <param name="Splits">Folds and roles.</param>
/// <param name="Emotions">The emotion of each utterance.</param>
/// <param name="Texts">Normalized texts; null if the system reads no text.</param>
/// <param name="Features">The table of each feature set, and of each system whose probabilities it reads.</param>
public sealed record RowTables(string Splits, string Emotions, string? Texts, IReadOnlyDictionary<string, string> Features)
{
    /// <summary>
    /// The fingerprints of the sound, by which a model recognizes its rows under other names; null if no system of the experiment reads sound.
    /// </summary>
    public string? Recordings { get; init; }

    /// <summary>Transcripts as the corpus has them; null if the system reads none in this form.</summary>
    public string? Transcripts { get; init; }

    /// <summary>The turns of dialogs; null if the system reads none.</summary>
    public string? Turns { get; init; }

    /// <summary>The labels, which tell who speaks; null if the system does not need to know.</summary>
    public string? Labels { get; init; }

    /// <summary>All tables, without duplicates.</summary>
    public IReadOnlyList<string> All =>
    [
        Splits,
        Emotions,
        .. Texts is null ? [] : new[] { Texts },
        .. Transcripts is null ? [] : new[] { Transcripts },
        .. Recordings is null ? [] : new[] { Recordings },
        .. Turns is null ? [] : new[] { Turns },
        .. Labels is null ? [] : new[] { Labels },
        .. Features.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value),
    ];
}
