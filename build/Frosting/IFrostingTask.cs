using Cake.Core;

namespace Cake.Frosting;

/// <summary>A unit of work; derive from <see cref="FrostingTask{T}"/> or <see cref="AsyncFrostingTask{T}"/>.</summary>
public interface IFrostingTask
{
    /// <summary>What is said where the work is not to be done.</summary>
    string SkippedMessage => "";

    /// <summary>Does the work.</summary>
    Task RunAsync(ICakeContext context);

    /// <summary>Whether the work is to be done. A task that was asked for by name fails where it is not.</summary>
    bool ShouldRun(ICakeContext context);

    /// <summary>Called with what the work threw; the build goes on where this returns.</summary>
    void OnError(Exception exception, ICakeContext context);

    /// <summary>Called after the work, failed or not.</summary>
    void Finally(ICakeContext context);
}
