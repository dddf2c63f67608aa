using Spectre.Console;
using Spectre.Console.Rendering;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Shows on a terminal how far a long stage is, with its rate and the time left; shows nothing where there is no terminal.</summary>
internal static class ProgressBar
{
    /// <summary>Does the work under a bar.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="count">How many items there are.</param>
    /// <param name="work">Does it, and reports how many items are done.</param>
    public static void Show(Words title, int count, Action<IProgress<int>?> work)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
        {
            work(null);
            return;
        }

        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RateColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(title.ToString(), maxValue: count);
                work(new Reporter(task));
            });
    }

    private sealed class Reporter(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Value = value;
    }

    private sealed class RateColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Markup(FormattableString.Invariant($"{task.Speed ?? 0:0}/s"));
    }
}
