using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Resampling;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Pipeline.Stages;
using EmotionRecognition.Protocols;
using Shared;
using StageGraph;

namespace EmotionRecognition.Pipeline;

/// <summary>The stages of one experiment, from its tables to its metrics.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Experiment">The experiment.</param>
/// <param name="Tables">The tables it reads.</param>
/// <param name="Folds">The folds of its splits.</param>
public sealed record ExperimentPlan(Workspace Workspace, Experiment Experiment, ExperimentTables Tables, SplitFolds Folds)
{
    /// <summary>The class set to which labels are mapped.</summary>
    public required ClassSet Classes { get; init; }

    /// <summary>What is known about the corpus; null for preprocessed files.</summary>
    public ICorpusDefinition? Corpus { get; init; }

    /// <summary>What readers of a report call the corpus.</summary>
    public string CorpusTitle => Tables.Parts.Count > 0
        ? Names.Join(Tables.Parts.Select(part => part.Title))
        : Corpus?.Title ?? PreprocessedExperiments.Title;

    /// <summary>The published split that the protocol <c>given</c> follows.</summary>
    public string Given { get; init; } = Tables.Real.Given;

    /// <summary>The table of what its filter leaves out; null if it has no filter.</summary>
    public string? FilterOmissions => Experiment.Filter is null ? null : Tables.FilterOmissions;

    /// <summary>The table of what else the corpus tells about utterances; null if it tells nothing else.</summary>
    public string? Columns => Preprocessed is not null || Corpus is { Columns.Count: > 0 } ? Tables.Real.Columns : null;

    /// <summary>
    /// The tables of signal-to-noise ratios, each with the names that its utterances have in the experiment; none if it reads no sound of its own.
    /// </summary>
    internal IReadOnlyList<(string File, Func<string, string> NameOf)> SignalToNoise => Preprocessed is not null || !HasRecordings
        ? []
        : Tables.Parts.Count == 0
            ? [(Tables.Real.SignalToNoise, name => name)]
            : [.. Tables.Parts.Select(part => (part.Tables.SignalToNoise, (Func<string, string>)(name => CombinedCorpora.NameOf(part.Name, name))))];

    /// <summary>The table of what people heard in the corpus's utterances; null if the corpus has none.</summary>
    public string? Judgments => Preprocessed is null && Corpus?.JudgedBy is not null ? Tables.Real.Judgments : null;

    /// <summary>Its protocols.</summary>
    public required IReadOnlyList<IProtocol> Protocols { get; init; }

    /// <summary>The preprocessed files from which its tables and published split are read; null if stages compute them from a corpus.</summary>
    public PreprocessedSource? Preprocessed { get; init; }

    /// <summary>Pretrained models; null if models are trained.</summary>
    public GivenModels? Models { get; init; }

    /// <summary>The checkpoint that is scored instead of the systems, or null.</summary>
    public GivenCheckpoint? Checkpoint { get; init; }

    /// <summary>The seed that this plan trains with instead of the experiment's own; null: the experiment's own. See <see cref="Repeats"/>.</summary>
    public int? OtherSeed { get; init; }

    /// <summary>The plans of the seeds after the first: models and results of systems that use a seed, on the same splits. None if models are given.</summary>
    public IEnumerable<ExperimentPlan> Repeats =>
        OtherSeed is null && Models is null && Checkpoint is null ? Experiment.AllSeeds.Skip(1).Select(seed => this with { OtherSeed = seed }) : [];

    /// <summary>Whether its systems are also scored on altered sound; a checkpoint is not.</summary>
    public bool HasConditions => Experiment.Robustness.Count > 0 && Checkpoint is null && OtherSeed is null;

    /// <summary>What is trained on fewer speakers; null: nothing.</summary>
    public LearningCurveDefinition? LearningCurve => Models is null && Checkpoint is null && OtherSeed is null ? Experiment.LearningCurve : null;

    /// <summary>The systems that are also trained without each family of features.</summary>
    public IReadOnlyList<string> LeaveOut => Models is null && Checkpoint is null && OtherSeed is null ? Experiment.LeaveOut : [];

    /// <summary>How it is measured what its systems lose without some of their input; null: it is not, as for a checkpoint and for further seeds.</summary>
    public ImportanceSettings? Importance => Checkpoint is null && OtherSeed is null ? Experiment.Importance : null;

