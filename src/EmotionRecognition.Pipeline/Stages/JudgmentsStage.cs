using EmotionRecognition.Corpora;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Reads what people heard in the utterances of a corpus, for the report; nothing is trained on it.</summary>
public sealed class JudgmentsStage(Workspace workspace, TableFolder tables, CorpusSource source) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Labels";

    /// <inheritdoc/>
    public override string Instance => $"{tables.Name}/judgments";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs => [workspace.Input(tables.Labels), .. source.InputsFor(source.Open().JudgmentFiles)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Needs => [.. source.Needs, tables.Labels];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [tables.Judgments];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => source.Settings;

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var utterances = LabelTable.Read(run.Input(tables.Labels));
        var judgments = source.Open().ReadJudgments(utterances).ToList();
        JudgmentTable.Write(run.Output(tables.Judgments), judgments);
        var judged = judgments.Select(judgment => judgment.Utterance).Distinct(StringComparer.Ordinal).Count();
        run.Say($"{judged} of {utterances.Count} utterances judged by people");
    }
}
