using Cake.Core;
using Cake.Frosting;
using EmotionRecognition.SplitAudit;
using EmotionRecognition.SplitAudit.Names;
using EmotionRecognition.SplitAudit.Page;
using EmotionRecognition.SplitAudit.Scores;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Audits a split that anyone has published; it needs no experiment, and stages neither read nor write its files.</summary>
[TaskName(Target)]
[TaskDescription(
    "Audits anyone's split, --split=FILE: leaks, near-duplicates, selection, pretraining, scores; writes report/split-audit/. Exit code 3: it leaks.")]
public sealed class AuditSplitTask : FrostingTask<BuildContext>
{
    /// <summary>The target.</summary>
    public const string Target = "AuditSplit";

    /// <summary>The exit code if the split leaks.</summary>
    public const int Leaks = 3;

    private const string Folder = "report/split-audit";

    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var (arguments, root) = (context.Arguments, context.Options.Root);
        string? Text(string option) => CommandLine.Text(arguments, option);
        string? File(string option) => Text(option) is { } path ? UserPath.File($"--{option}", path, root) : null;
        IReadOnlyList<string> List(string option) => Text(option)?.Split(',') ?? [];
        var split = File("split") ?? throw new InputException("--split", "not passed", "--split=FILE", "pass the split to audit");
        var request = new SplitAuditRequest(split)
        {
            Names = Text("speaker-pattern") is { } pattern ? NamedClips.Of(pattern, "--speaker-pattern") : null,
            Predictions = File("predictions"),
            Printed = Text("printed") is { } printed ? PrintedScore.Read(printed.Contains('=') ? printed : File("printed")!, "--printed") : [],
            Logs = [.. List("log").Select(path => UserPath.File("--log", path, root))],
            Encoders = List("encoder"),
            Threads = context.Options.Threads,
        };
        var result = SplitAuditor.Run(request.At(context.Options.Corpus, context.Options.CorpusPath));
        SplitAuditPage.Write(result, Path.Combine(root, Folder));
        foreach (var line in SplitAuditText.Lines(result))
        {
            context.Terminal.Tell(new StageGraph.BuildEvent.Notice(line));
        }

        context.Terminal.Tell(new StageGraph.BuildEvent.Notice($"{Folder}/{SplitAuditPage.File}"));
        if (result.HasLeaks)
        {
            context.Terminal.FailureCode = Leaks;
            throw new CakeException(Leaks, $"the split leaks: {Verdict.Of(result)[0]}");
        }
    }
}