    /// <summary>The feature set by which utterances are placed on planes: the one that most systems read, of unaltered clips; null: they are not.</summary>
    public string? EmbeddedSet => Experiment.Embedding && OtherSeed is null && Checkpoint is null
        ? Experiment.Systems.SelectMany(system => system.FeatureSets.Take(1)).CountBy(set => set).MaxBy(count => count.Value).Key
        : null;

    /// <summary>Whether its corpus has clips to show.</summary>
    public bool HasExamples => Experiment.Examples && Preprocessed is null && OtherSeed is null;

    /// <summary>The systems that this plan trains.</summary>
    public IEnumerable<SystemDefinition> Systems => OtherSeed is null ? Experiment.Systems : Experiment.Systems.Where(Experiment.UsesSeed);

    /// <summary>What was left out, as readers of its results must know; one notice per item.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Plans an experiment. Everything it names is looked up here, once, so that stages never query a catalog.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="experiment">The experiment.</param>
    /// <param name="tables">The tables it reads.</param>
    /// <param name="folds">The folds of its splits.</param>
    /// <param name="corpus">What is known about its corpus; null for preprocessed files.</param>
    /// <exception cref="InputException">Its filter names a column that the corpus does not have.</exception>
    public static ExperimentPlan Of(Workspace workspace, Experiment experiment, ExperimentTables tables, SplitFolds folds, ICorpusDefinition? corpus = null)
    {
        var columns = experiment.Corpus == PreprocessedExperiments.Corpus ? IemocapCorpus.Columns : corpus?.Columns ?? [];
        experiment.Filter?.CheckColumns($"experiment {experiment.Name}, filter", columns);
        return new(workspace, experiment, tables, folds)
        {
            Corpus = corpus,
            Classes = ClassesOf(experiment, corpus),
            Protocols = [.. experiment.Protocols.Select(name => ProtocolCatalog.Protocols.Named(name))],
        };
    }

    private static ClassSet ClassesOf(Experiment experiment, ICorpusDefinition? corpus) =>
        experiment.Combined?.Classes(experiment.Name, experiment.ClassMap, $"experiment {experiment.Name}, classMap")
        ?? corpus?.ClassSets.FirstOrDefault(set => experiment.Classes is null || set.Name == experiment.Classes)
        ?? CorpusCatalog.ClassSet(experiment.Classes ?? "");

    /// <summary>The file of its predictions.</summary>
    public string Predictions => $"{Results}/predictions.csv";

    /// <summary>Its metrics file.</summary>
    public string Metrics => $"{Results}/metrics.json";

    /// <summary>The clips of the mistakes that the report lists; null if no system reads sound, or if there is none.</summary>
    public string? Clips => Preprocessed is null && HasRecordings && OtherSeed is null ? $"{Results}/clips.csv" : null;

    /// <summary>The folder of its results.</summary>
    public string Results => $"report/{Experiment.Name}" + (Checkpoint is not null ? $"/{GivenCheckpoint.System}" : SeedFolder);

    private string SeedFolder => OtherSeed is { } seed ? string.Create(CultureInfo.InvariantCulture, $"/seed-{seed}") : "";

    /// <summary>Whether fingerprints of the sound are available, so that duplicate recordings can be kept on one side of a split.</summary>
    public bool HasRecordings => Experiment.FeatureSets.Count > 0;

    /// <summary>The tables that preprocessing produces.</summary>
    public IReadOnlyList<string> PreprocessedTables =>
    [
        Tables.All.Labels,
        .. Columns is null ? [] : new[] { Columns },
        .. Tables.Sources.Select(folder => folder.Transcripts),
        Tables.All.Texts,
        .. Experiment.FeatureSets.Select(Tables.All.Features),
        .. Experiment.TextSets.Select(set => Tables.All.Features(set.Name)),
        .. Protocols.Select(Tables.SplitsOf).Distinct(),
    ];

    /// <summary>The tables that a system reads under a protocol in one fold.</summary>
    public RowTables RowsOf(IProtocol protocol, SystemDefinition system, int fold)
    {
        var rows = RowsOf(protocol, (FittedDefinition)system, fold);
        var others = system.OtherSystems.Select(
            other => KeyValuePair.Create(FeatureTables.ProbabilitiesOf(other), ProbabilitiesOf(protocol, Experiment.SystemNamed(other), fold)));
        return rows with
        {
            Features = rows.Features.Concat(others).ToDictionary(),
            Recordings = HasRecordings ? Tables.All.Recordings : null,
            Labels = system.Calibration is null ? null : Tables.All.Labels,
        };
    }

