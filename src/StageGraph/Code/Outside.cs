using System.Reflection;
using System.Resources;
using System.Runtime.CompilerServices;

namespace StageGraph.Code;

/// <summary>What must be known about external code, which is not analyzed: that of the framework and of packages.</summary>
internal static class Outside
{
    private static readonly string _frameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static readonly ConditionalWeakTable<Assembly, StrongBox<bool>> _isFramework = [];

    // Framework namespaces that use reflection to access the members of types they receive.
    private static readonly string[] _reflecting =
        ["System.Text.Json", "System.Xml", "System.Runtime.Serialization", "System.ComponentModel", "System.Dynamic", "System.Data", "Microsoft"];

    // Packages that compute with what they receive and never inspect its members.
    private static readonly string[] _computing = ["System.Numerics.Tensors", "MathNet.Numerics"];

    private static readonly string[] _memberLookups =
    [
        "GetProperty", "GetProperties", "GetField", "GetFields", "GetMethod", "GetMethods", "GetMember", "GetMembers", "GetConstructor", "GetConstructors",
        "GetRuntimeProperties", "GetRuntimeProperty", "GetRuntimeFields", "GetRuntimeField", "GetRuntimeMethods", "GetRuntimeMethod", "InvokeMember",
    ];

    private static readonly string[] _typeLookups = ["GetTypes", "GetExportedTypes", "get_ExportedTypes", "get_DefinedTypes", "CreateInstance"];

    /// <summary>Whether an assembly belongs to the runtime, not to a package with the same name.</summary>
    public static bool IsFramework(Assembly assembly) => _isFramework.GetValue(assembly, each => new(
        !each.IsDynamic && each.Location is { Length: > 0 } place && Path.GetDirectoryName(place) == _frameworkFolder)).Value;

    /// <summary>The same for an assembly known only by name.</summary>
    public static bool IsFramework(AssemblyName name) => File.Exists(Path.Combine(_frameworkFolder, name.Name + ".dll"));

    /// <summary>Whether external code may inspect the members of types and objects that it receives.</summary>
    public static bool LooksAtMembers(Type type) => IsFramework(type.Assembly)
        ? type == typeof(Activator) || type == typeof(Lazy<>) || type == typeof(LazyInitializer) || (type.Namespace is { } space
            && _reflecting.Any(prefix => space.StartsWith(prefix, StringComparison.Ordinal)))
        : !_computing.Contains(type.Assembly.GetName().Name);

    /// <summary>Whether an external member receives an object of any type whose members it may inspect.</summary>
    public static bool TakesAnyObject(MethodBase method) =>
        method.DeclaringType is { } type && LooksAtMembers(type.IsGenericType ? type.GetGenericTypeDefinition() : type)
        && method.Name is not ("Equals" or "CompareTo" or "ReferenceEquals")
        && !(method.IsConstructor && typeof(Delegate).IsAssignableFrom(type))
        && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(object) || parameter.ParameterType == typeof(object[]));

    /// <summary>Whether a member looks up members of types by reflection.</summary>
    public static bool FindsMembers(MethodBase method) => _memberLookups.Contains(method.Name)
        && (typeof(MemberInfo).IsAssignableFrom(method.DeclaringType) || method.DeclaringType == typeof(RuntimeReflectionExtensions));

    /// <summary>Whether a member looks up types of an assembly or creates objects by reflection.</summary>
    public static bool FindsTypes(MethodBase method) =>
        (_typeLookups.Contains(method.Name) && (typeof(Assembly).IsAssignableFrom(method.DeclaringType) || typeof(Module).IsAssignableFrom(method.DeclaringType)
            || (method.DeclaringType == typeof(Activator) && !method.IsGenericMethod)))
        || (method.Name == "GetType" && method.GetParameters().Length > 0
            && (method.DeclaringType == typeof(Type) || typeof(Assembly).IsAssignableFrom(method.DeclaringType)));

    /// <summary>Whether a member reads the attributes of an assembly.</summary>
    public static bool ReadsAssemblyAttributes(MethodBase method) =>
        method.Name.StartsWith("GetCustomAttribute", StringComparison.Ordinal)
        && (typeof(Assembly).IsAssignableFrom(method.DeclaringType)
            || (method.IsStatic && method.GetParameters() is [var first, ..] && first.ParameterType == typeof(Assembly)));

    /// <summary>Whether a member opens or lists embedded resources.</summary>
    public static bool OpensResources(MethodBase method) =>
        (method.Name.StartsWith("GetManifestResource", StringComparison.Ordinal) && typeof(Assembly).IsAssignableFrom(method.DeclaringType))
        || (method.IsConstructor && method.DeclaringType == typeof(ResourceManager));
}
