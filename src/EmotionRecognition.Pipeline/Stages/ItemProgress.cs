using System.Diagnostics;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Tells how many items of a long stage are done, with the time left at the pace so far.</summary>
/// <param name="run">Receives it.</param>
/// <param name="total">How many items there are.</param>
/// <param name="unit">What an item is called, in the singular.</param>
internal sealed class ItemProgress(StageRun run, int total, string unit) : IProgress<int>
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Tells how many are done.</summary>
    public void Report(int value) =>
        run.Report(new StageProgress(value, total, unit, Left: value == 0 ? null : _clock.Elapsed * ((total - value) / (double)value)));
}
