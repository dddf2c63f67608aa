using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Training;
using StageGraph;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Pipeline.Stages;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline;

/// <summary>The stages of one experiment, from its tables to its metrics.</summary>
/// <param name="Workspace">Where everything lies.</param>
/// <param name="Experiment">What is tried.</param>
/// <param name="Tables">What it reads.</param>
public sealed record ExperimentPlan(Workspace Workspace, Experiment Experiment, ExperimentTables Tables)
{
    // Asked for once for every model: the table is read again only when it has changed.
    private readonly Dictionary<string, (FileStamp Stamp, IReadOnlyList<int> Folds)> _folds = [];

    /// <summary>The preprocessed files that its tables and its published split are read from; null where stages make them from a corpus.</summary>
    public PreprocessedSource? Preprocessed { get; init; }

    /// <summary>Models that were trained before; null where they are trained here.</summary>
    public GivenModels? Models { get; init; }

    /// <summary>The checkpoint that is scored in place of systems; null where there is none.</summary>
    public GivenCheckpoint? Checkpoint { get; init; }

    /// <summary>What a reader of its results must know of what was left out, a line each.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Its protocols.</summary>
    public IReadOnlyList<Protocol> Protocols => [.. Experiment.Protocols.Select(Protocol.Named)];

    /// <summary>The file of its predictions.</summary>
    public string Predictions => $"{Results}/predictions.csv";

    /// <summary>The file of its metrics.</summary>
    public string Metrics => $"{Results}/metrics.json";

    private string Results => Checkpoint is null ? $"report/{Experiment.Name}" : $"report/{Experiment.Name}/{GivenCheckpoint.System}";

    /// <summary>The tables that preprocessing ends with.</summary>
    public IReadOnlyList<string> PreprocessedTables =>
        [Tables.All.Labels, Tables.All.Transcripts, Tables.All.Acoustics, .. Protocols.Select(Tables.SplitsOf)];

    /// <summary>The acoustic features that a protocol trains on: as they are, or scaled before they are split.</summary>
    public string AcousticsOf(Protocol protocol) =>
        protocol == Protocol.Published || protocol == Protocol.Transductive ? $"data/{Experiment.Name}/acoustics-{protocol}.csv" : Tables.All.Acoustics;

    /// <summary>The file of a protocol's audit.</summary>
    public string AuditOf(Protocol protocol) => $"{Results}/audit-{protocol}.csv";

    /// <summary>The file that says what copies on both sides do to the scores of the published protocol, where that is run.</summary>
    public IReadOnlyList<string> CopyEffects => Protocols.Contains(Protocol.Published) ? [$"{Results}/copies-{Protocol.Published}.csv"] : [];

    /// <summary>The folder of a trained model.</summary>
    public string ModelOf(Protocol protocol, SystemDefinition system, int fold) => $"savedModel/{Experiment.Name}/{protocol}/{system.Name}/fold-{fold}";

    /// <summary>A file of a trained model as an input, wherever it lies.</summary>
    /// <param name="name">Its name below <see cref="ModelOf"/>.</param>
    public StageInput ModelInput(string name) => Models is null ? Workspace.Input(name) : new StageInput(name, Models.PathOf(name));

    /// <summary>The training log of a network.</summary>
    public string LogOf(Protocol protocol, SystemDefinition system, int fold) => $"{ModelOf(protocol, system, fold)}/log.csv";

    /// <summary>Its systems that have a training log.</summary>
    public IEnumerable<SystemDefinition> Networks => Checkpoint is null ? Experiment.Systems.Where(system => system.Model is ResNet1DSettings) : [];

    /// <summary>The training logs of all its networks.</summary>
    public IReadOnlyList<string> Logs =>
    [
        .. from protocol in Protocols
           from system in Networks
           from fold in FoldsOf(protocol)
           select LogOf(protocol, system, fold),
    ];

    /// <summary>The folds of a protocol; the first one alone where splits are not there yet.</summary>
    public IReadOnlyList<int> FoldsOf(Protocol protocol)
    {
        var path = Workspace.PathOf(Tables.SplitsOf(protocol));
        if (FileStamp.Of(path) is not { } stamp)
        {
            return [1];
        }

        if (!_folds.TryGetValue(path, out var known) || known.Stamp != stamp)
        {
            _folds[path] = known = (stamp, FoldsIn(path));
        }

        return known.Folds;
    }

    // A table that was damaged is as good as none: Split sees that its output has changed and makes it again.
    private static IReadOnlyList<int> FoldsIn(string path)
    {
        try
        {
            return SplitTable.Read(path).Folds() is { Count: > 0 } folds ? folds : [1];
        }
        catch (InputException)
        {
            return [1];
        }
    }

    /// <summary>The stages in order.</summary>
    /// <param name="onlyFold">The one fold to train; null: all.</param>
    public IEnumerable<Stage> Stages(int? onlyFold)
    {
        if (Preprocessed is { } source)
        {
            yield return new ImportStage(this, source);
        }

        if (Tables.Generated is not null)
        {
            yield return new CombineStage(Workspace, Tables);
        }

        foreach (var protocol in Protocols)
        {
            if (AcousticsOf(protocol) != Tables.All.Acoustics && Experiment.Systems.Any(system => system.Features != FeatureSet.Text))
            {
                yield return protocol == Protocol.Published ? new PublishedScalingStage(Workspace, this) : new SpeakerScalingStage(Workspace, this);
            }

            if (protocol != Protocol.Published || Preprocessed is null)
            {
                yield return new SplitStage(Workspace, Tables, Experiment, protocol);
            }
        }

        foreach (var stage in Models is null && Checkpoint is null ? TrainStages(onlyFold) : [])
        {
            yield return stage;
        }

        yield return Checkpoint is null ? new EvaluateStage(Workspace, this) : new CheckpointStage(Workspace, this, Checkpoint);
        foreach (var protocol in Protocols)
        {
            yield return new AuditStage(Workspace, this, protocol);
        }
    }

    /// <summary>Whether a protocol has a fold, as far as splits are there.</summary>
    public bool HasFold(int fold) => Protocols.Any(protocol => !File.Exists(Workspace.PathOf(Tables.SplitsOf(protocol))) || FoldsOf(protocol).Contains(fold));

    private IEnumerable<Stage> TrainStages(int? onlyFold) =>
        from protocol in Protocols
        from fold in FoldsOf(protocol).Where(fold => onlyFold is null || fold == onlyFold)
        from system in Experiment.Systems
        select new TrainStage(Workspace, this, protocol, system, fold);
}
