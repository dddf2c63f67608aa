namespace EmotionRecognition.Checkpoints;

/// <summary>A pickled dictionary, plain or OrderedDict, with its entries in the order in which they were set.</summary>
internal sealed class PickledDictionary
{
    /// <summary>Keys and values in order.</summary>
    public List<KeyValuePair<object?, object?>> Entries { get; } = [];

    /// <summary>The value of a string key, or null if there is none.</summary>
    public object? Find(string key) => Entries.LastOrDefault(entry => entry.Key is string name && name == key).Value;
}

/// <summary>The only names outside the pickle that a checkpoint may refer to.</summary>
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

/// <summary>The elements of a storage, as the archive stores them.</summary>
/// <param name="Type">The element type.</param>
/// <param name="Bytes">The bytes of all elements.</param>
internal sealed record PickledStorage(ElementType Type, ReadOnlyMemory<byte> Bytes);
