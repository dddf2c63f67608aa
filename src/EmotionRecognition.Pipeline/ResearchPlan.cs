using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Own;
using EmotionRecognition.Corpora.Generated;
using EmotionRecognition.Pipeline.Description;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Pipeline.Stages;
using EmotionRecognition.Reporting;
using EmotionRecognition.Synthetic;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline;

/// <summary>
/// All stages of the selected experiments, in dependency order. Anything that depends on the data, such as the number of folds, is looked up on
/// demand, after the preceding stages have run.
/// </summary>
public sealed class ResearchPlan
{
    private const string SyntheticFolder = "data/synthetic/corpus";

    private readonly ResearchOptions _options;
    private readonly Workspace _workspace;
    private readonly Dictionary<string, CorpusSource> _sources = [];
    private readonly List<string> _notices = [];

    /// <summary>Plans experiments. Corpora are not read yet.</summary>
    /// <exception cref="InputException">
    /// The options lack the path of a corpus, name preprocessed files, models, or a checkpoint that cannot be used, or ask for too many seeds.
    /// </exception>
    public ResearchPlan(ResearchOptions options, IReadOnlyList<Experiment> experiments)
    {
        _options = options;
        _workspace = ResearchLayout.Open(options.Root);
        experiments = SeedOption.Apply(options, experiments, _notices);
        var isPreprocessed = experiments[0].Corpus == PreprocessedExperiments.Corpus;
        Experiments = Given(isPreprocessed ? [.. PreprocessedExperiments.Plan(options, experiments, _workspace, _notices)] : PlanFromCorpora(experiments));
    }

    /// <summary>What was requested but left out, one line per item.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary>The experiments.</summary>
    public IReadOnlyList<ExperimentPlan> Experiments { get; }

    /// <summary>The stages that exist now, of all targets.</summary>
    public IEnumerable<Stage> Stages
    {
        get
        {
            var before = new List<Stage>();
            foreach (var stage in StagesBeforeReport())
            {
                before.Add(stage);
                yield return stage;
            }

            var report = new ReportStage(_workspace, Experiments, ReportSections.Catalog.All);
            report.Overview = StageOverview.Of(_workspace, [.. before, report]);
            yield return report;
        }
    }

    /// <summary>The stages of some targets that exist now. Others are not described, which takes longer than planning them.</summary>
    public IEnumerable<Stage> StagesOf(params IReadOnlyList<string> targets) =>
        (targets.Contains(ReportStage.Id) ? Stages : StagesBeforeReport()).Where(stage => targets.Contains(stage.Target));

    /// <summary>The number of stages of some targets that exist now.</summary>
    public int Count(IReadOnlyList<string> targets) =>
        StagesBeforeReport().Count(stage => targets.Contains(stage.Target)) + targets.Count(target => target == ReportStage.Id);

    private IEnumerable<Stage> StagesBeforeReport()
    {
        if (_sources.Values.Any(source => source.MadeAt is not null))
        {
            yield return new SynthesizeStage(SyntheticFolder, new SyntheticCorpusOptions { Threads = _options.Threads });
        }

        foreach (var (name, source) in _sources)
        {
            var tables = new TableFolder(name);
            yield return new LabelsStage(tables, source);
            if (source.Corpus.JudgedBy is not null)
            {
                yield return new JudgmentsStage(_workspace, tables, source);
            }

            if (_options.Folds is { } folds && source.Corpus is not GeneratedDefinition)
            {
                yield return new FoldsStage(_workspace, tables, Path.GetFullPath(folds), "Labels");
            }

            yield return new TranscriptsStage(_workspace, tables, source);
            foreach (var stage in SoundStages(tables, source))
            {
                yield return stage;
            }
        }

        // Experiments on the same tables share what is computed from their texts.
        foreach (var stage in Experiments.SelectMany(StagesWithFolds).DistinctBy(stage => stage.Name))
        {
            yield return stage;
        }

        foreach (var plan in Experiments.Where(plan => plan.Clips is not null))
        {
            yield return new ClipsStage(_workspace, plan, [.. SoundOf(plan)], _options.Resampling);
        }
    }

