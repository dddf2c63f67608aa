using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace StageGraph.Code;

/// <summary>What a piece of code does with something that it refers to.</summary>
internal enum Use
{
    /// <summary>Names a type: as a parameter's, a type argument, in a cast.</summary>
    Mention,

    /// <summary>Calls this very method.</summary>
    Call,

    /// <summary>Calls whatever implements the method.</summary>
    CallSlot,

    /// <summary>Makes an object with this constructor.</summary>
    New,

    /// <summary>Hands the type to something that makes objects of it without naming a constructor.</summary>
    Instantiate,

    /// <summary>Hands the type, or objects of it, to code outside that looks at its members.</summary>
    Reflect,

    /// <summary>Reads, writes or takes the address of a field.</summary>
    Field,

    /// <summary>Refers to a type of a package.</summary>
    Package,

    /// <summary>Looks for types in assemblies.</summary>
    FindTypes,

    /// <summary>Reads the attributes of assemblies.</summary>
    ReadAssemblyAttributes,

    /// <summary>Opens embedded resources whose names are not known: of the type's assembly, or of all for <see cref="Assembly"/> itself.</summary>
    OpenResources,
}

/// <summary>A use of a member: definitions of types, methods and fields, never instances of generic ones.</summary>
internal readonly record struct Reference(Use Use, MemberInfo Member);

/// <summary>A piece of code: the hash of its text, in which a number stands for each member of code that is read, and these members in their order.</summary>
internal sealed record Fragment(byte[] Digest, IReadOnlyList<Reference> References)
{
    public static Fragment Empty { get; } = new([], []);
}

/// <summary>Writes a fragment.</summary>
internal sealed class FragmentWriter(OwnCode own)
{
    private readonly StringBuilder _text = new();
    private readonly List<Reference> _references = [];

    public FragmentWriter Add(string text)
    {
        _text.Append(text);
        return this;
    }

    public FragmentWriter Line()
    {
        _text.Append('\n');
        return this;
    }

    /// <summary>A use that leaves no text.</summary>
    public void Note(Use use, MemberInfo member) => _references.Add(new(use, member));

    /// <summary>A type; the types in it, element types and type arguments, are mentioned.</summary>
    public FragmentWriter Type(Type type)
    {
        if (type.IsFunctionPointer)
        {
            Add("method ").Type(type.GetFunctionPointerReturnType());
            return Types(type.GetFunctionPointerParameterTypes());
        }

        if (type.HasElementType)
        {
            return Type(type.GetElementType()!).Add(type.IsArray ? $"[{type.GetArrayRank()}]" : type.IsByRef ? "&" : "*");
        }

        if (type.IsGenericParameter)
        {
            return Add(type.DeclaringMethod is null ? "!" : "!!").Add(type.GenericParameterPosition.ToString());
        }

        if (type is { IsGenericType: true, IsGenericTypeDefinition: false })
        {
            var definition = type.GetGenericTypeDefinition();
            return Type(definition).TypeArguments(definition.GetGenericArguments(), type.GetGenericArguments(), definition);
        }

        return own.Has(type.Assembly) ? Own(Use.Mention, type) : OutsideType(type);
    }

    /// <summary>Types with commas between.</summary>
    public FragmentWriter Types(IEnumerable<Type> types)
    {
        foreach (var type in types)
        {
            Type(type).Add(",");
        }

        return this;
    }

    /// <summary>A method that is called, or made a delegate of.</summary>
    public FragmentWriter Method(MethodBase method, Use use)
    {
        if (method.DeclaringType is not { } declaring || declaring.IsArray)
        {
            var home = method.DeclaringType is { } array ? Type(array) : this;
            return home.Add(".").Add(method.Name).Types(method.GetParameters().Select(parameter => parameter.ParameterType));
        }

        var definition = OwnCode.Definition(method);
        Type(declaring).Add(".");
        if (own.Has(declaring.Assembly))
        {
            var isSlot = use == Use.CallSlot || definition is MethodInfo { IsStatic: true, IsVirtual: true };
            Own(isSlot ? Use.CallSlot : use, definition);
        }
        else
        {
            Add(own.NameOutside(definition));
            NoteUsesOf(method);
        }

        return method is MethodInfo { IsGenericMethod: true, IsGenericMethodDefinition: false }
            ? TypeArguments(definition.GetGenericArguments(), method.GetGenericArguments(), OwnCode.Definition(declaring))
            : this;
    }

