using System.Reflection;

namespace StageGraph.Code;

/// <summary>Resolves calls of base class and interface members on one type.</summary>
internal sealed class Dispatch
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly OwnCode _own;
    private readonly Dictionary<MethodBase, List<MethodBase>> _implementations = [];
    private readonly List<MethodBase> _outside = [];

    public Dispatch(OwnCode own, Type type)
    {
        _own = own;
        AddOverrides(type);
        foreach (var contract in type.GetInterfaces().Where(_ => !type.IsInterface).OrderBy(contract => contract.ToString(), StringComparer.Ordinal))
        {
            AddImplementations(type, contract);
        }

        HasStatic = _implementations.Keys.Concat(_outside).Any(method => method.IsStatic);
    }

    /// <summary>Whether the type implements static interface members.</summary>
    public bool HasStatic { get; }

    /// <summary>What external code can call: overrides and implementations of members declared in it.</summary>
    public IReadOnlyList<MethodBase> Outward => _outside;

    /// <summary>The methods that run when a member is called, declared by the type or inherited; empty if the type does not have the member.</summary>
    /// <param name="slot">The member's first declaration.</param>
    public IReadOnlyList<MethodBase> Of(MethodBase slot) => _implementations.TryGetValue(slot, out var found) ? found : [];

    /// <summary>The first declaration of a method that may override another.</summary>
    public static MethodBase SlotOf(MethodBase method) =>
        method is MethodInfo { IsVirtual: true, IsStatic: false } overriding ? OwnCode.Definition(overriding.GetBaseDefinition()) : method;

    private void AddOverrides(Type type)
    {
        for (var each = type; each is not null && _own.Has(each.Assembly); each = each.BaseType is { } parent ? OwnCode.Definition(parent) : null)
        {
            foreach (var method in each.GetMethods(Declared).Where(method => method is { IsVirtual: true, IsStatic: false })
                .OrderBy(method => method.ToString(), StringComparer.Ordinal))
            {
                Add(SlotOf(method), OwnCode.Definition(method));
                // An override with a covariant return type, such as the clone method of a record, has its own slot.
                foreach (var slot in method.Attributes.HasFlag(MethodAttributes.NewSlot) ? SlotsOfTheName(method, each) : [])
                {
                    Add(slot, OwnCode.Definition(method));
                }
            }
        }
    }

    private IEnumerable<MethodBase> SlotsOfTheName(MethodInfo method, Type type)
    {
        for (var parent = type.BaseType; parent is not null && _own.Has(parent.Assembly); parent = parent.BaseType)
        {
            foreach (var slot in parent.GetMethods(Declared).Where(other => other.IsVirtual && IsAlike(other, method)))
            {
                yield return SlotOf(slot);
            }
        }
    }

    private void AddImplementations(Type type, Type contract)
    {
        try
        {
            var map = type.GetInterfaceMap(contract);
            foreach (var (slot, target) in map.InterfaceMethods.Zip(map.TargetMethods))
            {
                if (target is not null)
                {
                    Add(OwnCode.Definition(slot), OwnCode.Definition(target), isFirst: false);
                }
            }
        }
        catch (Exception error) when (error is NotSupportedException or ArgumentException or InvalidOperationException or AmbiguousMatchException
            or System.Runtime.AmbiguousImplementationException)
        {
            AddByName(type, contract);
        }
    }

    private void AddByName(Type type, Type contract)
    {
        foreach (var slot in contract.GetMethods(Declared).Where(slot => slot.IsVirtual))
        {
            for (var each = type; each is not null && _own.Has(each.Assembly); each = each.BaseType)
            {
                foreach (var method in each.GetMethods(Declared).Where(method => IsAlike(method, slot)))
                {
                    Add(OwnCode.Definition(slot), OwnCode.Definition(method), isFirst: false);
                }
            }

            foreach (var method in type.GetInterfaces().Where(other => other != contract).SelectMany(other => other.GetMethods(Declared))
                .Where(method => method.Name.Contains('.') && IsAlike(method, slot)))
            {
                Add(OwnCode.Definition(slot), OwnCode.Definition(method), isFirst: false);
            }
        }
    }

    private static bool IsAlike(MethodInfo method, MethodInfo slot) =>
        method.Name[(method.Name.LastIndexOf('.') + 1)..] == slot.Name && method.GetParameters().Length == slot.GetParameters().Length;

    // The most derived override comes first and replaces the others.
    private void Add(MethodBase slot, MethodBase target, bool isFirst = true)
    {
        if (!_own.Has(target.Module.Assembly))
        {
            return;
        }

        if (!_implementations.TryGetValue(slot, out var known))
        {
            _implementations[slot] = known = [];
        }
        else if (isFirst || known.Contains(target))
        {
            return;
        }

        known.Add(target);
        if (!_own.Has(slot.Module.Assembly) && !_outside.Contains(target))
        {
            _outside.Add(target);
        }
    }
}
