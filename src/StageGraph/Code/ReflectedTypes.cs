namespace StageGraph.Code;

/// <summary>The types whose members external code may inspect because it received them, their objects, or objects of a base class or interface.</summary>
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

    /// <summary>Whether external code may have received objects of a type.</summary>
    public bool Covers(Type type) => _bases.Exists(parent => IsKindOf(type, parent));

    /// <summary>Whether a type is, derives from, or implements another one. Compiler-generated types do not count as <see cref="object"/>.</summary>
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
