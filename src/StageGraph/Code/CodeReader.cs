using System.Buffers.Binary;
using System.Reflection;
using System.Security.Cryptography;

namespace StageGraph.Code;

/// <summary>
/// Traverses the call graph from a method and hashes what it reaches, in order. A virtual call reaches the implementations in all types that are
/// instantiated along the way (rapid type analysis, Bacon and Sweeney 1996) or held by the object that the method is called on.
/// </summary>
internal sealed class CodeReader(OwnCode own)
{
    private readonly Dictionary<MemberInfo, int> _number = [];
    private readonly Queue<Action> _open = [];
    private readonly HashSet<MethodBase> _reached = [];
    private readonly List<Type> _mentioned = [];
    private readonly List<Type> _instantiated = [];
    private readonly HashSet<Type> _isInstantiated = [];
    private readonly List<MethodBase> _slots = [];
    private readonly HashSet<MethodBase> _isSlot = [];
    private readonly SortedSet<Use> _lookups = [];
    private readonly ReflectedTypes _reflected = new();
    private readonly Failures _failures = new();
    private readonly Surroundings _surroundings = new(own);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>All reached methods.</summary>
    public IReadOnlyCollection<MethodBase> Reached => _reached;

    /// <summary>All reached types.</summary>
    public IReadOnlyCollection<Type> Types => _mentioned;

    /// <summary>The embedded resources that count in addition to those that a method names.</summary>
    public IReadOnlyCollection<string> Resources => _surroundings.Resources;

    /// <summary>Analyzes everything a method reaches.</summary>
    /// <param name="root">The method.</param>
    /// <param name="graph">The graph of the object it is called on; null for a static method or to consider only its declaring type.</param>
    public CodeVersion Read(MethodInfo root, ObjectGraph? graph)
    {
        Reach(OwnCode.Definition(root));
        foreach (var type in root.GetParameters().Select(parameter => parameter.ParameterType).Prepend(root.DeclaringType!)
            .Where(type => own.Has(type.Assembly)))
        {
            Instantiate(OwnCode.Definition(type));
        }

        foreach (var type in graph?.Types ?? [])
        {
            // The object's state was set by a constructor, which therefore influences what the root does.
            Mention(type);
            Instantiate(type);
            ReachAll(own.Type(type).Constructors);
        }

        ReachAll(graph?.Methods ?? []);
        while (_open.TryDequeue(out var read))
        {
            read();
        }

        var packages = _surroundings.AppendTo(_hash);
        return new(Convert.ToHexStringLower(_hash.GetHashAndReset()), packages);
    }

    private void Append(Fragment fragment)
    {
        _hash.AppendData(fragment.Digest);
        Span<byte> number = stackalloc byte[sizeof(int)];
        foreach (var reference in fragment.References)
        {
            BinaryPrimitives.WriteInt32LittleEndian(number, Take(reference));
            _hash.AppendData(number);
        }
    }

    /// <summary>Follows a reference.</summary>
    /// <returns>The number of the member it refers to.</returns>
    private int Take(Reference reference)
    {
        switch (reference)
        {
            case (Use.Mention, Type type):
                return Mention(type);
            case (Use.Call, MethodBase method):
                return Reach(method);
            case (Use.CallSlot, MethodBase method):
                return Call(method);
            case (Use.New, MethodBase constructor):
                Instantiate(constructor.DeclaringType!);
                return Reach(constructor);
            case (Use.Field, FieldInfo field):
                return Read(field);
            case (Use.Instantiate, Type type):
                Mention(type);
                Instantiate(type);
                ReachAll(own.Type(type).Constructors.Where(constructor => constructor.GetParameters().Length == 0));
                break;
            case (Use.Reflect, Type type):
                Reflect(type);
                break;
            case (Use.Package, Type type):
                _surroundings.AddPackage(type);
                break;
            case (Use.OpenResources, Type type):
                _surroundings.AddResources(type);
                break;
            default:
                LookInto(reference.Use);
                break;
        }

        return -1;
    }

    private void LookInto(Use use)
    {
        foreach (var assembly in _lookups.Add(use) ? _surroundings.Assemblies.ToList() : [])
        {
            LookInto(assembly, use);
        }
    }

    private int Number(MemberInfo member, out bool isNew)
    {
        isNew = _number.TryAdd(member, _number.Count);
        return _number[member];
    }