    /// <summary>The regressors that are fitted; none if models or a checkpoint are given, because nothing is trained then.</summary>
    public IReadOnlyList<RegressorDefinition> Regressors => Models is null && Checkpoint is null ? Experiment.Regressors : [];

    /// <summary>The tables that a regressor reads under a protocol.</summary>
    public RowTables RowsOf(IProtocol protocol, RegressorDefinition regressor) => RowsOf(protocol, regressor, null);

    private RowTables RowsOf(IProtocol protocol, FittedDefinition fitted, int? fold)
    {
        var features = fitted.FeatureSets.ToDictionary(set => set, set => Tables.FeaturesOf(set, protocol, fold));
        foreach (var set in fitted.TextSets)
        {
            features.TryAdd(set.Name, Tables.All.Features(set.Name));
        }

        return new(Tables.SplitsOf(protocol), Tables.All.Emotions, fitted.ReadsText ? Tables.All.Texts : null, features)
        {
            Transcripts = fitted.ReadsWrittenText ? Tables.All.Transcripts : null,
            Turns = fitted.ReadsDialogs ? Tables.All.Turns : null,
        };
    }

    /// <summary>The probabilities of a system for those that read them.</summary>
    internal string ProbabilitiesOf(IProtocol protocol, SystemDefinition system, int fold) =>
        Tables.ProbabilitiesOf(TrainedUnder(protocol, system), FolderOf(system), fold);

    // What does not use the seed exists once.
    private string FolderOf(SystemDefinition system) => Experiment.UsesSeed(system) ? system.Name + SeedFolder : system.Name;

    /// <summary>The settings that models selected; does not exist if a checkpoint is scored.</summary>
    public string? Selected => Checkpoint is null ? $"{Results}/selected.csv" : null;

    /// <summary>What each given model remembers; exists only if models are given.</summary>
    public string GivenModelsTable => $"{Results}/given-models.csv";

    /// <summary>The test rows that given models recognized; exists only if models are given.</summary>
    public string SeenTestRows => $"{Results}/seen.csv";

    /// <summary>The audit file of a protocol.</summary>
    public string AuditOf(IProtocol protocol) => $"{Results}/audit-{protocol.Name}.csv";

    /// <summary>The files that quantify the effect on scores of duplicates on both sides of a split, one per protocol that creates them.</summary>
    public IReadOnlyList<(IProtocol Protocol, string File)> CopyEffects =>
        [.. Protocols.Where(protocol => protocol.DuplicatesRows).Select(protocol => (protocol, CopyEffectsOf(protocol)))];

    /// <summary>The file that quantifies the effect of duplicates on scores under one protocol.</summary>
    public string CopyEffectsOf(IProtocol protocol) => $"{Results}/copies-{protocol.Name}.csv";

    /// <summary>
    /// The protocol under which a system is trained: for one that reads no sound, the protocol whose split is used, because its rows and settings are the same.
    /// Models that are given may be the protocol's own.
    /// </summary>
    public IProtocol TrainedUnder(IProtocol protocol, SystemDefinition system) =>
        protocol.SplitOf is { } other && !Experiment.ReadsSound(system) && Models?.Has(Experiment, protocol, system) != true ? other : protocol;

    /// <summary>The folder of a trained model.</summary>
    public string ModelOf(IProtocol protocol, SystemDefinition system, int fold) =>
        $"savedModel/{Experiment.Name}/{TrainedUnder(protocol, system).Name}/{FolderOf(system)}/fold-{fold}";

    /// <summary>The system that is trained on all rows once more; null if there is none, or if nothing is trained.</summary>
    public SystemDefinition? Final =>
        Models is null && Checkpoint is null && OtherSeed is null && Experiment.Final is { } name ? Experiment.SystemNamed(name) : null;

    /// <summary>The folder of the model that is trained on all rows.</summary>
    /// <param name="system"><see cref="Final"/>.</param>
    public string FinalModelOf(SystemDefinition system) => ModelOf(new AllRowsProtocol(), system, 1);

