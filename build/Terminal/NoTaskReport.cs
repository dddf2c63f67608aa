using Cake.Core;
using Cake.Core.Diagnostics;

namespace EmotionRecognition.Build.Terminal;

/// <summary>No banner per task and no table of durations: the stages and the summary say what was done.</summary>
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
