using Cake.Core;

namespace Cake.Frosting;

/// <summary>What happens after the last task.</summary>
public interface IFrostingTeardown
{
    /// <summary>Called after the last task, even if a task failed.</summary>
    void Teardown(ICakeContext context, ITeardownContext info);
}
