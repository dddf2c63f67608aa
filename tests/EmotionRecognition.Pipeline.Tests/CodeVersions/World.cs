using System.Reflection;
using System.Runtime.Loader;
using StageGraph;
using StageGraph.Code;

namespace EmotionRecognition.Pipeline.Tests.CodeVersions;

/// <summary>The project's assemblies as some compilation gave them, apart from those of the test, and their stages.</summary>
internal sealed class World : IDisposable
{
    private static readonly string _test = typeof(World).Assembly.GetName().Name!;

    private readonly AssemblyLoadContext _context = new(null, isCollectible: true);
    private readonly TemporaryFolder _folder = new();
    private readonly List<object> _stages;

    /// <summary>Loads assemblies.</summary>
    /// <param name="images">Each by its name; what they refer to besides is that of the test.</param>
    public World(IReadOnlyDictionary<string, byte[]> images)
    {
        _context.Resolving += (_, name) => Load(name.Name!, images);
        // The context of the test has assemblies of the same names: these must not be asked for first.
        foreach (var name in images.Keys)
        {
            Load(name, images);
        }

        var plans = _context.LoadFromAssemblyPath(typeof(World).Assembly.Location).GetType(typeof(StagePlans).FullName!)!;
        _stages = [.. ((IEnumerable<object>)plans.GetMethod(nameof(StagePlans.Of))!.Invoke(null, [_folder.Root, Repository.Root])!)];
    }

    /// <summary>The version of each stage by its name.</summary>
    public IReadOnlyDictionary<string, string> Versions() => VersionsOf(_stages);

    /// <summary>The version of each stage by its name, of stages of any world.</summary>
    public static IReadOnlyDictionary<string, string> VersionsOf(IEnumerable<object> stages)
    {
        var (versions, known) = (new Dictionary<string, string>(), new Dictionary<(Type, string), string>());
        foreach (var stage in stages)
        {
            var root = CodeVersion.RunOf(stage);
            var own = OwnCode.Of(root.Module.Assembly);
            var graph = ObjectGraph.Of(own, stage);
            if (!known.TryGetValue((stage.GetType(), graph.Key), out var version))
            {
                known[(stage.GetType(), graph.Key)] = version = new CodeReader(own).Read(root, graph).Hash;
            }

            versions[NameOf(stage)] = version;
        }

        return versions;
    }

    public void Dispose()
    {
        _context.Unload();
        _folder.Dispose();
    }

    private static string NameOf(object stage) => (string)stage.GetType().GetProperty(nameof(Stage.Name))!.GetValue(stage)!;

    private Assembly? Load(string name, IReadOnlyDictionary<string, byte[]> images) =>
        _context.Assemblies.FirstOrDefault(assembly => assembly.GetName().Name == name)
        ?? (images.TryGetValue(name, out var image) ? _context.LoadFromStream(new MemoryStream(image)) : null);
}
