using Cake.Core;

namespace Cake.Frosting;

/// <summary>The context shared by the tasks of a build.</summary>
public interface IFrostingContext : ICakeContext;
