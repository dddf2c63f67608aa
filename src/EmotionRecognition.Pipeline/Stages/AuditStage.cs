using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Encoders;
using StageGraph;
using EmotionRecognition.Protocols;
using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.Tables;
using EmotionRecognition.Text;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Looks for leaks in the split of one protocol; fails where the protocol forbids what it finds.</summary>
public sealed class AuditStage(Workspace workspace, ExperimentPlan plan, Protocol protocol) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Audit";

    /// <inheritdoc/>
    public override string Instance => $"{plan.Experiment.Name}/{protocol}";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
    [
        .. new[] { plan.Tables.SplitsOf(protocol), plan.Tables.All.Labels, plan.Tables.All.Transcripts, plan.Tables.All.Acoustics, plan.Predictions }
            .Select(workspace.Input),
        .. Vectorizers.Select(each => plan.ModelInput(each.Name)),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs =>
        protocol == Protocol.Published ? [plan.AuditOf(protocol), .. plan.CopyEffects] : [plan.AuditOf(protocol)];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["classes"] = plan.Experiment.Classes,
        ["protocol"] = protocol.Name,
    };

    /// <summary>By fold the vocabulary of the first system that reads words, where the protocol says that no test row has a part in it.</summary>
    private IEnumerable<(int Fold, string Name)> Vectorizers =>
        from system in plan.Experiment.Systems.Where(system => system.Features != FeatureSet.Audio).Take(1)
        where plan.Checkpoint is null && protocol.FittedOn != FittedOn.AllRows
        from fold in plan.FoldsOf(protocol)
        select (fold, $"{plan.ModelOf(protocol, system, fold)}/{FittedInputs.VectorizerName}");

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var splits = SplitTable.Read(run.Input(plan.Tables.SplitsOf(protocol)));
        var predictions = PredictionTable.Read(run.Input(plan.Predictions));
        var report = LeakageAudit.Run(new AuditInput
        {
            Protocol = protocol,
            Classes = ClassSet.Named(plan.Experiment.Classes),
            Rows = splits,
            Utterances = LabelTable.Read(run.Input(plan.Tables.All.Labels)),
            Transcripts = TranscriptTable.Read(run.Input(plan.Tables.All.Transcripts)),
            Recordings = RecordingFingerprints.Of(FeatureTableFile.Read(run.Input(plan.Tables.All.Acoustics))),
            Vectorizers = Vectorizers.ToDictionary(each => each.Fold, each => TfidfVectorizer.Load(run.Input(each.Name))),
            Outcomes = OutcomesOfTheBest(predictions),
        });
        report.ThrowOnErrors();
        AuditTable.Write(run.Output(plan.AuditOf(protocol)), report);
        if (protocol == Protocol.Published)
        {
            CopyEffects.Write(run, run.Output(plan.CopyEffects[0]), protocol, predictions, splits);
        }

        run.Say(report.HasLeaks
            ? $"leaks: {string.Join(", ", report.Findings.Where(finding => finding.IsLeak).Select(finding => finding.Kind.Id()))}"
            : "no leaks");
    }

    /// <summary>The predictions of the protocol's most accurate system: what leaks do to a score shows best on it.</summary>
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
