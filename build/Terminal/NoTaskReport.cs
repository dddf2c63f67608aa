using Cake.Core;
using Cake.Core.Diagnostics;

namespace EmotionRecognition.Build.Terminal;

/// <summary>Suppresses Cake's banner per task and its table of durations, because stages and the summary are shown instead.</summary>
public sealed class NoTaskReport : ICakeReportPrinter
{
    /// <inheritdoc/>
    public void Write(CakeReport report)
    {
    }

    /// <inheritdoc/>
    public void WriteStep(string name, Verbosity verbosity)
    {
    }

    /// <inheritdoc/>
    public void WriteLifeCycleStep(string name, Verbosity verbosity)
    {
    }

    /// <inheritdoc/>
    public void WriteSkippedStep(string name, Verbosity verbosity)
    {
    }
}
