using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StageGraph.Tests;

/// <summary>Source code that is compiled in memory, loaded, and asked for its code versions.</summary>
internal sealed class SampleCode : IDisposable
{
    private static readonly MetadataReference[] _references = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var file && (file.StartsWith("System.", StringComparison.Ordinal) || file == "StageGraph.dll"))
        .Select(path => MetadataReference.CreateFromFile(path))];

    private readonly AssemblyLoadContext _context = new(null, isCollectible: true);
    private readonly List<byte[]> _images = [];

    private SampleCode(IEnumerable<string> sources, IReadOnlyDictionary<string, string> resources)
    {
        foreach (var (index, source) in sources.Index())
        {
            Assembly = Load(source, $"Sample{(index == 0 ? "" : index)}", resources);
        }
    }

    private Assembly Assembly { get; set; } = null!;

    /// <summary>Version of a static method <c>Run</c> or, where the type is a stage, of an instance of it.</summary>
    /// <param name="source">The source; after lines of <c>=====</c> further assemblies, each of which knows those before. The last one holds the type.</param>
    /// <param name="type">The type.</param>
    /// <param name="resources">Embedded resources by name.</param>
    public static string Version(string source, string type = "Root", IReadOnlyDictionary<string, string>? resources = null)
    {
        using var sample = new SampleCode(source.Split("\n=====\n"), resources ?? new Dictionary<string, string>());
        var found = sample.Assembly.GetType(type, throwOnError: true)!;
        return found.IsSubclassOf(typeof(Stage))
            ? CodeVersion.Of((Stage)Activator.CreateInstance(found)!).Hash
            : CodeVersion.Of(found.GetMethod("Run")!).Hash;
    }

    public void Dispose() => _context.Unload();

    private Assembly Load(string source, string name, IReadOnlyDictionary<string, string> resources)
    {
        var references = _references.Concat(_images.Select(image => MetadataReference.CreateFromImage(image)));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true, allowUnsafe: true);
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source)], references, options).Emit(
            image,
            manifestResources: resources.Select(each => new ResourceDescription(
                each.Key, () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(each.Value)), isPublic: true)));
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        _images.Add(image.ToArray());
        image.Position = 0;
        return _context.LoadFromStream(image);
    }
}
