using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Protocols;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// Measures what the trained models of an experiment lose if columns of their input are permuted among the test rows of a fold. Nothing is trained. Protocols
/// that keep nothing from the models are left out, unless there are no others: what a model knows by heart it does not read from its input.
/// </summary>
public sealed class ImportanceStage(Workspace workspace, ExperimentPlan plan, ImportanceSettings settings) : Stage
{
    private readonly IReadOnlyList<IProtocol> _protocols = ProtocolsOf(plan);

    /// <inheritdoc/>
    public override string Target => "Evaluate";

    /// <inheritdoc/>
    public override string Instance => $"{plan.Experiment.Name}/importance";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Needs => [.. Tables, .. plan.Models is null ? Models : []];

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
        [.. Tables.Select(workspace.Input), .. Models.Distinct().SelectMany(folder => ModelFiles.Of(folder, plan.ModelInput))];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [ScoresOf(plan)];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["classes"] = plan.Classes.Description,
        ["permutations"] = settings.ToString(),
        ["protocols"] = string.Join(", ", _protocols.Select(protocol => protocol.Name)),
        ["seed"] = plan.Experiment.Seed.ToString(CultureInfo.InvariantCulture),
        ["systems"] = string.Join(", ", plan.Systems.Select(system => $"{system.Name} ({SettingsJson.Describe(system.Inputs)})")),
    };

    private IEnumerable<string> Tables =>
        (from protocol in _protocols
         from system in plan.SystemsOf(protocol)
         from fold in plan.FoldsOf(protocol)
         from table in plan.RowsOf(protocol, system, fold).All
         select table).Append(plan.Tables.All.Labels).Distinct();

    private IEnumerable<string> Models =>
        from protocol in _protocols
        from system in plan.SystemsOf(protocol)
        from fold in plan.FoldsOf(protocol)
        select plan.ModelOf(protocol, system, fold);

    /// <summary>The importance of the input of an experiment's systems.</summary>
    /// <param name="plan">An experiment that measures it.</param>
    public static string ScoresOf(ExperimentPlan plan) => $"{plan.Results}/importance.csv";

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var speakers = LabelTable.Read(run.Input(plan.Tables.All.Labels))
            .ToDictionary(utterance => utterance.Id, Measurement.SpeakerOf, StringComparer.Ordinal);
        var scores = new List<ImportanceScore>();
        foreach (var protocol in _protocols)
        {
            foreach (var system in plan.SystemsOf(protocol))
            {
                var own = Measure(run, protocol, system, utterance => speakers[utterance]);
                scores.AddRange(own);
                var most = own.Where(score => score.Column.Length == 0).MaxBy(score => score.Drop)!;
                run.Say(FormattableString.Invariant($"{protocol.Name} {system.Name}: most from {most.Family}, {100 * most.Drop:0.0} points of UAR"));
            }
        }

        ImportanceTable.Write(run.Output(ScoresOf(plan)), scores);
    }

    private static IReadOnlyList<IProtocol> ProtocolsOf(ExperimentPlan plan)
    {
        var strict = plan.Protocols.Where(protocol => protocol.Audit.ForbidsLeaks && protocol.Preparation is null).ToList();
        return strict.Count > 0 ? strict : plan.Protocols;
    }

    private List<ImportanceScore> Measure(StageRun run, IProtocol protocol, SystemDefinition system, Func<string, string?> speakerOf)
    {
        var clean = new List<Prediction>();
        var answers = new Dictionary<(string Family, string Column), PermutedAnswers>();
        LabeledRows? rows = null;
        foreach (var fold in plan.FoldsOf(protocol))
        {
            rows = rows is null || system.OtherSystems.Any() ? LabeledRows.Read(run, plan.RowsOf(protocol, system, fold), plan.Classes) : rows;
            using var model = SavedModel.Load(plan.ModelInput(plan.ModelOf(protocol, system, fold)).Path, system.Model, system.Inputs);
            var input = new PermutedInput(model.Encode(rows.Features, rows.In(fold, Role.Test)));
            foreach (var (family, column, places) in GroupsOf(model, system))
            {
                if (!answers.TryGetValue((family, column), out var own))
                {
                    answers[(family, column)] = own = new PermutedAnswers(settings.Repeats);
                }

                own.Columns = Math.Max(own.Columns, places.Length);
                for (var repeat = 0; repeat < settings.Repeats && input.Varies(places); repeat++)
                {
                    var seed = Seeds.Derive(plan.Experiment.Seed, FormattableString.Invariant($"importance/{protocol.Name}/{fold}/{repeat}"));
                    own.Folds[repeat].Add((clean.Count, Array.ConvertAll(model.Predict(input.Permute(places, seed)), row => Array.IndexOf(row, row.Max()))));
                }
            }

            clean.AddRange(rows.Predictions(protocol, system.Name, fold, model.Predict(input.Restore())));
        }

        return Score(clean, answers, speakerOf);
    }

    private IEnumerable<(string Family, string Column, int[] Places)> GroupsOf(SavedModel model, SystemDefinition system)
    {
        var families = model.Families;
        foreach (var family in families.Index().GroupBy(column => column.Item))
        {
            yield return (family.Key, "", [.. family.Select(column => column.Index)]);
        }

        for (var place = 0; place < families.Count && !system.Model.HasEpochs && families.Count <= settings.Columns; place++)
        {
            yield return (families[place], model.Columns[place], [place]);
        }
    }

    private List<ImportanceScore> Score(
        List<Prediction> clean, Dictionary<(string Family, string Column), PermutedAnswers> answers, Func<string, string?> speakerOf)
    {
        var classes = plan.Classes.Classes.ToList();
        var drops = new RecallDrop(classes, clean, speakerOf);
        var asTheyAre = clean.Select(row => classes.IndexOf(row.Predicted)).ToArray();
        return
        [
            .. answers.Select(each =>
            {
                var (drop, deviation) = drops.Of([.. each.Value.In(asTheyAre)]);
                return new ImportanceScore(
                    clean[0].Protocol, clean[0].System, each.Key.Family, each.Key.Column, each.Value.Columns, drops.Recall, drop.Value, drop.Interval,
                    deviation, settings.Repeats, drops.Unit);
            }),
        ];
    }

    /// <summary>
    /// What models answer if some columns are permuted: for each repetition, the answers in each fold and where these begin. In a fold whose model does not
    /// have the columns, or whose rows do not differ in them, answers stay as they are.
    /// </summary>
    private sealed class PermutedAnswers(int repeats)
    {
        public List<(int Start, int[] Answers)>[] Folds { get; } = [.. Enumerable.Range(0, repeats).Select(_ => new List<(int, int[])>())];

        public int Columns { get; set; }

        public IEnumerable<int[]> In(int[] asTheyAre) => Folds.Select(folds =>
        {
            var all = (int[])asTheyAre.Clone();
            foreach (var (start, answers) in folds)
            {
                answers.CopyTo(all, start);
            }

            return all;
        });
    }
}

