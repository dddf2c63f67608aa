using Cake.Core;

namespace Cake.Frosting;

/// <summary>A unit of work; derive from <see cref="FrostingTask{T}"/> or <see cref="AsyncFrostingTask{T}"/>.</summary>
public interface IFrostingTask
{
    /// <summary>The message shown when the task is skipped.</summary>
    string SkippedMessage => "";

    /// <summary>Runs the task.</summary>
    Task RunAsync(ICakeContext context);

    /// <summary>Whether to run the task. If it is a requested target and must not run, the build fails.</summary>
    bool ShouldRun(ICakeContext context);

    /// <summary>Called with the exception thrown by the task; if it returns, the build continues.</summary>
    void OnError(Exception exception, ICakeContext context);

    /// <summary>Called after the task, whether it failed or not.</summary>
    void Finally(ICakeContext context);
}
