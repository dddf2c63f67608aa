using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Saved.Cards;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Protocols;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// Writes the card of each system's models next to them: <c>savedModel/EXPERIMENT/PROTOCOL/SYSTEM/card.json</c> and <c>MODEL_CARD.md</c>. A model that was
/// trained on all rows gets the scores of its system's models under the experiment's protocols.
/// </summary>
public sealed class CardStage(Workspace workspace, ExperimentPlan plan) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Evaluate";

    /// <inheritdoc/>
    public override string Instance => $"{plan.Experiment.Name}/cards";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
    [
        .. new[] { plan.Metrics, plan.Predictions, plan.Tables.All.Labels, plan.Columns, plan.FilterOmissions, plan.Tables.Real.Notices,
                plan.HasConditions ? RobustnessStage.ScoresOf(plan) : null }
            .OfType<string>().Select(workspace.Input),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs =>
        [.. Cards.Select(each => each.Folder).Distinct().SelectMany(folder => new[] { $"{folder}/{ModelCard.FileName}", $"{folder}/{ModelCard.PageName}" })];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["classes"] = plan.Classes.Description,
        ["data"] = string.Join("; ", Corpora.Select(corpus => $"{corpus.Title}, {corpus.License}, {corpus.Speech}, {corpus.Source}")),
        ["systems"] = string.Join("; ", Cards.Select(each => $"{each.Folder}: {CardFacts.SummaryOf(plan, each.System)}")),
        ["title"] = plan.Experiment.Title,
    };

    private IReadOnlyList<CardCorpus> Corpora => CardFacts.CorporaOf(plan);

    private IEnumerable<(IProtocol? Protocol, SystemDefinition System, string Folder)> Cards =>
        (from protocol in plan.Protocols
         from system in plan.SystemsOf(protocol)
         where plan.TrainedUnder(protocol, system).Name == protocol.Name
         select (Protocol: (IProtocol?)protocol, System: system, Folder: FolderOf(plan.ModelOf(protocol, system, 1))))
        .Concat(plan.Final is { } final ? [((IProtocol?)null, final, FolderOf(plan.FinalModelOf(final)))] : []);

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var facts = CardFacts.Read(run, plan);
        foreach (var (protocol, system, folder) in Cards)
        {
            facts.CardOf(system, protocol).Write(Path.GetDirectoryName(run.Output($"{folder}/{ModelCard.FileName}"))!);
        }
    }

    private static string FolderOf(string model) => model[..model.LastIndexOf('/')];
}
