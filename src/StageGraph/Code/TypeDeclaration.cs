using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace StageGraph.Code;

/// <summary>A type's compiled declaration and its method implementations.</summary>
internal sealed class TypeDeclaration
{
    private const BindingFlags DeclaredInstance = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly OwnCode _own;
    private readonly Type _type;
    private readonly Lazy<Dispatch> _dispatch;

    public TypeDeclaration(OwnCode own, Type type)
    {
        (_own, _type) = (own, type);
        Header = ReadHeader();
        Layout = new(() => Write(AddFields));
        Members = new(() => Write(AddMembers));
        _dispatch = new(() => new Dispatch(own, type));
    }

    /// <summary>Name, base type, interfaces, and attributes; also the members of an enumeration or the fields of any other value type.</summary>
    public Fragment Header { get; }

    /// <summary>Fields and their attributes.</summary>
    public Lazy<Fragment> Layout { get; }

    /// <summary>What is visible to reflection: fields, properties, and constructors with their attributes and types.</summary>
    public Lazy<Fragment> Members { get; }

    /// <summary>The members it implements.</summary>
    public Dispatch Dispatch => _dispatch.Value;

    /// <summary>Whether the type can be instantiated.</summary>
    public bool IsConcrete => !_type.IsAbstract && !_type.IsInterface;

    /// <summary>Whether a base class from a package may inspect the fields of the type's objects.</summary>
    public bool HasBaseInPackage
    {
        get
        {
            var parent = _type.BaseType;
            while (parent is not null && _own.Has(parent.Assembly))
            {
                parent = parent.BaseType;
            }

            return parent is not null && !Outside.IsFramework(parent.Assembly);
        }
    }

    /// <summary>The instance constructors, ordered by their parameters.</summary>
    public IEnumerable<ConstructorInfo> Constructors => _type.GetConstructors(DeclaredInstance).OrderBy(each => each.ToString(), StringComparer.Ordinal);

    /// <summary>The accessors that reflection on properties may call.</summary>
    public IEnumerable<MethodInfo> Accessors => Properties.SelectMany(property => property.GetAccessors(nonPublic: true));

    private IEnumerable<PropertyInfo> Properties => _type.GetProperties(DeclaredInstance)
        .Where(property => property.Name != "EqualityContract").OrderBy(property => property.Name, StringComparer.Ordinal);

    /// <summary>Whether a name is compiler-generated. Such names include a counter of preceding members.</summary>
    public static bool IsGenerated(string name) => name.Contains('<') && !name.StartsWith("<Clone>", StringComparison.Ordinal);

    /// <summary>A field: its type, and the initial bytes of an array.</summary>
    public static Fragment ReadField(OwnCode own, FieldInfo field)
    {
        var writer = new FragmentWriter(own);
        writer.Add(field.IsPrivate || IsGenerated(field.Name) ? "?" : field.Name).Add(field.IsStatic ? " static " : " ").Type(field.FieldType);
        writer.Add(Value(field)).Line().Attributes(field.GetCustomAttributesData());
        return writer.ToFragment();
    }

    private static string Value(FieldInfo field)
    {
        if (field.IsLiteral)
        {
            return Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture) ?? "null";
        }

        if (!field.Attributes.HasFlag(FieldAttributes.HasFieldRVA))
        {
            return "";
        }

        var bytes = new byte[Marshal.SizeOf(field.FieldType)];
        RuntimeHelpers.InitializeArray(bytes, field.FieldHandle);
        return Convert.ToHexString(SHA256.HashData(bytes));
    }

    private Fragment Write(Action<FragmentWriter> add)
    {
        var writer = new FragmentWriter(_own);
        add(writer);
        return writer.ToFragment();
    }

    private Fragment ReadHeader()
    {
        var writer = new FragmentWriter(_own);
        writer.Add(IsGenerated(_type.FullName!) ? "?" : _type.FullName!).Add(_type.IsValueType ? " struct : " : " : ");
        if (_type.BaseType is { } parent)
        {
            writer.Type(parent).Add(" ");
        }

        writer.Types(_type.GetInterfaces().OrderBy(contract => contract.ToString(), StringComparer.Ordinal));
        writer.Line().Attributes(_type.GetCustomAttributesData());
        if (_type.IsEnum)
        {
            writer.Type(_type.GetEnumUnderlyingType());
            foreach (var field in _type.GetFields(BindingFlags.Static | BindingFlags.Public).OrderBy(field => field.Name, StringComparer.Ordinal))
            {
                writer.Add($"{field.Name} = {Value(field)}").Line().Attributes(field.GetCustomAttributesData());
            }
        }
        else if (_type.IsValueType)
        {
            var layout = _type.StructLayoutAttribute;
            writer.Add(string.Create(CultureInfo.InvariantCulture, $"{layout?.Value} {layout?.Pack} {layout?.Size}")).Line();
            AddFields(writer);
        }

        return writer.ToFragment();
    }

    private void AddFields(FragmentWriter writer)
    {
        foreach (var field in _type.GetFields(DeclaredInstance).OrderBy(field => field.MetadataToken))
        {
            writer.Add(IsGenerated(field.Name) || (field.IsPrivate && _type.IsValueType) ? "?" : field.Name).Add(" ").Type(field.FieldType);
            writer.Line().Attributes(field.GetCustomAttributesData());
        }
    }

    private void AddMembers(FragmentWriter writer)
    {
        AddFields(writer);
        foreach (var field in _type.GetFields(DeclaredInstance).Where(field => field.IsPublic))
        {
            writer.Reflected(field.FieldType);
        }

        foreach (var property in Properties)
        {
            writer.Add($"property {property.Name} ").Type(property.PropertyType).Line().Attributes(property.GetCustomAttributesData());
            writer.Reflected(property.PropertyType);
        }

        foreach (var constructor in Constructors)
        {
            writer.Line().Attributes(constructor.GetCustomAttributesData());
            foreach (var parameter in constructor.GetParameters())
            {
                var value = parameter.HasDefaultValue ? Convert.ToString(parameter.RawDefaultValue, CultureInfo.InvariantCulture) : "";
                writer.Add($"parameter {parameter.Name} = {value} ").Type(parameter.ParameterType).Line().Attributes(parameter.GetCustomAttributesData());
                writer.Reflected(parameter.ParameterType);
            }
        }

        if (_type.BaseType is { } parent && parent != typeof(object))
        {
            writer.Reflected(parent);
        }
    }
}
