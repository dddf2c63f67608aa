using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>The tables that an experiment reads, and where its splits go.</summary>
/// <param name="Experiment">The experiment's name.</param>
/// <param name="Real">The corpus's own tables.</param>
/// <param name="Generated">The tables of its generated samples; null where it has none.</param>
/// <param name="All">What training reads: the corpus's own tables, or those that Combine makes of both.</param>
public sealed record ExperimentTables(string Experiment, TableFolder Real, TableFolder? Generated, TableFolder All)
{
    /// <summary>Fold and role of each utterance under a protocol.</summary>
    public string SplitsOf(Protocol protocol) =>
        protocol == Protocol.Honest ? $"data/{Experiment}/splits.csv" : $"data/{Experiment}/splits-{protocol}.csv";
}
