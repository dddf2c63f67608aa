namespace EmotionRecognition.Evaluation;

/// <summary>The index of each class in the list of classes.</summary>
internal sealed class ClassIndex
{
    private readonly Dictionary<string, int> _indexOf = [];

    private ClassIndex()
    {
    }

    /// <summary>The index of a class, from 0.</summary>
    /// <exception cref="ArgumentException">It is not one of the classes.</exception>
    public int this[string name] => _indexOf.TryGetValue(name, out var index)
        ? index
        : throw new ArgumentException($"class \"{name}\", expected one of {string.Join(',', _indexOf.Keys)}", nameof(name));

    /// <summary>Numbers classes from 0.</summary>
    /// <exception cref="ArgumentException">There are no classes, or there is a duplicate.</exception>
    public static ClassIndex Of(IReadOnlyList<string> classes)
    {
        var index = new ClassIndex();
        foreach (var name in classes)
        {
            if (!index._indexOf.TryAdd(name, index._indexOf.Count))
            {
                throw new ArgumentException($"duplicate class \"{name}\"", nameof(classes));
            }
        }

        return classes.Count > 0 ? index : throw new ArgumentException("no classes", nameof(classes));
    }
}
