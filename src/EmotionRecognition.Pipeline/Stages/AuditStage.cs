using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders.Tfidf;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Protocols;
using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.Text;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Looks for leakage in the split of one protocol; fails if it finds leakage that the protocol forbids.</summary>
public sealed class AuditStage(Workspace workspace, ExperimentPlan plan, IProtocol protocol) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Audit";

    /// <inheritdoc/>
    public override string Instance => $"{plan.Experiment.Name}/{protocol.Name}";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
    [
        .. new[] { plan.Tables.SplitsOf(protocol), plan.Tables.All.Labels, plan.Tables.All.Texts, plan.Predictions }.Concat(Recordings)
            .Select(workspace.Input),
        .. Vectorizers.Select(each => plan.ModelInput(each.Name)),
        .. plan.Models is null ? [] : new[] { workspace.Input(plan.SeenTestRows) },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs =>
        protocol.DuplicatesRows ? [plan.AuditOf(protocol), plan.CopyEffectsOf(protocol)] : [plan.AuditOf(protocol)];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["classes"] = plan.Classes.Description,
        ["protocol"] = protocol.Name,
    };

    private IReadOnlyList<string> Recordings => plan.HasRecordings ? [plan.Tables.All.Recordings] : [];

    /// <summary>The vocabulary, per fold, of the first system with TF-IDF, if test rows must not contribute to it under the protocol.</summary>
    private IEnumerable<(int Fold, string Name, TfidfOptions Options)> Vectorizers =>
        from system in plan.SystemsOf(protocol).Where(system => system.Inputs.Any(input => input is TfidfEncoder)).Take(1)
        where plan.Checkpoint is null && protocol.FittedOn != FittedOn.AllRows
        from fold in plan.FoldsOf(protocol)
        select (fold, $"{plan.ModelOf(protocol, system, fold)}/{TfidfEncoder.VectorizerName}", system.Inputs.OfType<TfidfEncoder>().First().Options);

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var splits = SplitTable.Read(run.Input(plan.Tables.SplitsOf(protocol)));
        var predictions = PredictionTable.Read(run.Input(plan.Predictions));
        var report = LeakageAudit.Run(new AuditInput
        {
            Protocol = protocol,
            Classes = plan.Classes,
            Rows = splits,
            Utterances = LabelTable.Read(run.Input(plan.Tables.All.Labels)),
            Transcripts = [.. TrainingColumns.ReadTexts(run.Input(plan.Tables.All.Texts)).Select(row => new Transcript(row.Utterance, row.Text))],
            Recordings = RecordingTable.Read(Recordings.Select(run.Input)),
            Vectorizers = Vectorizers.ToDictionary(each => each.Fold, each => TfidfVectorizer.Load(run.Input(each.Name), each.Options)),
            Seen = plan.Models is null ? null : ModelMemory.ReadRows(run.Input(plan.SeenTestRows), protocol),
            Outcomes = OutcomesOfTheBest(predictions),
        });
        report.ThrowOnErrors();
        AuditTable.Write(run.Output(plan.AuditOf(protocol)), report);
        if (protocol.DuplicatesRows)
        {
            CopyEffects.Write(run, run.Output(plan.CopyEffectsOf(protocol)), protocol, predictions, splits);
        }

        run.Say(report.HasLeaks
            ? $"leaks: {string.Join(", ", report.Findings.Where(finding => finding.IsLeak).Select(finding => finding.Kind.Id()))}"
            : "no leaks");
    }

    /// <summary>The predictions of the most accurate system under the protocol, which shows the effect of leakage best.</summary>
    private List<TestOutcome> OutcomesOfTheBest(PredictionTable predictions)
    {
        var best = predictions.Rows.Where(row => row.Protocol == protocol.Name).GroupBy(row => row.System)
            .MaxBy(system => system.Sum(row => row.Actual == row.Predicted ? row.Copies : 0));
        return best is null
            ? []
            : [.. best.Select(row => new TestOutcome(
                int.Parse(row.Fold, System.Globalization.CultureInfo.InvariantCulture), row.Utterance, row.Actual, row.Predicted))];
    }
}
