namespace Cake.Frosting;

/// <summary>What happens before the first task and after the last.</summary>
public interface IFrostingLifetime : IFrostingSetup, IFrostingTeardown;
