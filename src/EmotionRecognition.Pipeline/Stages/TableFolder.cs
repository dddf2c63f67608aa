namespace EmotionRecognition.Pipeline.Stages;

/// <summary>The names of the tables of one set of utterances, in <c>data/NAME/</c>.</summary>
/// <param name="Name">The folder: a corpus's or an experiment's name.</param>
public sealed record TableFolder(string Name)
{
    /// <summary>Utterances and their labels.</summary>
    public string Labels => $"data/{Name}/labels.csv";

    /// <summary>Where each utterance's sound lies: <c>utterance,file,start,end</c>.</summary>
    public string Segments => $"data/{Name}/segments.csv";

    /// <summary>What a reader of results on the corpus must know, a line each.</summary>
    public string Notices => $"data/{Name}/notices.txt";

    /// <summary>What was said.</summary>
    public string Transcripts => $"data/{Name}/transcripts.csv";

    /// <summary>The 276 acoustic features, unscaled.</summary>
    public string Acoustics => $"data/{Name}/acoustics.csv";

    /// <summary>What the annotations hold that is not used, with reasons.</summary>
    public string LabelOmissions => $"data/{Name}/labels-omissions.csv";

    /// <summary>What the transcriptions hold that is not used, with reasons.</summary>
    public string TranscriptOmissions => $"data/{Name}/transcripts-omissions.csv";
}