    // A published split is read when the labels are there.
    private IEnumerable<Stage> StagesWithFolds(ExperimentPlan plan)
    {
        foreach (var stage in plan.Stages(_options.Fold))
        {
            yield return stage;
            if (stage is ImportStage && _options.Folds is { } folds)
            {
                yield return new FoldsStage(_workspace, plan.Tables.Real, Path.GetFullPath(folds), stage.Target);
            }
        }
    }

    private IEnumerable<ClipSource> SoundOf(ExperimentPlan plan) => plan.Tables.Parts.Count == 0
        ? [new ClipSource(plan.Tables.Real, _sources[plan.Tables.Real.Name], name => name)]
        : plan.Tables.Parts.Select(part => new ClipSource(part.Tables, _sources[part.Tables.Name], name => CombinedCorpora.NameOf(part.Name, name)));

    // Only feature sets that a system reads are computed, so that experiments on text need no sound.
    private IEnumerable<Stage> SoundStages(TableFolder tables, CorpusSource source)
    {
        var plans = Experiments.Where(plan => plan.Tables.Sources.Contains(tables) || plan.Tables.Parts.Any(part => part.Tables == tables)).ToList();
        var experiments = plans.Select(plan => plan.Experiment).ToList();
        var sets = experiments.SelectMany(experiment => experiment.FeatureSets).Distinct().Order(StringComparer.Ordinal).ToList();
        if (sets.Count > 0)
        {
            yield return new RecordingsStage(_workspace, tables, source);
            yield return new SignalToNoiseStage(_workspace, tables, source, _options.Resampling);
        }

        if (plans.Find(plan => plan.HasExamples && plan.Tables.Real == tables) is { } shown)
        {
            yield return new ExamplesStage(_workspace, tables, source, shown.Classes, _options.Resampling);
        }

        foreach (var set in sets)
        {
            yield return new AcousticsStage(
                _workspace, tables, source, AlteredSet.Named(set, others: experiments.SelectMany(each => each.OwnSets)), _options.Resampling);
        }
    }

    private IReadOnlyList<ExperimentPlan> PlanFromCorpora(IReadOnlyList<Experiment> asked)
    {
        var experiments = asked.Where(HasItsSamples).ToList();
        var folds = new SplitFolds(_workspace);
        var plans = new List<ExperimentPlan>();
        foreach (var each in experiments)
        {
            if (each.Corpora.Count > 0)
            {
                plans.Add(Combine(each, folds));
                continue;
            }

            var source = SourceOf(CorpusCatalog.Corpora.Named(each.Corpus, "--corpus"), _options.CorpusPath, ExperimentCatalog.DescriptionOf(_options));
            var experiment = OwnExperiment.Of(each, source.Corpus, _options, _notices);
            _sources.TryAdd(experiment.Corpus, source);
            if (experiment.Generated != GeneratedRows.None)
            {
                _sources.TryAdd(GeneratedFolder(experiment).Name, GeneratedSourceOf(experiment));
            }

            var tables = TablesOf(experiment);
            plans.Add(ExperimentPlan.Of(_workspace, experiment, tables, folds, source.Corpus));
        }

        return plans;
    }

    private ExperimentPlan Combine(Experiment experiment, SplitFolds folds)
    {
        var found = new List<(string Name, ICorpusDefinition Corpus)>();
        foreach (var named in NamedCorpora.Of(_options, experiment))
        {
            var source = SourceOf(named.Kind, named.Path, named.Description);
            NamedCorpora.Check(experiment, named.Name, source.Corpus, found);
            _sources.TryAdd(source.Corpus.Name, source);
            found.Add((named.Name, source.Corpus));
        }

        var all = new TableFolder(experiment.Name);
        var tables = new ExperimentTables(experiment.Name, all, null, all)
        {
            Parts = [.. found.Select(each => new CorpusPart(each.Name, each.Corpus.Title, new TableFolder(each.Corpus.Name))
                {
                    Facts = CardCorpus.Of(each.Corpus, CombinedCorpora.NameOf(each.Name, "")),
                })],
        };
        return ExperimentPlan.Of(_workspace, experiment, tables, folds);
    }

