using System.CommandLine;
using EmotionRecognition.Cli.Clips;
using EmotionRecognition.Cli.Models;
using EmotionRecognition.Cli.Output;
using EmotionRecognition.Cli.Output.Answers;
using EmotionRecognition.Recognition;

namespace EmotionRecognition.Cli.Commands;

/// <summary><c>emotion predict</c>: what clips sound like.</summary>
internal sealed class PredictCommand
{
    private readonly Argument<string[]> _clips = new("clips")
    {
        Description = "Sound files (WAV, FLAC, MP3, Ogg), folders, lists (.txt: a file per line, what is said after a tab), or - for a list on standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _text = new("--text") { Description = "What is said in the clip, for models that read it." };
    private readonly Option<string?> _language = LanguageOption.Create();
    private readonly Option<bool> _json = new("--json") { Description = "Write one JSON document." };
    private readonly Option<bool> _jsonLines = new("--jsonl") { Description = "Write a JSON document per line, each as soon as it is known." };
    private readonly Option<bool> _csv = new("--csv") { Description = "Write a table with a line per clip." };
    private readonly Option<string?> _out = new("--out") { Description = "Write to this file instead of standard output: completely, or not at all." };
    private readonly Option<string> _model = ModelFolders.Option();
    private readonly Option<double> _level = LevelOption.Create();
    private readonly Option<int> _threads = ThreadsOption.Create();

    /// <summary>Creates the command.</summary>
    /// <param name="console">What it reads and writes.</param>
    public static Command Create(CommandConsole console) => new PredictCommand().Build(console);

    private Command Build(CommandConsole console)
    {
        var command = new CommandWithExamples(
            "predict",
            "Says what clips sound like.",
            "emotion predict clip.wav",
            "emotion predict clips/ --csv --out table.csv",
            "ls clips/*.wav | emotion predict - --jsonl",
            "emotion predict clip.wav --model savedModel/mine/fold-1 --text \"so what\"")
        {
             _clips, _text, _language, _model, _level, _json, _jsonLines, _csv, _out, _threads,
        };
        command.Validators.Add(parsed =>
        {
            if (new[] { _json, _jsonLines, _csv }.Count(parsed.GetValue) > 1)
            {
                parsed.AddError("--json, --jsonl, --csv: more than one, expected one format; choose one");
            }
        });
        command.SetAction((parsed, stop) => Task.Run(() => Run(parsed, console, stop), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CommandConsole console, CancellationToken stop)
    {
        using var classifier = EmotionClassifier.Load(ModelFolders.Find(parsed.GetValue(_model)!));
        var clips = WithText(ClipList.Find(parsed.GetValue(_clips)!, console.In), parsed.GetValue(_text));
        var format = parsed.GetValue(_json) ? AnswerFormat.Json
            : parsed.GetValue(_jsonLines) ? AnswerFormat.JsonLines
            : parsed.GetValue(_csv) ? AnswerFormat.Csv
            : AnswerFormat.Text;
        var folder = CommonFolder.Of(clips);
        var layout = new TextLayout(console.Width, clips.Count, folder, clips.Max(clip => clip.File.Length) - folder.Length)
        {
            Level = parsed.GetValue(_level),
            Model = ModelNote.Of(classifier),
        };
        var language = ModelLanguage.Warning(classifier.Card, parsed.GetValue(_language));
        var failed = 0;
        OutputFile.Write(parsed.GetValue(_out), console, (output, onTerminal) =>
        {
            using var progress = new ProgressLine(console, onTerminal ? 1 : clips.Count, "clips");
            using var writer = format.Create(output, classifier, layout);
            foreach (var (done, answer) in ClipPredictions.Run(classifier, clips, language, parsed.GetValue(_threads), stop).Index())
            {
                if (answer.Error is not null)
                {
                    failed++;
                    progress.Clear();
                    console.Fail(answer.Error);
                }

                writer.Write(answer);
                progress.Report(done + 1);
            }
        });
        return failed > 0 ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private static IReadOnlyList<Clip> WithText(IReadOnlyList<Clip> clips, string? text) =>
        text is null ? clips
        : clips.Count == 1 ? [clips[0] with { Text = text }]
        : throw new InputException("--text", $"one text for {clips.Count} clips", "one clip", "use a list with what is said in each, after a tab");
}
