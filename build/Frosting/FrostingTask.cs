using Cake.Core;

namespace Cake.Frosting;

/// <summary>Base class of tasks that do not need a custom context.</summary>
public abstract class FrostingTask : FrostingTask<ICakeContext>;

/// <summary>Base class of tasks.</summary>
/// <typeparam name="T">The build's context.</typeparam>
public abstract class FrostingTask<T> : IFrostingTask
    where T : ICakeContext
{
    /// <summary>Runs the task. A task that does not override this method only groups its dependencies.</summary>
    public virtual void Run(T context)
    {
    }

    /// <summary>Whether to run the task. If it is a requested target and must not run, the build fails.</summary>
    public virtual bool ShouldRun(T context) => true;

    /// <summary>If overridden, called with the exception thrown by the task; if it returns, the build continues.</summary>
    public virtual void OnError(Exception exception, T context)
    {
    }

    /// <summary>Called after the task, whether it failed or not.</summary>
    public virtual void Finally(T context)
    {
    }

    Task IFrostingTask.RunAsync(ICakeContext context)
    {
        Run((T)context);
        return Task.CompletedTask;
    }

    bool IFrostingTask.ShouldRun(ICakeContext context) => ShouldRun((T)context);

    void IFrostingTask.OnError(Exception exception, ICakeContext context) => OnError(exception, (T)context);

    void IFrostingTask.Finally(ICakeContext context) => Finally((T)context);
}
