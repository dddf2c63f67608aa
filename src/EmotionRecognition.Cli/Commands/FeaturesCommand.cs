using System.CommandLine;
using System.Globalization;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Cli.Clips;
using EmotionRecognition.Cli.Output;

namespace EmotionRecognition.Cli.Commands;

/// <summary><c>emotion features</c>: the numbers that describe the sound of clips.</summary>
internal sealed class FeaturesCommand
{
    private readonly Argument<string[]> _clips = new("clips")
    {
        Description = "Sound files (WAV, FLAC, MP3, Ogg), folders, lists (.txt: a file per line), or - for a list on standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _set = new("--set") { Description = "The feature set, such as f754 or study-276.", Required = true };
    private readonly Option<string?> _out = new("--out") { Description = "Write to this file instead of standard output: completely, or not at all." };
    private readonly Option<int> _threads = ThreadsOption.Create();

    /// <summary>Creates the command.</summary>
    /// <param name="console">What it reads and writes.</param>
    public static Command Create(CommandConsole console) => new FeaturesCommand().Build(console);

    private Command Build(CommandConsole console)
    {
        var command = new CommandWithExamples(
            "features",
            "Computes the features of clips: a table with a line per clip.",
            "emotion features clip.wav --set f754",
            "emotion features clips/ --set study-276 --out table.csv")
        {
            _clips, _set, _out, _threads,
        };
        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, console, stop)));
        return command;
    }

    private int Run(ParseResult parsed, CommandConsole console, CancellationToken stop)
    {
        var set = AlteredSet.Named(parsed.GetValue(_set)!, "--set", []);
        var clips = ClipList.Find(parsed.GetValue(_clips)!, console.In);
        var failed = 0;
        OutputFile.Write(parsed.GetValue(_out), console, (output, onTerminal) =>
        {
            using var progress = new ProgressLine(console, onTerminal ? 1 : clips.Count, "clips");
            output.WriteLine(string.Join(',', set.Columns.Prepend("file").Select(Field)));
            foreach (var (done, clip) in Extract(set, clips, parsed.GetValue(_threads), stop).Index())
            {
                if (clip.Error is not null)
                {
                    failed++;
                    progress.Clear();
                    console.Fail(clip.Error);
                }
                else
                {
                    output.WriteLine(string.Join(',', clip.Values!.Select(each => each.ToString(CultureInfo.InvariantCulture)).Prepend(Field(clip.File))));
                }

                progress.Report(done + 1);
            }
        });
        return failed > 0 ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private static ParallelQuery<ClipFeatures> Extract(IFeatureSet set, IReadOnlyList<Clip> clips, int threads, CancellationToken stop)
    {
        var loader = new SoundLoader(ResamplingPolicy.Resample, set.SampleRate);
        return clips.AsParallel().AsOrdered().WithDegreeOfParallelism(threads).WithMergeOptions(ParallelMergeOptions.NotBuffered).WithCancellation(stop)
            .Select(clip => Extract(set, clip.File, loader));
    }

    private static ClipFeatures Extract(IFeatureSet set, string file, SoundLoader loader)
    {
        try
        {
            var span = new SoundSpan(Path.GetFileNameWithoutExtension(file), file, 0, null);
            return new ClipFeatures(file, FeatureExtraction.Extract(set, [span], loader.Load, 1).Single().Values, null);
        }
        catch (InputException error)
        {
            return new ClipFeatures(file, null, error.Message);
        }
    }

    private static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private sealed record ClipFeatures(string File, float[]? Values, string? Error);
}
