using System.CommandLine;
using EmotionRecognition.Cli.Corpora;
using EmotionRecognition.Cli.Models;
using EmotionRecognition.Cli.Output;
using EmotionRecognition.Corpora;
using EmotionRecognition.Recognition;

namespace EmotionRecognition.Cli.Commands;

/// <summary><c>emotion evaluate</c>: how well a model does on a corpus that it was not trained on.</summary>
internal sealed class EvaluateCommand
{
    private readonly Argument<string> _model = new("model") { Description = "The folder of a saved model, or the name of one that comes with the program." };
    private readonly Argument<string> _path = new("corpus")
    {
        Description = "The folder of a corpus, or a table of clips: columns file, emotion, speaker, text.",
    };

    private readonly Option<string?> _corpus = new("--corpus")
    {
        Description = "What corpus it is, such as emodb or ravdess, or the file that describes it; by default, the program finds out.",
    };

    private readonly Option<string?> _pattern = new("--pattern") { Description = "What file names mean: '{speaker}_{emotion}_{take}.wav'." };
    private readonly Option<string?> _map = new("--map") { Description = "The model's class for labels: LABEL=CLASS,LABEL=CLASS; LABEL= leaves a label out." };
    private readonly Option<bool> _seen = new("--allow-seen") { Description = "Count clips that the model was trained on, too. Such a score is no result." };
    private readonly Option<string?> _predictions = new("--predictions") { Description = "Write probabilities to this table, for emotion compare." };
    private readonly Option<bool> _json = new("--json") { Description = "Write JSON." };
    private readonly Option<int> _threads = ThreadsOption.Create();

    /// <summary>Creates the command.</summary>
    /// <param name="console">What it reads and writes.</param>
    public static Command Create(CommandConsole console) => new EvaluateCommand().Build(console);

    private Command Build(CommandConsole console)
    {
        var command = new CommandWithExamples(
            "evaluate",
            "Tests a model on the clips of a corpus: UAR, WA, weighted F1 with intervals, confusion.",
            "emotion evaluate emodb RAVDESS/",
            "emotion evaluate emodb clips/ --pattern '{speaker}_{emotion}_{take}.wav' --map 'joy=happiness'",
            "emotion evaluate savedModel/mine/fold-1 corpus.csv --predictions mine.csv")
        {
            _model, _path, _corpus, _pattern, _map, _seen, _predictions, _json, _threads,
        };
        command.SetAction((parsed, stop) => Task.Run(() => Run(parsed, console, stop), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CommandConsole console, CancellationToken stop)
    {
        var (name, path) = (parsed.GetValue(_model)!, parsed.GetValue(_path)!);
        using var model = EmotionClassifier.Load(ModelFolders.Find(name, "model"));
        var (kind, at) = CorpusArgument.Find(path, parsed.GetValue(_corpus), parsed.GetValue(_pattern));
        var test = CorpusTest.Open(model, kind, at, parsed.GetValue(_map), "--map");
        var run = CorpusRun.Of(model, test, parsed.GetValue(_seen), parsed.GetValue(_threads), console, stop);
        if (run.Tested.Count == 0)
        {
            throw run.Seen.Count > 0
                ? new InputException(
                    path, $"{run.Seen.Count} clips, all of which the model was trained on", "clips that it has not heard",
                    "choose another corpus, or pass --allow-seen")
                : new InputException(path, "no clip that can be read", "at least one", "fix the clips");
        }

        var called = Path.GetFileName(Path.TrimEndingDirectorySeparator(name));
        var scores = test.Measure(called, run.Tested);
        if (parsed.GetValue(_predictions) is { } table)
        {
            scores.Predictions.Write(table);
        }

        if (parsed.GetValue(_json))
        {
            console.Out.WriteLine(ScoreJson.Of(called, test, run, scores));
        }
        else
        {
            Write(console, called, test, run, scores);
        }

        return run.Unreadable > 0 ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private static void Write(CommandConsole console, string model, CorpusTest test, CorpusRun run, CorpusScores scores)
    {
        var speakers = run.Tested.Select(each => each.Clip.Speaker).Where(speaker => speaker.Length > 0).Distinct().Count();
        var counted = run.Tested.Count(each => each.Known is not null);
        string[] notes =
        [
            $"{model} on {test.Title}: {Counted(run.Tested.Count, "clip")}{(speakers > 0 ? $" by {Counted(speakers, "speaker")}" : "")}.",
            .. counted > 0 ? [$"The model was trained on {counted} of these clips: these scores are no result."] : Array.Empty<string>(),
            .. counted == 0 && run.Seen.Count > 0
                ? [$"{Counted(run.Seen.Count, "clip")} left out, because the model was trained on them, such as {run.Seen[0].Clip.Id}."]
                : Array.Empty<string>(),
            .. test.LeftOut.Count > 0
                ? [$"Labels left out, because the model has no such class: {string.Join(", ", test.LeftOut.Select(each => $"{each.Key} ({each.Value})"))}."]
                : Array.Empty<string>(),
            .. test.Notices,
        ];
        foreach (var line in notes.SelectMany(note => TextTable.Wrap(note, console.Width)).Append("").Concat(ScoreTable.Lines(scores, console.Width)))
        {
            console.Out.WriteLine(line);
        }
    }

    private static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
