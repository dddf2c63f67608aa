using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace EmotionRecognition.Checkpoints;

/// <summary>Tensors by name, in a fixed order: what PyTorch calls a state dict.</summary>
public sealed class NamedTensors : IEnumerable<KeyValuePair<string, StoredTensor>>
{
    private readonly List<KeyValuePair<string, StoredTensor>> _entries = [];
    private readonly Dictionary<string, StoredTensor> _byName = new(StringComparer.Ordinal);

    /// <summary>Number of tensors.</summary>
    public int Count => _entries.Count;

    /// <summary>Their names in order.</summary>
    public IEnumerable<string> Names => _entries.Select(entry => entry.Key);

    /// <summary>The tensor with a given name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such tensor.</exception>
    public StoredTensor this[string name] => _byName[name];

    /// <summary>Appends a tensor.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void Add(string name, StoredTensor tensor)
    {
        _byName.Add(name, tensor);
        _entries.Add(new(name, tensor));
    }

    /// <summary>The tensor with a given name, if there is one.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out StoredTensor? tensor) => _byName.TryGetValue(name, out tensor);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, StoredTensor>> GetEnumerator() => _entries.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
