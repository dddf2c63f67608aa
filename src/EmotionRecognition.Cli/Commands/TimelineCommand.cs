using System.CommandLine;
using EmotionRecognition.Cli.Models;
using EmotionRecognition.Cli.Output;
using EmotionRecognition.Cli.Output.Timelines;
using EmotionRecognition.Recognition;
using EmotionRecognition.Recognition.Timelines;

namespace EmotionRecognition.Cli.Commands;

/// <summary><c>emotion timeline</c>: what a long recording sounds like over time.</summary>
internal sealed class TimelineCommand
{
    private readonly Argument<string> _recording = new("recording") { Description = "A sound file of any length (WAV, FLAC, MP3, Ogg)." };
    private readonly Option<double> _window = new("--window")
    {
        Description = "Seconds of speech that one answer is about.",
        DefaultValueFactory = _ => new TimelineSettings().Window,
    };

    private readonly Option<double> _hop = new("--hop")
    {
        Description = "Seconds from answer to answer.",
        DefaultValueFactory = _ => new TimelineSettings().Hop,
    };
    private readonly TimelineOutputs _outputs = new();
    private readonly Option<string?> _language = LanguageOption.Create();
    private readonly Option<string> _model = ModelFolders.Option();
    private readonly Option<int> _threads = ThreadsOption.Create();

    /// <summary>Creates the command.</summary>
    /// <param name="console">What it reads and writes.</param>
    public static Command Create(CommandConsole console) => new TimelineCommand().Build(console);

    private Command Build(CommandConsole console)
    {
        var command = new CommandWithExamples(
            "timeline",
            "Finds speech in a long recording and says what it sounds like over time.",
            "emotion timeline interview.mp3",
            "emotion timeline interview.wav --out results/",
            "emotion timeline interview.wav --window 2 --hop 0.5 --csv table.csv --html page.html",
            "emotion timeline interview.wav --textgrid interview.TextGrid --rttm interview.rttm")
        {
            _recording, _language, _model, _window, _hop, _threads,
        };
        foreach (var option in _outputs.Options)
        {
            command.Add(option);
        }

        command.SetAction((parsed, stop) => Task.Run(() => Run(parsed, console, stop), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CommandConsole console, CancellationToken stop)
    {
        var recording = parsed.GetValue(_recording)!;
        var outputs = _outputs.Of(parsed, recording);
        using var classifier = EmotionClassifier.Load(ModelFolders.Find(parsed.GetValue(_model)!));
        if (ModelLanguage.Warning(classifier.Card, parsed.GetValue(_language)) is { } warning)
        {
            console.Fail(warning);
        }

        Timeline timeline;
        using (var progress = new ProgressLine(console, 100, "percent"))
        {
            timeline = TimelineRecognizer.Run(
                classifier,
                recording,
                new TimelineSettings(parsed.GetValue(_window), parsed.GetValue(_hop)),
                parsed.GetValue(_threads),
                new Percent(progress),
                stop);
        }

        outputs.Write(timeline, stop);
        new TimelineText(timeline, console.Width, console.Terminal).Write(console.Out);
        return ExitCode.Done;
    }

    private sealed class Percent(ProgressLine line) : IProgress<double>
    {
        public void Report(double value) => line.Report((int)(100 * value));
    }
}
