using Shared;

namespace StageGraph;

/// <summary>The code versions of stages, remembered by build of the assembly, because reading code takes longer than a run that has nothing to do.</summary>
public sealed class CodeVersions
{
    private readonly string _memory;
    private readonly Dictionary<string, CodeVersion> _known = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _builds = [];
    private bool _changed;

    /// <summary>Opens the memory; one that is missing, and lines that are damaged, are made anew.</summary>
    public CodeVersions(string memory)
    {
        _memory = memory;
        if (!File.Exists(memory))
        {
            return;
        }

        foreach (var line in File.ReadLines(memory))
        {
            if (line.Split('\t') is [var key, { Length: 64 } hash, var packages] && key.Split(' ') is [_, var module] && Guid.TryParse(module, out _)
                && packages.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(package => package.Split(' ')).ToList() is var versions
                && versions.TrueForAll(parts => parts.Length == 2))
            {
                _known[key] = new(hash, versions.ToDictionary(parts => parts[0], parts => parts[1]));
            }
        }
    }

    /// <summary>The version of the code that a stage's <see cref="Stage.Run"/> reaches.</summary>
    public CodeVersion Of(Stage stage)
    {
        var type = stage.GetType();
        var key = $"{type.FullName} {type.Module.ModuleVersionId}";
        lock (_known)
        {
            _builds.Add(type.Module.ModuleVersionId);
            if (!_known.TryGetValue(key, out var version))
            {
                _known[key] = version = CodeVersion.Of(type.GetMethod(nameof(Stage.Run))!);
                _changed = true;
            }

            return version;
        }
    }

    /// <summary>Writes the memory, if it has changed, whole or not at all; versions of other builds of the same stages are dropped.</summary>
    public void Save()
    {
        lock (_known)
        {
            if (!_changed)
            {
                return;
            }

            var current = _known.Where(pair => _builds.Contains(Guid.Parse(pair.Key.Split(' ')[1])));
            WholeFile.Write(_memory, string.Concat(current.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair =>
                $"{pair.Key}\t{pair.Value.Hash}\t{string.Join(';', pair.Value.Packages.Select(package => $"{package.Key} {package.Value}"))}\n")));
            _changed = false;
        }
    }
}
