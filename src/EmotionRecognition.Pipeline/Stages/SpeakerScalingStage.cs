using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders;
using StageGraph;
using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// The scaling of the transductive protocol: each acoustic feature to mean 0 and standard deviation 1 over the clips of each speaker, test speakers too;
/// no label is looked at. Generated rows, whose speakers have a clip or two, are scaled together.
/// </summary>
public sealed class SpeakerScalingStage(Workspace workspace, ExperimentPlan plan) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Combine";

    /// <inheritdoc/>
    public override string Instance => $"{plan.Experiment.Name}/{Protocol.Transductive}";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
    [
        .. new[] { plan.Tables.Real.Labels, plan.Tables.Real.Acoustics }.Select(workspace.Input),
        .. plan.Tables.Generated is { } generated ? [workspace.Input(generated.Acoustics)] : Array.Empty<StageInput>(),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [plan.AcousticsOf(Protocol.Transductive)];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var real = FeatureTableFile.Read(run.Input(plan.Tables.Real.Acoustics));
        var speakers = LabelTable.Read(run.Input(plan.Tables.Real.Labels)).ToDictionary(utterance => utterance.Id, utterance => utterance.Speaker);
        var scaled = real.Utterances.GroupBy(utterance => speakers.GetValueOrDefault(utterance, ""))
            .SelectMany(clips => ScaledRows.Of(real, [.. clips], StandardScaler.Fit)).ToDictionary(row => row.Utterance, row => row.Features);
        var generated = plan.Tables.Generated is { } folder ? FeatureTableFile.Read(run.Input(folder.Acoustics)) : null;
        FeatureTableFile.Write(
            run.Output(plan.AcousticsOf(Protocol.Transductive)),
            real.Columns,
            [
                .. real.Utterances.Select(utterance => (utterance, scaled[utterance])),
                .. generated is null ? [] : ScaledRows.Of(generated, generated.Utterances, StandardScaler.Fit),
            ]);
        run.Say($"{real.Utterances.Count} clips of {speakers.Values.Distinct().Count()} speakers, each speaker's scaled by themselves");
    }
}
