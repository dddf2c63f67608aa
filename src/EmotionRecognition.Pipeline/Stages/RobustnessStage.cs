using System.Globalization;
using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// Scores the trained models of an experiment on test rows whose sound was altered. Nothing is trained: in place of each table of features, a model reads the
/// one of the altered sound, and in place of another system's probabilities those that it gives to altered sound.
/// </summary>
public sealed class RobustnessStage(Workspace workspace, ExperimentPlan plan) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Evaluate";

    /// <inheritdoc/>
    public override string Instance => $"{plan.Experiment.Name}/robustness";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Needs => [.. Tables, .. plan.Models is null ? Models.Select(model => model.Folder) : []];

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
        [.. Tables.Select(workspace.Input), .. Models.Select(model => model.Folder).Distinct().SelectMany(folder => ModelFiles.Of(folder, plan.ModelInput))];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [ScoresOf(plan)];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["classes"] = plan.Classes.Description,
        ["conditions"] = string.Join(", ", plan.Experiment.Robustness),
        ["protocols"] = string.Join(", ", plan.Protocols.Select(protocol => protocol.Name)),
        ["seed"] = plan.Experiment.Seed.ToString(CultureInfo.InvariantCulture),
        ["systems"] = string.Join(
            ", ", plan.Systems.Where(plan.Experiment.ReadsSound).Select(system => $"{system.Name} ({SettingsJson.Describe(system.Inputs)})")),
    };

    private IEnumerable<string> Tables =>
        (from model in Models
         from condition in plan.Experiment.Robustness
         from table in AlteredRows.Of(plan, model.Protocol, model.System, model.Fold, condition).All
         select table).Append(plan.Tables.All.Labels).Append(plan.Predictions).Distinct();

    private IEnumerable<(IProtocol Protocol, SystemDefinition System, int Fold, string Folder)> Models =>
        from protocol in plan.Protocols
        from system in HearingSystems(protocol)
        from fold in plan.FoldsOf(protocol)
        select (protocol, system, fold, plan.ModelOf(protocol, system, fold));

    /// <summary>The scores of an experiment's systems under its conditions.</summary>
    /// <param name="plan">An experiment with conditions.</param>
    public static string ScoresOf(ExperimentPlan plan) => $"{plan.Results}/robustness.csv";

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var speakers = LabelTable.Read(run.Input(plan.Tables.All.Labels))
            .ToDictionary(utterance => utterance.Id, Measurement.SpeakerOf, StringComparer.Ordinal);
        var predictions = PredictionTable.Read(run.Input(plan.Predictions));
        var clean = predictions.Rows.ToLookup(row => (row.Protocol, row.System));
        var scores = new List<RobustnessScore>();
        RobustnessScore Score(IReadOnlyList<Prediction> altered, string condition) => RobustnessScore.Of(
            predictions.Classes, [.. clean[(altered[0].Protocol, altered[0].System)]], altered, condition, utterance => speakers[utterance],
            Seeds.Derive(plan.Experiment.Seed, "Evaluate"));
        foreach (var protocol in plan.Protocols)
        {
            var systems = HearingSystems(protocol).ToList();
            scores.AddRange(systems.Select(system => Score([.. clean[(protocol.Name, system.Name)]], RobustnessScore.Clean)));
            foreach (var condition in plan.Experiment.Robustness)
            {
                var altered = Predict(run, protocol, condition, systems).ToLookup(row => row.System);
                foreach (var score in systems.Select(system => Score([.. altered[system.Name]], condition)))
                {
                    scores.Add(score);
                    run.Say(FormattableString.Invariant(
                        $"{protocol.Name} {score.System}, {condition}: UAR {score.Recall:0.0%}, {100 * score.Difference:+0.0;-0.0;0.0} points; ")
                        + FormattableString.Invariant($"{score.Changed:0.0%} of answers changed"));
                }
            }
        }

        RobustnessTable.Write(run.Output(ScoresOf(plan)), scores);
    }

    private IEnumerable<SystemDefinition> HearingSystems(IProtocol protocol) => plan.SystemsOf(protocol).Where(plan.Experiment.ReadsSound);

    private IEnumerable<Prediction> Predict(StageRun run, IProtocol protocol, string condition, IReadOnlyList<SystemDefinition> systems)
    {
        var tables = new Dictionary<string, FeatureTable>(StringComparer.Ordinal);
        foreach (var fold in plan.FoldsOf(protocol))
        {
            var heard = new Dictionary<string, FeatureTable>(StringComparer.Ordinal);
            foreach (var system in systems)
            {
                var altered = AlteredRows.Of(plan, protocol, system, fold, condition);
                var rows = LabeledRows.Read(run, altered.Rows, plan.Classes);
                var features = altered.Features.ToDictionary(pair => pair.Key, pair => TableAt(run, pair.Value, tables));
                foreach (var other in altered.Heard)
                {
                    features[FeatureTables.ProbabilitiesOf(other)] = heard[other];
                }

                var known = rows.Features.With(features);
                using var model = SavedModel.Load(plan.ModelInput(plan.ModelOf(protocol, system, fold)).Path, system.Model, system.Inputs);
                foreach (var prediction in rows.Predictions(protocol, system.Name, fold, model.Predict(known, rows.In(fold, Role.Test))))
                {
                    yield return prediction;
                }

                if (systems.Any(each => each.OtherSystems.Contains(system.Name)))
                {
                    heard[system.Name] = Everyone(model, system, known, rows);
                }
            }
        }
    }

    // Each table is read once per condition.
    private static FeatureTable TableAt(StageRun run, string path, Dictionary<string, FeatureTable> tables)
    {
        if (!tables.TryGetValue(path, out var table))
        {
            tables[path] = table = FeatureTableFile.Read(run.Input(path));
        }

        return table;
    }

    // The probabilities of all utterances, because those around a test row may be read with it.
    private static FeatureTable Everyone(SavedModel model, SystemDefinition system, FeatureTables features, LabeledRows rows)
    {
        IReadOnlyList<string?> sets =
            [.. system.Inputs.Select(input => input.FeatureSet), .. system.OtherSystems.Select(FeatureTables.ProbabilitiesOf)];
        var everyone = rows.Everyone.Where(row => sets.All(set => set is null || features[set].Contains(row.Utterance))).ToList();
        return new FeatureTable(
            rows.Classes.Classes, [.. everyone.Select(row => row.Utterance)], [.. model.Predict(features, everyone).SelectMany(row => row)]);
    }
}

