using System.Diagnostics;

namespace StageGraph.SideBySide;

/// <summary>A stage that runs on a thread of its own, in this process or another one.</summary>
/// <param name="stage">The stage.</param>
/// <param name="reasons">Why it runs.</param>
/// <param name="place">Its place in the build.</param>
/// <param name="threads">The threads it was given.</param>
internal sealed class RunningStage(Stage stage, IReadOnlyList<string> reasons, StagePlace place, int threads)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<BuildEvent> _warnings = [];

    public Stage Stage => stage;

    public IReadOnlyList<string> Reasons => reasons;

    public StagePlace Place => place;

    public int Threads => threads;

    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>Its warnings so far, which are shown when it ends: lines of several stages would not tell whose they are.</summary>
    public IReadOnlyList<BuildEvent> Warnings => _warnings;

    /// <summary>Why it failed; null unless it did.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Starts it.</summary>
    /// <param name="run">Runs it to its end.</param>
    /// <param name="tell">Receives what it says and how far it is.</param>
    /// <param name="ended">Called on its thread when it has ended, however it did.</param>
    public void Start(Action<RunningStage, Action<BuildEvent>> run, Action<BuildEvent> tell, Action<RunningStage> ended)
    {
        void Tell(BuildEvent happened)
        {
            if (happened is BuildEvent.Warning)
            {
                _warnings.Add(happened);
            }
            else
            {
                tell(happened);
            }
        }

        var thread = new Thread(() =>
        {
            try
            {
                run(this, Tell);
            }
            catch (Exception error)
            {
                Failure = error;
            }

            ended(this);
        }) { IsBackground = true };
        thread.Start();
    }
}