    /// <summary>The systems whose models under a protocol are those of another protocol.</summary>
    public IEnumerable<(IProtocol Protocol, SystemDefinition System, IProtocol Under)> SharedModels =>
        from protocol in Checkpoint is null ? Protocols : []
        from system in SystemsOf(protocol)
        let under = TrainedUnder(protocol, system)
        where under.Name != protocol.Name
        select (protocol, system, under);

    /// <summary>A file of a model as an input, trained in the workspace or given.</summary>
    /// <param name="name">Its path in the workspace, in a folder of <see cref="ModelOf"/>.</param>
    public StageInput ModelInput(string name) => Models is null ? Workspace.Input(name) : new StageInput(name, Models.PathOf(name));

    /// <summary>The training log of a network.</summary>
    public string LogOf(IProtocol protocol, SystemDefinition system, int fold) => $"{ModelOf(protocol, system, fold)}/log.csv";

    /// <summary>The file, in place of a model, that says why a system cannot be fitted under a protocol; null if it can, as far as is known.</summary>
    public string? LeftOut(IProtocol protocol, SystemDefinition system) => FoldsOf(protocol)
        .Select(fold => $"{ModelOf(protocol, system, fold)}/{LeftOutSystem.FileName}")
        .FirstOrDefault(file => File.Exists(ModelInput(file).Path));

    /// <summary>Its systems that are scored under a protocol: those that can be fitted in each fold.</summary>
    public IEnumerable<SystemDefinition> SystemsOf(IProtocol protocol) => Systems.Where(system => LeftOut(protocol, system) is null);

    /// <summary>The systems that are not scored under some protocol, and the files that say why.</summary>
    public IEnumerable<(IProtocol Protocol, SystemDefinition System, string File)> AllLeftOut =>
        from protocol in Protocols
        from system in Systems
        let file = LeftOut(protocol, system)
        where file is not null
        select (protocol, system, file);

    /// <summary>The systems of a protocol that are trained by epochs and have a log of them.</summary>
    public IEnumerable<SystemDefinition> NetworksOf(IProtocol protocol) =>
        Checkpoint is null ? SystemsOf(protocol).Where(system => system.Model.HasEpochs) : [];

    /// <summary>The training logs of all networks.</summary>
    public IReadOnlyList<string> Logs =>
    [
        .. from protocol in Protocols
           from system in NetworksOf(protocol)
           from fold in FoldsOf(protocol)
           select LogOf(protocol, system, fold),
    ];

    /// <summary>What generators made in the training of each model with synthetic rows.</summary>
    public IEnumerable<(IProtocol Protocol, SystemDefinition System, int Fold, string File)> SyntheticRows =>
        from protocol in Checkpoint is null ? Protocols : []
        from system in SystemsOf(protocol)
        where system.Resampling is not null
        from fold in FoldsOf(protocol)
        select (protocol, system, fold, $"{ModelOf(protocol, system, fold)}/{SyntheticTable.Name}");

    /// <summary>The folds of a protocol; only fold 1 if its split does not exist yet.</summary>
    public IReadOnlyList<int> FoldsOf(IProtocol protocol) => Folds.Of(Tables.SplitsOf(protocol));

    /// <summary>Whether any protocol has a fold; true if a split does not exist yet.</summary>
    public bool HasFold(int fold) => Protocols.Any(protocol => !Folds.Exist(Tables.SplitsOf(protocol)) || FoldsOf(protocol).Contains(fold));

    /// <summary>The stages in order.</summary>
    /// <param name="onlyFold">The only fold to train; null for all.</param>
    public IEnumerable<Stage> Stages(int? onlyFold) => new ExperimentStages(this).All(onlyFold);

    /// <summary>The training of a system under a protocol in one fold.</summary>
    internal TrainingJob JobOf(IProtocol protocol, SystemDefinition system, int fold) => new()
    {
        Instance = $"{Experiment.Name}/{protocol.Name}/{FolderOf(system)}/fold-{fold}",
        SeededAs = TrainingJob.SeededIn(Experiment.Name, protocol, system.Name, fold),
        Rows = RowsOf(protocol, system, fold),
        Classes = Classes,
        Protocol = protocol,
        Inputs = system.InputsUnder(protocol),
        Model = system.Model,
        Augmentation = system.Augmentation,
        Resampling = system.Resampling,
        Calibration = system.Calibration,
        Fold = fold,
        Seed = OtherSeed ?? Experiment.Seed,
        Folder = ModelOf(protocol, system, fold),
    };
}