    /// <summary>Whether an experiment's generated samples are available. For an experiment selected by name, their absence is an error later on.</summary>
    private bool HasItsSamples(Experiment experiment)
    {
        var isMissing = experiment.Generated != GeneratedRows.None && _options.GeneratedPath is null
            && (experiment.Corpus != CorpusCatalog.Synthetic || _options.CorpusPath is not null);
        if (isMissing && _options.Experiment is null)
        {
            _notices.Add($"skipped {experiment.Name}: it needs --generated-path=FOLDER");
        }

        return !isMissing || _options.Experiment is not null;
    }

    // What the user passes beside the experiments: a published split, models.
    private IReadOnlyList<ExperimentPlan> Given(IReadOnlyList<ExperimentPlan> plans)
    {
        if (_options.Folds is not null)
        {
            plans = [.. plans.Select(plan => plan with { Given = plan.Tables.Real.Folds })];
        }

        if (_options is { Checkpoint: not null, SavedModels: not null })
        {
            throw new InputException("--checkpoint", "--saved-models as well", "only one of them", "remove one of them");
        }

        return _options.Checkpoint is { } file
            ? [GivenCheckpoint.Plan(file, plans)]
            : _options.SavedModels is { } folder ? GivenModels.Open(folder).Choose(plans, _notices) : plans;
    }

    private CorpusSource SourceOf(ICorpusDefinition corpus, string? path, string? description) => (corpus.Name, path) switch
    {
        (CorpusCatalog.Synthetic, null) => new CorpusSource(corpus, At(_workspace.PathOf(SyntheticFolder)), SyntheticFolder),
        (var name, null) => throw new InputException("--corpus-path", "missing", $"the folder of the corpus {name}", "pass --corpus-path=FOLDER"),
        (_, { } own) when corpus is OwnKind => Given(corpus.At(At(own, description)), own, description),
        (_, { } found) => Given(corpus, Find(corpus, found, "--corpus-path"), description),
    };

    private CorpusSource Given(ICorpusDefinition corpus, string path, string? description = null) =>
        new(corpus, At(path, description), null) { MostUnreadable = _options.MostUnreadable };

    private CorpusLocation At(string path, string? description = null) => new(Path.GetFullPath(path))
    {
        Encoding = _options.Encoding is { } name ? TextFile.EncodingNamed(name, "--encoding") : null,
        Pattern = _options.Pattern,
        Map = _options.Map,
        Description = description,
    };

    private string Find(ICorpusDefinition corpus, string path, string option)
    {
        var found = CorpusFinder.Find(corpus, path, option);
        var notice = $"found {corpus.Title} in {found}";
        if (corpus.RootAt(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))) != found && !_notices.Contains(notice))
        {
            _notices.Add(notice);
        }

        return found;
    }

    private CorpusSource GeneratedSourceOf(Experiment experiment)
    {
        GeneratedDefinition samples = experiment.Generated == GeneratedRows.Gan ? new GanSamples() : new AutoencoderSamples();
        if (_options.GeneratedPath is { } path)
        {
            return Given(samples, Find(samples, path, "--generated-path"));
        }

        return experiment.Corpus == CorpusCatalog.Synthetic && _options.CorpusPath is null
            ? new CorpusSource(samples, At(_workspace.PathOf($"{SyntheticFolder}/{SyntheticCorpus.GeneratedFolder}")), SyntheticFolder)
            : throw new InputException(
                "--generated-path",
                "missing",
                $"the folder of the generated samples that {experiment.Name} needs",
                "pass --generated-path=FOLDER or choose another --experiment");
    }

    private static TableFolder GeneratedFolder(Experiment experiment) =>
        new($"{experiment.Corpus}-{(experiment.Generated == GeneratedRows.Gan ? "gan" : "autoencoder")}-samples");

    private static ExperimentTables TablesOf(Experiment experiment)
    {
        var real = new TableFolder(experiment.Corpus);
        return experiment.Generated == GeneratedRows.None
            ? new ExperimentTables(experiment.Name, real, null, real)
            : new ExperimentTables(experiment.Name, real, GeneratedFolder(experiment), new TableFolder(experiment.Name));
    }
}
