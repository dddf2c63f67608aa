using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace StageGraph.Code;

/// <summary>How a piece of code uses a member that it refers to.</summary>
internal enum Use
{
    /// <summary>Mentions a type, such as a parameter type, a type argument, or the target of a cast.</summary>
    Mention,

    /// <summary>Calls exactly this method.</summary>
    Call,

    /// <summary>Calls whatever implements the method.</summary>
    CallSlot,

    /// <summary>Creates an object with this constructor.</summary>
    New,

    /// <summary>Passes the type to code that instantiates it without naming a constructor.</summary>
    Instantiate,

    /// <summary>Passes the type or its objects to external code that inspects its members.</summary>
    Reflect,

    /// <summary>Reads, writes, or takes the address of a field.</summary>
    Field,

    /// <summary>Refers to a type from a package.</summary>
    Package,

    /// <summary>Looks up types in assemblies.</summary>
    FindTypes,

    /// <summary>Reads the attributes of assemblies.</summary>
    ReadAssemblyAttributes,

    /// <summary>Opens embedded resources with unknown names in the type's assembly, or in all assemblies if the type is <see cref="Assembly"/>.</summary>
    OpenResources,
}

/// <summary>A use of a member; always a definition of a type, method, or field, never an instantiation of a generic one.</summary>
internal readonly record struct Reference(Use Use, MemberInfo Member);

/// <summary>A piece of code: a hash of its text, in which members of analyzed code are replaced by placeholders, and these members in order.</summary>
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

    /// <summary>Adds a use without text.</summary>
    public void Note(Use use, MemberInfo member) => _references.Add(new(use, member));

    /// <summary>Adds a type; element types and type arguments in it are mentioned.</summary>
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

    /// <summary>Adds types separated by commas.</summary>
    public FragmentWriter Types(IEnumerable<Type> types)
    {
        foreach (var type in types)
        {
            Type(type).Add(",");
        }

        return this;
    }

    /// <summary>Adds a method that is called or converted to a delegate.</summary>
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

    /// <summary>Adds attributes, except those that only the compiler or a debugger reads.</summary>
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

    /// <summary>Adds the analyzed types within a type that is passed to code that inspects members.</summary>
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
