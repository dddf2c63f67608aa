using System.Reflection;
using Cake.Cli;
using Cake.Core.Configuration;
using Cake.Core.IO;
using Cake.Frosting.Internal;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace Cake.Frosting;

/// <summary>Runs the tasks of a build as requested on the command line.</summary>
public sealed class CakeHost
{
    private readonly ServiceCollection _services = [];
    private readonly List<Assembly?> _assemblies = [Assembly.GetEntryAssembly()];

    /// <summary>Creates a host for the tasks of the running program.</summary>
    public CakeHost()
    {
        _services.AddCakeDiagnostics();
        _services.UseCakeDefaultModules();
        _services.AddSingleton<ICakeConfiguration>(provider => ActivatorUtilities.CreateInstance<CakeConfigurationProvider>(provider)
            .CreateConfiguration(new DirectoryPath(Environment.CurrentDirectory), new Dictionary<string, string>()));
        _services.AddSingleton<IVersionResolver, CakeVersionResolver>();
        _services.AddSingleton<ICakeVersionFeature, VersionFeature>();
        _services.AddSingleton<ICakeInfoFeature, InfoFeature>();
        _services.AddSingleton<BuildScriptHost<IFrostingContext>>();
        _services.AddSingleton<DryRunScriptHost<IFrostingContext>>();
        _services.AddSingleton<TreeScriptHost>();
        _services.AddSingleton<DescriptionScriptHost>();
        _services.AddSingleton<TaskRegistry>();
        _services.AddSingleton<IFrostingContext, FrostingContext>();
    }

    /// <summary>Creates a host for the tasks of the running program.</summary>
    public static CakeHost Create() => new();

    /// <summary>Adds the tasks of an assembly: its public classes that implement <see cref="IFrostingTask"/>.</summary>
    /// <returns>The same host.</returns>
    public CakeHost AddAssembly(Assembly assembly)
    {
        _assemblies.Add(assembly);
        return this;
    }

    /// <summary>Adds or replaces services that are injected into contexts and tasks.</summary>
    /// <returns>The same host.</returns>
    public CakeHost ConfigureServices(Action<IServiceCollection> services)
    {
        services(_services);
        return this;
    }

    /// <summary>Runs the build.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <returns>The exit code: 0 if everything succeeded.</returns>
    public int Run(IEnumerable<string> args)
    {
        foreach (var task in _assemblies.OfType<Assembly>().Distinct().SelectMany(assembly => assembly.GetExportedTypes()).Where(IsTask))
        {
            _services.AddSingleton(typeof(IFrostingTask), task);
        }

        var registrar = new TypeRegistrar();
        registrar.RegisterInstance(typeof(IServiceCollection), _services);
        var application = new CommandApp<DefaultCommand>(registrar);

        // A Cake switch that is passed with a value, such as --version=1.2, is treated as an argument of the build.
        application.Configure(configuration => configuration.Settings.ConvertFlagsToRemainingArguments = true);
        return application.Run(args);
    }

    private static bool IsTask(Type type) => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IFrostingTask));
}