/// <summary>What a system reads in one fold if the sound of each clip is altered.</summary>
/// <param name="Rows">The rows, without features.</param>
/// <param name="Features">The tables of features by the names under which the system knows those of the clips themselves.</param>
/// <param name="Heard">The other systems whose probabilities are those of altered sound.</param>
internal sealed record AlteredRows(RowTables Rows, IReadOnlyDictionary<string, string> Features, IReadOnlyList<string> Heard)
{
    /// <summary>All tables.</summary>
    public IEnumerable<string> All => Rows.All.Concat(Features.Values);

    public static AlteredRows Of(ExperimentPlan plan, IProtocol protocol, SystemDefinition system, int fold, string condition)
    {
        var rows = plan.RowsOf(protocol, system, fold);
        var heard = system.OtherSystems.Where(other => plan.Experiment.ReadsSound(plan.Experiment.SystemNamed(other))).ToList();
        var replaced = system.FeatureSets.Concat(heard.Select(FeatureTables.ProbabilitiesOf)).ToHashSet(StringComparer.Ordinal);
        return new AlteredRows(
            rows with { Features = new Dictionary<string, string>(), Recordings = null },
            rows.Features.Where(pair => !replaced.Contains(pair.Key))
                .Concat(system.SetsAtTest.Select(set => KeyValuePair.Create(set, plan.Tables.FeaturesOf(AlteredSet.NameOf(set, condition), protocol, fold))))
                .ToDictionary(),
            heard);
    }
}
