using System.CommandLine;
using EmotionRecognition.Cli.Clips;
using EmotionRecognition.Cli.Models;
using EmotionRecognition.Cli.Output;
using EmotionRecognition.Recognition;

namespace EmotionRecognition.Cli.Commands;

/// <summary><c>emotion predict</c>: what clips sound like.</summary>
internal static class PredictCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CommandConsole console)
    {
        var clips = new Argument<string[]>("clips")
        {
            Description = "Sound files, folders, lists of files (.txt), or - for a list on standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var text = new Option<string?>("--text") { Description = "What was said, for models that read it." };
        var model = new Option<string>("--model")
        {
            Description = "The folder of a saved model, or the name of one that comes with the program.",
            DefaultValueFactory = _ => ModelFolders.Default,
        };
        var threads = new Option<int>("--threads") { Description = "Threads; by default one per processor core.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var command = new Command("predict", "Says what clips sound like.") { clips, text, model, threads };
        command.SetAction((parsed, stop) => Task.FromResult(Run(
            console, parsed.GetValue(clips)!, parsed.GetValue(text), parsed.GetValue(model)!, parsed.GetValue(threads), stop)));
        return command;
    }

    private static int Run(CommandConsole console, string[] words, string? text, string model, int threads, CancellationToken stop)
    {
        using var classifier = EmotionClassifier.Load(ModelFolders.Find(model));
        var clips = ClipList.Find(words, console.In);
        var width = Math.Min(clips.Max(clip => clip.File.Length), 40);
        var failed = 0;
        foreach (var answer in ClipPredictions.Run(classifier, clips, text, threads, stop))
        {
            if (answer.Error is not null)
            {
                failed++;
                console.Fail(answer.Error);
            }
            else if (clips.Count == 1)
            {
                foreach (var line in PredictionTable.Detailed(answer))
                {
                    console.Out.WriteLine(line);
                }
            }
            else
            {
                console.Out.WriteLine(PredictionTable.Line(answer, width));
            }
        }

        return failed > 0 ? ExitCode.SomeFailed : ExitCode.Done;
    }
}
