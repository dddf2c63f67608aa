using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace EmotionRecognition.Pipeline.Tests.CodeVersions;

/// <summary>Loads the compiler of the SDK that has built the tests, in place of that of a package, which may compile the same source otherwise.</summary>
internal static class Compiler
{
    private static readonly string _folder = typeof(Compiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "compiler").Value!;

    [ModuleInitializer]
    internal static void Find() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && Path.Combine(_folder, name.Name + ".dll") is var path && File.Exists(path)
            ? context.LoadFromAssemblyPath(path)
            : null;
}
