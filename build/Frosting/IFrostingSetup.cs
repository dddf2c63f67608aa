using Cake.Core;

namespace Cake.Frosting;

/// <summary>What happens before the first task.</summary>
public interface IFrostingSetup
{
    /// <summary>Called before the first task; if it throws, no task runs.</summary>
    void Setup(ICakeContext context, ISetupContext info);
}
