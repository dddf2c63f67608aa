using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;

namespace EmotionRecognition;

/// <summary>Something that experiments, options, and files refer to by name.</summary>
public interface INamed
{
    /// <summary>Lower-case letters, digits, and hyphens: <c>emodb</c>, <c>study-276</c>.</summary>
    string Name { get; }
}

/// <summary>Offers a class through the door whose interface it implements. Placed in the file of that class, so that no other file has to be edited.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public abstract class PlugInAttribute : Attribute
{
    private protected PlugInAttribute()
    {
    }

    /// <summary>Creates the instance.</summary>
    internal abstract INamed Create();
}

/// <summary>Offers <typeparamref name="T"/>: <c>[assembly: PlugIn&lt;EmoDb&gt;]</c>.</summary>
/// <typeparam name="T">A class that implements a door's interface.</typeparam>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PlugInAttribute<T> : PlugInAttribute
    where T : class, INamed, new()
{
    internal override INamed Create() => new T();
}

/// <summary>The assemblies outside this library that provide plug-ins.</summary>
public static class PlugIns
{
    private static readonly List<Assembly> _assemblies = [];

    /// <summary>The assemblies, in the order in which they were added.</summary>
    public static IReadOnlyList<Assembly> Assemblies
    {
        get
        {
            lock (_assemblies)
            {
                return [.. _assemblies];
            }
        }
    }

    /// <summary>Loads an assembly and adds its plug-ins.</summary>
    /// <param name="file">The assembly's full path.</param>
    /// <exception cref="InputException">The file is missing, is not a .NET assembly, or has no plug-ins.</exception>
    [RequiresUnreferencedCode("Loads code that a trimmer has not seen.")]
    public static void Load(string file)
    {
        if (!File.Exists(file))
        {
            throw new InputException(file, "no such file", "an assembly with plug-ins", "build it, or check the path");
        }

        try
        {
            var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(file);
            if (!assembly.GetCustomAttributes<PlugInAttribute>().Any())
            {
                throw new InputException(file, "no plug-ins", "an attribute [assembly: PlugIn<T>]", "see docs/extending.md");
            }

            Add(assembly);
        }
        catch (Exception error) when (error is BadImageFormatException or FileLoadException or FileNotFoundException or TypeLoadException)
        {
            throw new InputException(file, error.Message.TrimEnd('.'), "an assembly built against this version", "rebuild it", error);
        }
    }

    /// <summary>Adds the plug-ins of an assembly; adding it again has no effect.</summary>
    /// <param name="assembly">An assembly with <see cref="PlugInAttribute{T}"/>s.</param>
    public static void Add(Assembly assembly)
    {
        lock (_assemblies)
        {
            if (!_assemblies.Contains(assembly))
            {
                _assemblies.Add(assembly);
            }
        }
    }
}

/// <summary>All plug-ins of one door.</summary>
/// <typeparam name="T">The door's interface.</typeparam>
/// <param name="kind">The noun for one of them in errors: <c>feature set</c>.</param>
/// <param name="home">The assembly that holds the built-in ones.</param>
public sealed class Catalog<T>(string kind, Assembly home)
    where T : class, INamed
{
    private readonly ConcurrentDictionary<Assembly, IReadOnlyList<T>> _of = new();

    /// <summary>The built-in ones by name, then those of <see cref="PlugIns.Assemblies"/>.</summary>
    /// <exception cref="InputException">Two have the same name.</exception>
    public IReadOnlyList<T> All
    {
        get
        {
            List<T> all = [.. PlugIns.Assemblies.Prepend(home).Distinct().SelectMany(assembly => _of.GetOrAdd(assembly, In))];
            return all.GroupBy(each => each.Name).FirstOrDefault(same => same.Count() > 1) is { } same
                ? throw new InputException(
                    $"{kind} {same.Key}", $"{string.Join(" and ", same.Select(each => each.GetType()))}", "one class per name", "rename one of them")
                : all;
        }
    }

    /// <summary>The names, for people: <c>emodb, iemocap, ravdess</c>.</summary>
    public string Names => string.Join(", ", All.Select(each => each.Name));

    /// <summary>The plug-in with a given name, or null.</summary>
    public T? Find(string name) => All.FirstOrDefault(each => each.Name == name);

    /// <summary>The plug-in with a given name.</summary>
    /// <param name="name">The name that a user requested.</param>
    /// <param name="place">Where it was requested: an option, or a file and key.</param>
    /// <exception cref="InputException">There is none; the error lists the available ones.</exception>
    public T Named(string name, string? place = null) =>
        Find(name) ?? throw new InputException(place ?? kind, $"\"{name}\"", $"one of {Names}", "choose one of them");

    private static IReadOnlyList<T> In(Assembly assembly) =>
    [
        .. assembly.GetCustomAttributes<PlugInAttribute>().Select(attribute => attribute.Create()).OfType<T>()
            .OrderBy(each => each.Name, StringComparer.Ordinal),
    ];
}
