using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace StageGraph;

/// <summary>
/// Walks the call graph of one assembly from a method and hashes what it finds, in the order in which it finds it. Calls through interfaces and
/// base classes reach every implementation in the assembly (class hierarchy analysis); the root's own base class stands for the root alone, so
/// that one stage does not reach the others.
/// </summary>
internal sealed class CodeReader
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly MethodInfo _root;
    private readonly Assembly _assembly;
    private readonly Type[] _types;
    private readonly Dictionary<MemberInfo, int> _number = [];
    private readonly Queue<MemberInfo> _open = [];
    private readonly HashSet<string> _resources = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _packages = new(StringComparer.Ordinal);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public CodeReader(MethodInfo root)
    {
        _root = root;
        _assembly = root.Module.Assembly;
        _types = _assembly.GetTypes();
    }

    public CodeVersion Read()
    {
        Reach(_root);
        while (_open.TryDequeue(out var member))
        {
            if (member is Type type)
            {
                ReadType(type);
            }
            else
            {
                ReadMethod((MethodBase)member);
            }
        }

        foreach (var (package, version) in _packages)
        {
            Append($"package {package} {version}");
        }

        return new(Convert.ToHexStringLower(_hash.GetHashAndReset()), _packages);
    }

    private void ReadType(Type type)
    {
        Append($"type {Name(type)} : {(type.BaseType is { } parent ? Describe(parent) : "")}");
        // Types that the compiler makes up are shared by all members of a class, or of the assembly: what is used of them is seen where it is used.
        var fields = IsGenerated(type.Name) ? [] : type.GetFields(Declared);
        foreach (var field in fields.OrderBy(field => field.MetadataToken))
        {
            Append($"field {field.Name} {Describe(field.FieldType)} {(field.IsLiteral ? field.GetRawConstantValue() : "")}");
        }

        // An attribute can change what a library makes of a type: how it is written as JSON, say.
        foreach (var member in fields.Cast<MemberInfo>().Concat(IsGenerated(type.Name) ? [] : type.GetProperties(Declared)).Prepend(type))
        {
            foreach (var attribute in member.GetCustomAttributesData().Where(data => !IsOfCompiler(data.AttributeType)))
            {
                Append($"attribute {member.Name} {attribute}");
            }
        }

        if (type.TypeInitializer is { } initializer)
        {
            Reach(initializer);
        }

        foreach (var method in type.GetMethods(Declared).Where(IsCalledFromOutside).OrderBy(method => method.MetadataToken))
        {
            Reach(method);
        }
    }

    private static bool IsOfCompiler(Type attribute) =>
        attribute.Namespace is "System.Runtime.CompilerServices" or "System.Diagnostics" or "System.CodeDom.Compiler" or "System.Reflection";

    /// <summary>Whether code outside the assembly can call the method through a base class or interface of its own.</summary>
    private bool IsCalledFromOutside(MethodInfo method) => method.IsVirtual && method.DeclaringType is { IsInterface: false } type
        && (method.GetBaseDefinition().Module.Assembly != _assembly
            || type.GetInterfaces().Any(contract => contract.Assembly != _assembly && Implements(type, contract, method)));

    private static bool Implements(Type type, Type contract, MethodInfo method)
    {
        var name = method.Name[(method.Name.LastIndexOf('.') + 1)..];
        return contract.GetMethods().Any(declared => declared.Name == name);
    }

    private void ReadMethod(MethodBase method)
    {
        Append($"method {Name(method)} {ParametersOf(method)}");
        Reach(method.DeclaringType!);
        foreach (var target in Overrides(method))
        {
            Reach(target);
        }

        if (method.GetMethodBody() is not { } body)
        {
            return;
        }

        foreach (var local in body.LocalVariables)
        {
            Append($"local {Describe(local.LocalType)}");
        }

        foreach (var clause in body.ExceptionHandlingClauses)
        {
            Append($"clause {clause.Flags} {clause.TryOffset} {clause.TryLength} {clause.HandlerOffset} {clause.HandlerLength}");
        }

        foreach (var instruction in InstructionReader.Read(body.GetILAsByteArray()!))
        {
            Append(instruction.Token is { } token ? $"{instruction.Text} {Resolve(method, token)}" : instruction.Text);
        }
    }

    private IEnumerable<MethodBase> Overrides(MethodBase method)
    {
        if (method is not MethodInfo { IsVirtual: true, IsFinal: false } slot || slot.DeclaringType is not { } declaring)
        {
            return [];
        }

        var types = declaring.IsAssignableFrom(_root.DeclaringType) ? [_root.DeclaringType!] : _types;
        return types
            .Where(type => type != declaring && IsKindOf(type, declaring))
            .SelectMany(type => type.GetMethods(Declared))
            .Where(candidate => candidate.IsVirtual && candidate.Name[(candidate.Name.LastIndexOf('.') + 1)..] == slot.Name
                && candidate.GetParameters().Length == slot.GetParameters().Length);
    }

    private static bool IsKindOf(Type type, Type declaring)
    {
        if (declaring.IsInterface)
        {
            return type.GetInterfaces().Any(contract => Definition(contract) == declaring);
        }

        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (Definition(parent) == declaring)
            {
                return true;
            }
        }

        return false;
    }

    private string Resolve(MethodBase method, int token)
    {
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        switch (token >>> 24)
        {
            case 0x70:
                return Literal(method.Module.ResolveString(token));
            case 0x11:
                return Convert.ToHexString(method.Module.ResolveSignature(token));
            default:
                return Describe(method.Module.ResolveMember(token, typeArguments, methodArguments)!);
        }
    }

    private string Literal(string text)
    {
        foreach (var resource in _assembly.GetManifestResourceNames().Where(name => text.Length > 4 && name.EndsWith(text, StringComparison.Ordinal)))
        {
            if (_resources.Add(resource))
            {
                using var stream = _assembly.GetManifestResourceStream(resource)!;
                Append($"resource {resource} {Convert.ToHexString(SHA256.HashData(stream))}");
            }
        }

        return $"\"{text}\"";
    }

    private string Describe(MemberInfo member) => member switch
    {
        Type type => Describe(type),
        FieldInfo field => $"{Describe(field.DeclaringType!)}.{(IsGenerated(field.Name) ? Describe(field.FieldType) : field.Name)}{Data(field)}",
        MethodBase { IsGenericMethod: true, IsGenericMethodDefinition: false } method =>
            $"{Describe(((MethodInfo)method).GetGenericMethodDefinition())}<{string.Join(',', method.GetGenericArguments().Select(Describe))}>",
        MethodBase method when method.Module.Assembly == _assembly => $"{Describe(method.DeclaringType!)}.{NameOfReached(method)}({ParametersOf(method)})",
        MethodBase method => $"{Describe(method.DeclaringType!)}.{method}",
        _ => member.ToString()!,
    };

    private string Describe(Type type)
    {
        if (type.HasElementType)
        {
            return $"{Describe(type.GetElementType()!)}{(type.IsArray ? "[]" : type.IsByRef ? "&" : "*")}";
        }

        if (type.IsGenericParameter)
        {
            return $"!{type.GenericParameterPosition}";
        }

        if (type is { IsGenericType: true, IsGenericTypeDefinition: false })
        {
            return $"{Describe(type.GetGenericTypeDefinition())}<{string.Join(',', type.GetGenericArguments().Select(Describe))}>";
        }

        if (type.Assembly == _assembly)
        {
            Reach(type);
            return Name(type);
        }

        var name = type.Assembly.GetName();
        if (!IsFramework(name.Name!))
        {
            _packages[name.Name!] = type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
                ?? name.Version!.ToString();
            foreach (var native in _assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Where(data => data.Key == $"native library of {name.Name}"))
            {
                // What computes below a package of bindings: "libtorch-cpu 2.10.0".
                _packages[native.Value!.Split(' ')[0]] = native.Value.Split(' ')[1];
            }
        }

        return type.FullName ?? type.Name;
    }

    private static bool IsFramework(string assembly) =>
        assembly is "mscorlib" or "netstandard" || (assembly.StartsWith("System.", StringComparison.Ordinal) && assembly != "System.Numerics.Tensors")
        || assembly.StartsWith("Microsoft.", StringComparison.Ordinal);

    private string ParametersOf(MethodBase method) => string.Join(',', method.GetParameters().Select(parameter => Describe(parameter.ParameterType)));

    private string NameOfReached(MethodBase method)
    {
        Reach(method);
        return Name(Definition(method));
    }

    private void Reach(MemberInfo member)
    {
        MemberInfo definition = member is Type type ? Definition(type) : Definition((MethodBase)member);
        if (definition.Module.Assembly == _assembly && _number.TryAdd(definition, _number.Count))
        {
            _open.Enqueue(definition);
        }
    }

    // Names that the compiler makes up count the members before them: a number by order of appearance stays when an unrelated member is added.
    private string Name(MemberInfo member) => IsGenerated(member.Name) || (member is Type { DeclaringType: { } outer } && IsGenerated(outer.Name))
        ? $"#{(_number.TryGetValue(member, out var number) ? number : -1)}"
        : member is Type type ? type.FullName! : member.Name;

    private static bool IsGenerated(string name) => name.Contains('<') && !name.StartsWith("<Clone>", StringComparison.Ordinal);

    private static Type Definition(Type type) => type is { IsGenericType: true, IsGenericTypeDefinition: false } ? type.GetGenericTypeDefinition() : type;

    private static MethodBase Definition(MethodBase method) =>
        method.DeclaringType is { IsGenericType: true } || method.IsGenericMethod ? method.Module.ResolveMethod(method.MetadataToken)! : method;

    /// <summary>The bytes behind an array's initial values.</summary>
    private static string Data(FieldInfo field)
    {
        if (!field.Attributes.HasFlag(FieldAttributes.HasFieldRVA))
        {
            return "";
        }

        var size = System.Runtime.InteropServices.Marshal.SizeOf(field.FieldType);
        var bytes = new byte[size];
        System.Runtime.CompilerServices.RuntimeHelpers.InitializeArray(bytes, field.FieldHandle);
        return Convert.ToHexString(SHA256.HashData(bytes));
    }

    private void Append(string line)
    {
        _hash.AppendData(Encoding.UTF8.GetBytes(line));
        _hash.AppendData("\n"u8);
    }
}
