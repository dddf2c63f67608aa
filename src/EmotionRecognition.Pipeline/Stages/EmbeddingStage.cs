using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// Places the utterances of an experiment on two planes by their features, unscaled by any protocol: the first two principal components, and t-SNE of the first
/// 30. Of more than 600 utterances, 600 are drawn at random.
/// </summary>
/// <param name="workspace">Where the tables are.</param>
/// <param name="plan">The experiment.</param>
/// <param name="set">The feature set.</param>
public sealed class EmbeddingStage(Workspace workspace, ExperimentPlan plan, string set) : Stage
{
    private const int MostRows = 600;
    private const int Components = 30;
    private const int LeastRows = 4;

    /// <inheritdoc/>
    public override string Target => "Evaluate";

    /// <inheritdoc/>
    public override string Instance => $"{plan.Experiment.Name}/embedding";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs => [.. Needs.Select(workspace.Input)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Needs =>
        [plan.Tables.All.Features(set), plan.Tables.Real.Labels, .. plan.FilterOmissions is { } omissions ? [omissions] : Array.Empty<string>()];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [PlacesOf(plan), ComponentsOf(plan)];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["classes"] = plan.Classes.Description,
        ["seed"] = plan.Experiment.Seed.ToString(CultureInfo.InvariantCulture),
        ["set"] = set,
    };

    /// <summary>Where each utterance is.</summary>
    public static string PlacesOf(ExperimentPlan plan) => $"{plan.Results}/embedding.csv";

    /// <summary>The shares of the variance that components have.</summary>
    public static string ComponentsOf(ExperimentPlan plan) => $"{plan.Results}/embedding-components.csv";

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var table = FeatureTableFile.Read(run.Input(plan.Tables.All.Features(set)));
        var all = plan.Classes.Keep(FilterStage.Kept(run, plan.FilterOmissions, LabelTable.Read(run.Input(plan.Tables.Real.Labels))))
            .Where(utterance => table.Contains(utterance.Id)).ToList();
        if (all.Count < LeastRows)
        {
            throw new InputException(
                $"experiment {plan.Experiment.Name}, embedding", $"{all.Count} utterances", $"at least {LeastRows}", "remove the key, or add recordings");
        }

        var drawn = Seeds.Order(all.Count, Seeds.Derive(plan.Experiment.Seed, "embedding")).Take(MostRows).Order().Select(place => all[place]).ToList();
        var components = PrincipalComponents.Of([.. drawn.Select(utterance => table.Row(utterance.Id).ToArray())], Components);
        var map = NeighborMap.Of(components.Coordinates);
        EmbeddingTables.Write(run.Output(PlacesOf(plan)), run.Output(ComponentsOf(plan)), new EmbeddingResult(
            set,
            table.Columns.Count,
            all.Count,
            components.Shares,
            [
                .. drawn.Index().Select(each => new EmbeddedRow(
                    each.Item.Id, components.Coordinates[each.Index][0], components.Coordinates[each.Index][1], map[each.Index].X, map[each.Index].Y)),
            ]));
        run.Say(FormattableString.Invariant(
            $"{drawn.Count} of {all.Count} utterances by {set}: {components.Shares[0]:0.0%} and {components.Shares[1]:0.0%} of the variance"));
    }
}

/// <summary>Reads and writes <c>embedding.csv</c>, a row per utterance, and <c>embedding-components.csv</c>, a row per component.</summary>
internal static class EmbeddingTables
{
    private static readonly string[] _places = ["utterance", "pc1", "pc2", "tsne1", "tsne2"];
    private static readonly string[] _components = ["set", "columns", "utterances", "component", "share"];

    public static void Write(string places, string components, EmbeddingResult result)
    {
        CsvFile.Write(places, _places, result.Rows.Select(row => (string[])[row.Utterance, Text(row.Pc1), Text(row.Pc2), Text(row.Tsne1), Text(row.Tsne2)]));
        CsvFile.Write(components, _components, result.Shares.Index().Select(share => (string[])
        [
            result.Set, Text(result.Columns), Text(result.Utterances), Text(share.Index + 1), Text(share.Item),
        ]));
    }

    /// <summary>Reads the tables.</summary>
    /// <exception cref="InputException">One is missing or malformed.</exception>
    public static EmbeddingResult Read(StageRun run, ExperimentPlan plan) =>
        Read(run.Input(EmbeddingStage.PlacesOf(plan)), run.Input(EmbeddingStage.ComponentsOf(plan)));

    /// <summary>Reads the tables.</summary>
    /// <exception cref="InputException">One is missing or malformed.</exception>
    internal static EmbeddingResult Read(string places, string components)
    {
        var shares = CsvFile.Read(components, _components).ToList();
        return new EmbeddingResult(
            shares[0]["set"], shares[0].Integer("columns"), shares[0].Integer("utterances"), [.. shares.Select(row => row.Number("share"))],
            [
                .. CsvFile.Read(places, _places).Select(row => new EmbeddedRow(
                    row.Text("utterance"), row.Number("pc1"), row.Number("pc2"), row.Number("tsne1"), row.Number("tsne2"))),
            ]);
    }

    private static string Text(double number) => (Math.Round(number, 5) + 0.0).ToString(CultureInfo.InvariantCulture);
}