/// <summary>A model's input for the test rows of a fold, of which columns can be permuted.</summary>
/// <param name="encoded">The input: see <see cref="SavedModel.Encode"/>.</param>
internal sealed class PermutedInput(IReadOnlyList<InputMatrix> encoded)
{
    private readonly IReadOnlyList<InputMatrix> _changed = [.. encoded.Select(matrix => new InputMatrix(matrix.Columns, (float[])matrix.Values.Clone()))];
    private int[] _places = [];

    /// <summary>Whether rows differ in some of the columns.</summary>
    public bool Varies(int[] places) => encoded.Any(matrix => places.Any(place =>
        Enumerable.Range(1, Math.Max(0, matrix.RowCount - 1)).Any(row => matrix.Row(row)[place] != matrix.Row(0)[place])));

    /// <summary>Deals columns to rows at random, the same row's for all of them and for all copies of a clip; other columns are as they were.</summary>
    public IReadOnlyList<InputMatrix> Permute(int[] places, int seed)
    {
        Restore();
        _places = places;
        Deal(places, Seeds.Order(encoded[0].RowCount, seed));
        return _changed;
    }

    /// <summary>The input as it was.</summary>
    public IReadOnlyList<InputMatrix> Restore()
    {
        Deal(_places, [.. Enumerable.Range(0, encoded[0].RowCount)]);
        return _changed;
    }

    private void Deal(int[] places, int[] order)
    {
        foreach (var (from, to) in encoded.Zip(_changed))
        {
            for (var row = 0; row < order.Length; row++)
            {
                foreach (var place in places)
                {
                    to.Values[(row * to.Columns.Count) + place] = from.Values[(order[row] * to.Columns.Count) + place];
                }
            }
        }
    }
}
