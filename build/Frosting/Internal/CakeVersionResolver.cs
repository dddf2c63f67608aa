using System.Reflection;
using Cake.Cli;
using Cake.Core;

namespace Cake.Frosting.Internal;

/// <summary>Returns the version of Cake. Cake.Cli's own resolver would return the version of the running program.</summary>
internal sealed class CakeVersionResolver : IVersionResolver
{
    /// <inheritdoc/>
    public string GetVersion() => GetProductVersion().Split('+')[0];

    /// <inheritdoc/>
    public string GetProductVersion() => typeof(ICakeContext).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
