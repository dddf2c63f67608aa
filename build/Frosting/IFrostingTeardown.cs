using Cake.Core;

namespace Cake.Frosting;

/// <summary>What happens after the last task.</summary>
public interface IFrostingTeardown
{
    /// <summary>Called after the last task, whether or not something failed.</summary>
    void Teardown(ICakeContext context, ITeardownContext info);
}
