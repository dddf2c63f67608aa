using System.Diagnostics;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Reports how many items of a long stage are done, with the estimated time left.</summary>
/// <param name="run">Receives the progress.</param>
/// <param name="total">The number of items.</param>
/// <param name="unit">The name of an item, in the singular.</param>
internal sealed class ItemProgress(StageRun run, int total, string unit) : IProgress<int>
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Reports the number of items done.</summary>
    public void Report(int value) =>
        run.Report(new StageProgress(value, total, unit, Left: value == 0 ? null : _clock.Elapsed * ((total - value) / (double)value)));
}