    private int Mention(Type type)
    {
        var number = Number(type, out var isNew);
        if (isNew)
        {
            _mentioned.Add(type);
            if (_surroundings.Add(type.Assembly))
            {
                Enter(type.Assembly);
            }

            _open.Enqueue(() => ReadType(type));
        }

        return number;
    }

    // What an assembly does on its own when loaded, and what code that inspects whole assemblies sees of it.
    private void Enter(Assembly assembly)
    {
        ReachAll(OwnCode.ModuleInitializers(assembly));

        foreach (var use in _lookups.ToList())
        {
            LookInto(assembly, use);
        }
    }

    private void LookInto(Assembly assembly, Use use)
    {
        if (use == Use.ReadAssemblyAttributes)
        {
            _open.Enqueue(() => Append(own.AttributesOf(assembly)));
            return;
        }

        foreach (var type in assembly.GetTypes().Where(type => !TypeDeclaration.IsGenerated(type.FullName!))
            .OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            Reflect(type);
        }
    }

    private void ReadType(Type type)
    {
        var code = own.Type(type);
        Append(code.Header);
        if (type.IsValueType)
        {
            Instantiate(type);
        }

        // Static interface members are called on types, which need not be instantiated.
        if (!type.IsInterface && code.Dispatch.HasStatic)
        {
            ReachAll(_slots.Where(slot => slot.IsStatic).ToList().SelectMany(code.Dispatch.Of));
            ReachAll(code.Dispatch.Outward.Where(method => method.IsStatic));
        }
    }

    private int Read(FieldInfo field)
    {
        var number = Number(field, out var isNew);
        if (isNew)
        {
            Mention(field.DeclaringType!);
            Initialize(field.DeclaringType!);
            _open.Enqueue(() => Append(own.Field(field)));
        }

        return number;
    }

    private void Initialize(Type type)
    {
        if (type.TypeInitializer is { } initializer)
        {
            Reach(OwnCode.Definition(initializer));
        }
    }

    private int Reach(MethodBase method)
    {
        var number = Number(method, out _);
        if (_reached.Add(method))
        {
            Mention(method.DeclaringType!);
            if (!method.DeclaringType!.IsInterface || !method.IsAbstract)
            {
                Initialize(method.DeclaringType);
            }

            _open.Enqueue(() => ReadMethod(method));
        }

        return number;
    }

    private void ReachAll(IEnumerable<MethodBase> methods)
    {
        foreach (var method in methods)
        {
            Reach(method);
        }
    }

    private void ReadMethod(MethodBase method)
    {
        var code = own.Method(method);
        Append(code.Text);
        foreach (var heard in _failures.Add(code))
        {
            _open.Enqueue(() => Append(heard.Full.Value));
        }
    }

    private int Call(MethodBase method)
    {
        var slot = Dispatch.SlotOf(method);
        if (!slot.IsVirtual || !own.Has(slot.Module.Assembly))
        {
            return Reach(method);
        }

        Mention(method.DeclaringType!);
        var number = Number(slot, out _);
        if (!_isSlot.Add(slot))
        {
            return number;
        }

        _slots.Add(slot);
        var receivers = slot.IsStatic ? _mentioned.Where(type => !type.IsInterface) : _instantiated;
        foreach (var type in receivers.ToList())
        {
            ReachAll(own.Type(type).Dispatch.Of(slot));
        }

        return number;
    }

    private void Instantiate(Type type)
    {
        var code = own.Type(type);
        if (!code.IsConcrete || !_isInstantiated.Add(type))
        {
            return;
        }

        Mention(type);
        _instantiated.Add(type);
        ReachAll(code.Dispatch.Outward);
        ReachAll(_slots.ToList().SelectMany(code.Dispatch.Of));
        if (code.HasBaseInPackage)
        {
            _open.Enqueue(() => Append(code.Layout.Value));
        }

        if (_reflected.Covers(type))
        {
            Reflect(type);
        }
    }

    private void Reflect(Type type)
    {
        if (!_reflected.Add(type))
        {
            return;
        }

        if (own.Has(type.Assembly) && !type.IsEnum)
        {
            var code = own.Type(type);
            Mention(type);
            Instantiate(type);
            _open.Enqueue(() => Append(code.Members.Value));
            ReachAll(code.Constructors);
            ReachAll(code.Accessors);
        }

        if (!type.IsSealed)
        {
            foreach (var derived in _instantiated.Where(each => ReflectedTypes.IsKindOf(each, type)).ToList())
            {
                Reflect(derived);
            }
        }
    }
}
