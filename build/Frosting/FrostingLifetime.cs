using Cake.Core;

namespace Cake.Frosting;

/// <summary>Base class of lifetimes that do not need a custom context.</summary>
public abstract class FrostingLifetime : FrostingLifetime<ICakeContext>;

/// <summary>Base class of lifetimes.</summary>
/// <typeparam name="TContext">The build's context.</typeparam>
public abstract class FrostingLifetime<TContext> : IFrostingLifetime
    where TContext : ICakeContext
{
    /// <summary>Called before the first task; if it throws, no task runs.</summary>
    public abstract void Setup(TContext context, ISetupContext info);

    /// <summary>Called after the last task, even if a task failed.</summary>
    public abstract void Teardown(TContext context, ITeardownContext info);

    void IFrostingSetup.Setup(ICakeContext context, ISetupContext info) => Setup((TContext)context, info);

    void IFrostingTeardown.Teardown(ICakeContext context, ITeardownContext info) => Teardown((TContext)context, info);
}
