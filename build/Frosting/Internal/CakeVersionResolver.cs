using System.Reflection;
using Cake.Cli;
using Cake.Core;

namespace Cake.Frosting.Internal;

/// <summary>The version of the Cake that runs the tasks; Cake.Cli's own resolver would tell the program's.</summary>
internal sealed class CakeVersionResolver : IVersionResolver
{
    /// <inheritdoc/>
    public string GetVersion() => GetProductVersion().Split('+')[0];

    /// <inheritdoc/>
    public string GetProductVersion() => typeof(ICakeContext).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
