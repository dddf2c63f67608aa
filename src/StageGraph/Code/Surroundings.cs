using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace StageGraph.Code;

/// <summary>What reached code depends on besides instructions: assemblies, their embedded resources, and packages.</summary>
internal sealed class Surroundings(OwnCode own)
{
    private readonly HashSet<Assembly> _assemblies = [];
    private readonly SortedSet<string> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Assembly> _packages = new(StringComparer.Ordinal);
    private bool _opensAnyResource;

    /// <summary>The reached assemblies whose code is analyzed.</summary>
    public IReadOnlyCollection<Assembly> Assemblies => _assemblies;

    /// <summary>The embedded resources that count in addition to those that a method names: <c>ASSEMBLY: resource NAME HASH</c>.</summary>
    public IReadOnlyCollection<string> Resources => _resources;

    /// <summary>Adds an assembly whose code is analyzed.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(Assembly assembly) => _assemblies.Add(assembly);

    /// <summary>Adds the package that a type belongs to.</summary>
    public void AddPackage(Type type) => _packages[type.Assembly.GetName().Name!] = type.Assembly;

    /// <summary>Adds the resources of a type's assembly, or those of all assemblies if the type's assembly is not analyzed.</summary>
    public void AddResources(Type type)
    {
        if (own.Has(type.Assembly))
        {
            AddResources(type.Assembly);
        }
        else
        {
            _opensAnyResource = true;
        }
    }

    /// <summary>Hashes resources and packages after everything has been reached.</summary>
    /// <returns>The versions of the packages.</returns>
    public IReadOnlyDictionary<string, string> AppendTo(IncrementalHash hash)
    {
        foreach (var assembly in _opensAnyResource ? _assemblies : [])
        {
            AddResources(assembly);
        }

        foreach (var resource in _resources)
        {
            Append(hash, resource);
        }

        var versions = Versions();
        foreach (var (package, version) in versions)
        {
            var build = _packages.TryGetValue(package, out var assembly) ? assembly.ManifestModule.ModuleVersionId.ToString() : "";
            Append(hash, $"package {package} {version} {build}");
        }

        return versions;
    }

    private void AddResources(Assembly assembly)
    {
        foreach (var name in assembly.GetManifestResourceNames())
        {
            _resources.Add($"{assembly.GetName().Name}: {BodyWriter.Resource(assembly, name)}");
        }
    }

    private static void Append(IncrementalHash hash, string line) => hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));

    private SortedDictionary<string, string> Versions()
    {
        const string NativeLibraryOf = "native library of ";
        var versions = new SortedDictionary<string, string>(
            _packages.ToDictionary(each => each.Key, each => OwnCode.VersionOf(each.Value)), StringComparer.Ordinal);
        foreach (var native in _assemblies.SelectMany(assembly => assembly.GetCustomAttributes<AssemblyMetadataAttribute>())
            .Where(data => data.Key.StartsWith(NativeLibraryOf, StringComparison.Ordinal) && IsReached(data.Key[NativeLibraryOf.Length..])))
        {
            // The native library behind a package of bindings, or behind bindings of our own: "libtorch-cpu 2.10.0".
            versions[native.Value!.Split(' ')[0]] = native.Value.Split(' ')[1];
        }

        return versions;
    }

    private bool IsReached(string name) => _packages.ContainsKey(name) || _assemblies.Any(assembly => assembly.GetName().Name == name);
}
