using System.Diagnostics;
using StageGraph.Code;

namespace StageGraph.Workers;

/// <summary>
/// The side of a worker: runs the stages that a build names, one after the other, and leaves their outputs where that build takes them from. It locks, checks,
/// and puts in place nothing, because the build does.
/// </summary>
public sealed class StageWorker
{
    private static readonly TimeSpan _betweenProgress = TimeSpan.FromMilliseconds(100);

    private readonly Workspace _workspace;
    private readonly TextWriter _output;
    private readonly Lock _gate = new();

    /// <summary>Creates a worker.</summary>
    /// <param name="workspace">The workspace of the build.</param>
    /// <param name="output">Takes messages to the build.</param>
    public StageWorker(Workspace workspace, TextWriter output) => (_workspace, _output) = (workspace, output);

    /// <summary>Identifies the code of a program: that of the build and that of its workers must be the same.</summary>
    public static string CodeOf(System.Reflection.Assembly program) => string.Join(';', OwnCode.Builds([program]));

    /// <summary>Works until the build has ended, then ends this process, whatever it does at that moment.</summary>
    /// <param name="program">The program; see <see cref="CodeOf"/>.</param>
    /// <param name="input">Gives messages of the build.</param>
    /// <param name="find">Finds a stage by its name among those that exist now; null if there is none.</param>
    public void Serve(System.Reflection.Assembly program, TextReader input, Func<string, Stage?> find)
    {
        using var requests = new System.Collections.Concurrent.BlockingCollection<WorkerMessage>();
        new Thread(() =>
        {
            while (input.ReadLine() is { } line)
            {
                if (WorkerMessage.Read(line) is { } message)
                {
                    requests.Add(message);
                }
            }

            // A stage may be in native code that does not let go.
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }) { IsBackground = true }.Start();
        Tell(new WorkerMessage(WorkerWord.Ready, CodeOf(program)));
        foreach (var request in requests.GetConsumingEnumerable())
        {
            Answer(request, find);
        }
    }

    /// <summary>Runs a stage and says how it ended.</summary>
    internal void Answer(WorkerMessage request, Func<string, Stage?> find)
    {
        try
        {
            var stage = find(request.Text);
            if (stage is null || WorkerMessage.SettingsOf(stage) != request.Settings)
            {
                throw new BuildException(
                    request.Text, $"{(stage is null ? "no such stage" : "other settings")} in a worker", "the same stage there as in the build",
                    "run the build again");
            }

            Run(stage, request.Threads);
            Tell(new WorkerMessage(WorkerWord.Done));
        }
        catch (Exception error)
        {
            var first = error is AggregateException errors ? errors.Flatten().InnerExceptions[0] : error;
            var shown = StorageFailure.Is(first) ? StorageFailure.Of(request.Text, first) : first;
            Tell(new WorkerMessage(WorkerWord.Failed, shown.Message) { Details = error.ToString() });
        }
    }

    private void Run(Stage stage, int threads)
    {
        var last = long.MinValue;
        void Progressed(StageProgress progress)
        {
            var now = Stopwatch.GetTimestamp();
            var before = Interlocked.Read(ref last);
            if ((before == long.MinValue || Stopwatch.GetElapsedTime(before, now) >= _betweenProgress)
                && Interlocked.CompareExchange(ref last, now, before) == before)
            {
                Tell(new WorkerMessage(WorkerWord.Progressed) { Progress = progress });
            }
        }

        const string Warning = "warning: ";
        void Say(string line) => Tell(line.StartsWith(Warning, StringComparison.Ordinal)
            ? new WorkerMessage(WorkerWord.Warned, line[Warning.Length..])
            : new WorkerMessage(WorkerWord.Said, line));
        stage.Run(new StageRun(stage, _workspace.AsideOf(stage), threads, Say) { Progressed = Progressed });
    }

    // A library may have left a line unfinished.
    private void Tell(WorkerMessage message)
    {
        lock (_gate)
        {
            _output.Write($"\n{message.ToLine()}\n");
            _output.Flush();
        }
    }
}