    public FragmentWriter Field(FieldInfo field)
    {
        Type(field.DeclaringType!).Add(".");
        return own.Has(field.Module.Assembly) ? Own(Use.Field, OwnCode.Definition(field)) : Add(field.Name);
    }

    /// <summary>Attributes, but those that only the compiler or a debugger reads.</summary>
    public void Attributes(IEnumerable<CustomAttributeData> attributes)
    {
        foreach (var attribute in attributes.Where(data => !IsOfCompiler(data.AttributeType)).OrderBy(data => data.ToString(), StringComparer.Ordinal))
        {
            Add("attribute ").Add(attribute.ToString()).Method(attribute.Constructor, Use.New).Line();
            foreach (var type in attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.TypedValue)).SelectMany(TypesIn)
                .Concat(attribute.AttributeType.GetGenericArguments()))
            {
                Reflected(type);
            }
        }
    }

    /// <summary>Types of code that is read, in a type that is handed to code which looks at members.</summary>
    public void Reflected(Type type)
    {
        foreach (var part in OwnCode.PartsOf(type).Where(part => part == typeof(object) || own.Has(part.Assembly)))
        {
            Note(Use.Reflect, part);
        }
    }

    public Fragment ToFragment() => new(SHA256.HashData(Encoding.UTF8.GetBytes(_text.ToString())), [.. _references]);

    private static IEnumerable<Type> TypesIn(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        Type type => [type],
        IEnumerable<CustomAttributeTypedArgument> elements => elements.SelectMany(TypesIn),
        _ => [],
    };

    private static bool IsOfCompiler(Type attribute) => attribute.Namespace switch
    {
        "System.Runtime.CompilerServices" => attribute.Name is not ("InlineArrayAttribute" or "FixedBufferAttribute" or "SkipLocalsInitAttribute"
            or "UnsafeAccessorAttribute" or "UnsafeAccessorTypeAttribute"),
        "System.Diagnostics" or "System.Diagnostics.CodeAnalysis" or "System.CodeDom.Compiler" or "System.Reflection" => true,
        _ => false,
    };

    private FragmentWriter Own(Use use, MemberInfo member)
    {
        Note(use, member);
        return Add("@");
    }

    private FragmentWriter OutsideType(Type type)
    {
        if (!Outside.IsFramework(type.Assembly))
        {
            Note(Use.Package, type);
        }

        return Add(type.FullName ?? type.Name);
    }

    private FragmentWriter TypeArguments(Type[] parameters, Type[] arguments, Type home)
    {
        Add("<");
        for (var i = 0; i < arguments.Length; i++)
        {
            Type(arguments[i]).Add(",");
            if (!own.Has(home.Assembly) && Outside.LooksAtMembers(home))
            {
                Reflected(arguments[i]);
            }
            else if (parameters[i].GenericParameterAttributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint)
                && OwnCode.Definition(arguments[i]) is { IsGenericParameter: false, HasElementType: false } made && own.Has(made.Assembly))
            {
                Note(Use.Instantiate, made);
            }
        }

        return Add(">");
    }

    private void NoteUsesOf(MethodBase method)
    {
        if (Outside.TakesAnyObject(method) || Outside.FindsMembers(method))
        {
            Note(Use.Reflect, typeof(object));
        }

        if (Outside.FindsTypes(method))
        {
            Note(Use.FindTypes, typeof(Assembly));
        }

        if (Outside.ReadsAssemblyAttributes(method))
        {
            Note(Use.ReadAssemblyAttributes, typeof(Assembly));
        }
    }
}
