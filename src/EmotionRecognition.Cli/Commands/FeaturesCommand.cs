using System.CommandLine;
using System.CommandLine.Completions;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Cli.Clips;
using EmotionRecognition.Cli.Output;
using EmotionRecognition.Cli.Output.Features;

namespace EmotionRecognition.Cli.Commands;

/// <summary><c>emotion features</c>: the numbers that describe the sound of clips.</summary>
internal sealed class FeaturesCommand
{
    private const string Parquet = ".parquet";

    private readonly Argument<string[]> _clips = new("clips")
    {
        Description = "Sound files (WAV, FLAC, MP3, Ogg), folders, lists (.txt: a file per line), or - for a list on standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _set = new("--set") { Description = "The feature set, such as f754 or study-276.", Required = true };
    private readonly Option<string?> _out = new("--out") { Description = "Write to this file instead of standard output; .parquet: as Apache Parquet." };
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
            "emotion features clips/ --set study-276 --out table.csv",
            "emotion features clips/ --set f754 --out table.parquet")
        {
            _clips, _set, _out, _threads,
        };
        _set.CompletionSources.Add(_ => FeatureSetCatalog.Sets.All.Select(set => new CompletionItem(set.Name)));
        command.SetAction((parsed, stop) => Task.Run(() => Run(parsed, console, stop), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CommandConsole console, CancellationToken stop)
    {
        var set = AlteredSet.Named(parsed.GetValue(_set)!, "--set", []);
        var clips = ClipList.Find(parsed.GetValue(_clips)!, console.In);
        var path = parsed.GetValue(_out);
        var threads = parsed.GetValue(_threads);
        var failed = 0;
        if (Path.GetExtension(path) == Parquet)
        {
            OutputFile.Write(path!, stream => failed = Write(new ParquetFeatures(stream, set.Columns), onTerminal: false));
        }
        else
        {
            OutputFile.Write(path, console, (output, onTerminal) => failed = Write(new CsvFeatures(output, set.Columns), onTerminal));
        }

        return failed > 0 ? ExitCode.SomeFailed : ExitCode.Done;

        int Write(IFeatureRows rows, bool onTerminal)
        {
            using var progress = new ProgressLine(console, onTerminal ? 1 : clips.Count, "clips");
            return WriteRows(Extract(set, clips, threads, stop), rows, progress, console);
        }
    }

    // Gives the number of clips that could not be read.
    private static int WriteRows(IEnumerable<ClipFeatures> clips, IFeatureRows rows, ProgressLine progress, CommandConsole console)
    {
        var failed = 0;
        foreach (var (done, clip) in clips.Index())
        {
            if (clip.Values is { } values)
            {
                rows.Add(clip.File, values);
            }
            else
            {
                failed++;
                progress.Clear();
                console.Fail(clip.Error!);
            }

            progress.Report(done + 1);
        }

        rows.End();
        return failed;
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

    private sealed record ClipFeatures(string File, float[]? Values, string? Error);
}
