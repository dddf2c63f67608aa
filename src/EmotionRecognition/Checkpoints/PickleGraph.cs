namespace EmotionRecognition.Checkpoints;

/// <summary>A pickled dictionary, plain or OrderedDict: entries in the order they were set.</summary>
internal sealed class PickledDictionary
{
    /// <summary>Keys and values in order.</summary>
    public List<KeyValuePair<object?, object?>> Entries { get; } = [];

    /// <summary>The value of a text key, or null where there is none.</summary>
    public object? Find(string key) => Entries.LastOrDefault(entry => entry.Key is string name && name == key).Value;
}

/// <summary>The few things outside the pickle that a checkpoint may name.</summary>
internal enum KnownGlobal
{
    /// <summary><c>collections.OrderedDict</c>.</summary>
    OrderedDict,

    /// <summary><c>torch._utils._rebuild_tensor_v2</c>.</summary>
    RebuildTensor,

    /// <summary><c>torch._utils._rebuild_parameter</c>.</summary>
    RebuildParameter,
}

/// <summary>A pickled tuple.</summary>
/// <param name="Items">Its items.</param>
internal sealed record PickledTuple(IReadOnlyList<object?> Items);

/// <summary>A storage's elements, still in the archive's form.</summary>
/// <param name="Type">What the elements are.</param>
/// <param name="Bytes">All of them.</param>
internal sealed record PickledStorage(ElementType Type, ReadOnlyMemory<byte> Bytes);
