using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Shared;
using StageGraph.Code;

namespace StageGraph;

/// <summary>
/// The code versions of stages, cached per build of the assemblies, because analyzing code takes longer than a run with nothing to do. A line of the
/// cache file contains a hash of the module version ids of all non-framework assemblies, the stage's type, a hash of what the stage holds, the
/// version, the packages, and a checksum of the line.
/// </summary>
public sealed class CodeVersions
{
    private const int CheckLength = 16;

    private readonly string _memory;
    private readonly Dictionary<string, CodeVersion> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _builds = new(StringComparer.Ordinal);
    private readonly Dictionary<(Type Stage, ObjectGraph Holds), CodeVersion> _asked = [];
    private bool _changed;

    /// <summary>Opens the cache. A missing file counts as empty, and damaged lines are dropped.</summary>
    /// <param name="memory">The cache file.</param>
    public CodeVersions(string memory)
    {
        _memory = memory;
        if (!File.Exists(memory))
        {
            return;
        }

        foreach (var line in File.ReadLines(memory))
        {
            if (line.Split('\t') is [var builds, var type, var graph, var hash, var packages, var check]
                && check == Check(line[..^(check.Length + 1)]) && Packages(packages) is { } versions)
            {
                _known[$"{builds}\t{type}\t{graph}"] = new(hash, versions);
            }
        }
    }

    /// <summary>The version of the code that a stage's <see cref="Stage.Run"/> reaches, given the objects that the stage holds.</summary>
    public CodeVersion Of(Stage stage)
    {
        var root = CodeVersion.RunOf(stage);
        var own = OwnCode.Of(root.Module.Assembly);
        var graph = ObjectGraph.Of(own, stage);
        lock (_known)
        {
            var question = (stage.GetType(), graph);
            return _asked.TryGetValue(question, out var version) ? version : _asked[question] = Of(stage.GetType(), root, own, graph);
        }
    }

    private CodeVersion Of(Type stage, MethodInfo root, OwnCode own, ObjectGraph graph)
    {
        var assemblies = graph.Types.Select(type => type.Assembly).Concat(graph.Methods.Select(method => method.Module.Assembly)).Append(root.Module.Assembly);
        var key = $"{BuildsOf(assemblies)}\t{stage.FullName}\t{Check(graph.Key)}";
        if (!_known.TryGetValue(key, out var version))
        {
            _known[key] = version = new CodeReader(own).Read(root, graph);
            _changed = true;
        }

        return version;
    }

    /// <summary>Writes the cache atomically if it has changed. Versions for other builds are dropped.</summary>
    public void Save()
    {
        lock (_known)
        {
            if (!_changed)
            {
                return;
            }

            var current = _known.Where(pair => _builds.ContainsValue(pair.Key.Split('\t')[0])).OrderBy(pair => pair.Key, StringComparer.Ordinal);
            WholeFile.Write(_memory, string.Concat(current.Select(pair => LineOf(pair.Key, pair.Value))));
            _changed = false;
        }
    }

    // Null if the list is damaged.
    private static Dictionary<string, string>? Packages(string list)
    {
        var packages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var package in list.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (package.Split(' ') is not [var name, var version] || !packages.TryAdd(name, version))
            {
                return null;
            }
        }

        return packages;
    }

    private static string LineOf(string key, CodeVersion version)
    {
        var line = $"{key}\t{version.Hash}\t{string.Join(';', version.Packages.Select(package => $"{package.Key} {package.Value}"))}";
        return $"{line}\t{Check(line)}\n";
    }

    // Includes the builds of all referenced assemblies, so that another version of a package gives another key.
    private string BuildsOf(IEnumerable<Assembly> assemblies)
    {
        var all = assemblies.Distinct().OrderBy(assembly => assembly.FullName, StringComparer.Ordinal).ToList();
        var names = string.Join('|', all.Select(assembly => $"{assembly.FullName} {assembly.ManifestModule.ModuleVersionId}"));
        return _builds.TryGetValue(names, out var known) ? known : _builds[names] = Check(string.Join('\n', OwnCode.Builds(all)));
    }

    private static string Check(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..CheckLength];
}
