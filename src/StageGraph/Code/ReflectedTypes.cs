namespace StageGraph.Code;

/// <summary>The types at whose members code outside may look, as it was handed them, objects of them, or objects of a base class or interface.</summary>
internal sealed class ReflectedTypes
{
    private readonly HashSet<Type> _types = [];
    private readonly List<Type> _bases = [];

    /// <summary>Adds a type.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(Type type)
    {
        var isNew = _types.Add(type);
        if (isNew && !type.IsSealed)
        {
            _bases.Add(type);
        }

        return isNew;
    }

    /// <summary>Whether objects of a type may be among those that were handed over.</summary>
    public bool Covers(Type type) => _bases.Exists(parent => IsKindOf(type, parent));

    /// <summary>Whether objects of a type are of another type too; what the compiler makes up for itself is of no type that is handed over.</summary>
    public static bool IsKindOf(Type type, Type parent)
    {
        if (parent == typeof(object) || type == parent)
        {
            return !TypeDeclaration.IsGenerated(type.Name) || type.Name.Contains("AnonymousType", StringComparison.Ordinal);
        }

        for (var each = type.BaseType; each is not null; each = each.BaseType)
        {
            if (OwnCode.Definition(each) == parent)
            {
                return true;
            }
        }

        return parent.IsInterface && type.GetInterfaces().Any(contract => OwnCode.Definition(contract) == parent);
    }
}
