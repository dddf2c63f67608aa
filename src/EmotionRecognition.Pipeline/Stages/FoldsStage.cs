using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Own;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Reads a published split that a user passes for a corpus.</summary>
/// <param name="workspace">Where the tables are.</param>
/// <param name="tables">The corpus's tables.</param>
/// <param name="path">The file, or the folder of JSON lines; a full path.</param>
/// <param name="target">The target that writes the labels.</param>
public sealed class FoldsStage(Workspace workspace, TableFolder tables, string path, string target) : Stage
{
    /// <inheritdoc/>
    public override string Target => target;

    /// <inheritdoc/>
    public override string Instance => $"{tables.Name}/folds";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
    [
        workspace.Input(tables.Labels),
        .. Files.Select(file => new StageInput($"folds/{Path.GetRelativePath(Path.GetDirectoryName(path)!, file).Replace('\\', '/')}", file)),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Needs => [tables.Labels];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [tables.Folds];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    private IEnumerable<string> Files => Directory.Exists(path)
        ? Directory.GetFiles(path, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [path];

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        string[] utterances = [.. LabelTable.Read(run.Input(tables.Labels)).Select(utterance => utterance.Id)];
        var parts = GivenFolds.Read(path, utterances);
        GivenPartTable.Write(run.Output(tables.Folds), parts);
        var named = parts.Select(part => part.Utterance).Distinct().Count();
        run.Say($"{named} of {utterances.Length} utterances in {parts.Select(part => part.Fold).Distinct().Count()} folds");
        if (named < utterances.Length)
        {
            run.Warn($"{utterances.Length - named} of {utterances.Length} utterances are in none of the folds of {Path.GetFileName(path)} and are left out");
        }
    }
}
