using System.CommandLine;
using EmotionRecognition.Cli.Output;
using EmotionRecognition.SplitAudit;
using EmotionRecognition.SplitAudit.Names;
using EmotionRecognition.SplitAudit.Page;
using EmotionRecognition.SplitAudit.Scores;

namespace EmotionRecognition.Cli.Commands;

/// <summary><c>emotion audit</c>: what anyone's split leaks.</summary>
internal sealed class AuditCommand
{
    private readonly Argument<string> _split = new("split")
    {
        Description = "A table with a column for the clip and one for fold or split, or a folder of EmoBox, SUPERB, EMO-SUPERB, or audformat.",
    };

    private readonly Option<string?> _path = new("--corpus-path") { Description = "The folder of the corpus, or of the clips' sound." };
    private readonly Option<string?> _corpus = new("--corpus") { Description = "What corpus it is, such as emodb; by default, the program finds out." };
    private readonly Option<string?> _pattern = new("--speaker-pattern") {
        Description = "What file names tell, as a regular expression: '^(?<speaker>[0-9]{2})'." };
    private readonly Option<string?> _predictions = new("--predictions") {
        Description = "A table of predictions for the test rows: columns clip, predicted, actual, fold." };
    private readonly Option<string?> _printed = new("--printed") { Description = "What the authors print: UAR=90.1,WA=89.0, or a table measure,value." };
    private readonly Option<string[]> _logs = new("--log") { Description = "A table of runs or epochs with test scores; may be given more than once." };
    private readonly Option<string[]> _encoders = new("--encoder") { Description = "A pretrained encoder that the result rests on, such as wavlm-large." };
    private readonly Option<string> _out = new("--out") { Description = "The folder for the page and its tables.", DefaultValueFactory = _ => "audit" };
    private readonly Option<int> _threads = ThreadsOption.Create();

    /// <summary>Creates the command.</summary>
    /// <param name="console">What it reads and writes.</param>
    public static Command Create(CommandConsole console) => new AuditCommand().Build(console);

    private Command Build(CommandConsole console)
    {
        var command = new CommandWithExamples(
            "audit",
            "Audits a split: leaks, near-duplicates by sound, selection, pretraining, scores. Exit code 3: it leaks.",
            "emotion audit EmoBox/data/emodb",
            "emotion audit folds.csv --corpus-path EMO-DB/ --predictions mine.csv --printed UAR=90.1",
            "emotion audit split.csv --speaker-pattern '^(?<speaker>[a-z]+)_' --log sweep.csv --encoder wavlm-large")
        {
            _split, _path, _corpus, _pattern, _predictions, _printed, _logs, _encoders, _out, _threads,
        };
        command.SetAction((parsed, _) => Task.Run(() => Run(parsed, console), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CommandConsole console)
    {
        var request = new SplitAuditRequest(parsed.GetValue(_split)!)
        {
            Names = parsed.GetValue(_pattern) is { } pattern ? NamedClips.Of(pattern, "--speaker-pattern") : null,
            Predictions = parsed.GetValue(_predictions),
            Printed = parsed.GetValue(_printed) is { } printed ? PrintedScore.Read(printed, "--printed") : [],
            Logs = parsed.GetValue(_logs) ?? [],
            Encoders = parsed.GetValue(_encoders) ?? [],
            Threads = parsed.GetValue(_threads),
        };
        var result = SplitAuditor.Run(request.At(parsed.GetValue(_corpus), parsed.GetValue(_path)));
        var folder = parsed.GetValue(_out)!;
        SplitAuditPage.Write(result, folder);
        foreach (var line in SplitAuditText.Lines(result).SelectMany(line => TextTable.Wrap(line, console.Width)))
        {
            console.Out.WriteLine(line);
        }

        console.Out.WriteLine($"Page: {Path.Combine(folder, SplitAuditPage.File)}");
        return result.HasLeaks ? ExitCode.Leaks : ExitCode.Done;
    }
}
