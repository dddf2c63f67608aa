using Cake.Core;

namespace Cake.Frosting;

/// <summary>Base of tasks whose work is asynchronous that need nothing of a context of their own.</summary>
public abstract class AsyncFrostingTask : AsyncFrostingTask<ICakeContext>;

/// <summary>Base of tasks whose work is asynchronous.</summary>
/// <typeparam name="T">The build's context.</typeparam>
public abstract class AsyncFrostingTask<T> : IFrostingTask
    where T : ICakeContext
{
    /// <summary>Does the work. A task that does not override it only gathers the tasks it depends on.</summary>
    public virtual Task RunAsync(T context) => Task.CompletedTask;

    /// <summary>Whether the work is to be done. A task that was asked for by name fails where it is not.</summary>
    public virtual bool ShouldRun(T context) => true;

    /// <summary>Called, where overridden, with what the work threw; the build goes on where this returns.</summary>
    public virtual void OnError(Exception exception, T context)
    {
    }

    /// <summary>Called after the work, failed or not.</summary>
    public virtual void Finally(T context)
    {
    }

    Task IFrostingTask.RunAsync(ICakeContext context) => RunAsync((T)context);

    bool IFrostingTask.ShouldRun(ICakeContext context) => ShouldRun((T)context);

    void IFrostingTask.OnError(Exception exception, ICakeContext context) => OnError(exception, (T)context);

    void IFrostingTask.Finally(ICakeContext context) => Finally((T)context);
}
