using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace StageGraph.Code;

/// <summary>
/// The assemblies that are analyzed instruction by instruction, with cached results: the root's assembly, assemblies with the metadata
/// <c>code version = instructions</c>, and assemblies that reference one of these, such as a user's plug-in. Results are shared between roots.
/// </summary>
internal sealed class OwnCode
{
    private const string Key = "code version";
    private const string Value = "instructions";

    private static readonly OwnCode _shared = new(null);
    private static readonly ConditionalWeakTable<Assembly, OwnCode> _byRoot = [];

    private readonly WeakReference<Assembly>? _root;
    private readonly ConditionalWeakTable<Assembly, Reading> _readings = [];

    private OwnCode(Assembly? root) => _root = root is null ? null : new(root);

    /// <summary>The code that is analyzed for roots in an assembly. If the assembly would be analyzed anyway, the result is shared by all roots.</summary>
    public static OwnCode Of(Assembly root) => _shared.Has(root) ? _shared : _byRoot.GetValue(root, key => new OwnCode(key));

    /// <summary>Whether an assembly's code is analyzed.</summary>
    public bool Has(Assembly assembly) => ReadingOf(assembly).IsOwn;

    public MethodCode Method(MethodBase definition) =>
        ReadingOf(definition.Module.Assembly).Methods.GetOrAdd(definition, method => new MethodParser(this, method).Parse());

    public TypeDeclaration Type(Type definition) => ReadingOf(definition.Assembly).Types.GetOrAdd(definition, type => new TypeDeclaration(this, type));

    public Fragment Field(FieldInfo definition) =>
        ReadingOf(definition.Module.Assembly).Fields.GetOrAdd(definition, field => TypeDeclaration.ReadField(this, field));

    /// <summary>The attributes of an assembly.</summary>
    public Fragment AttributesOf(Assembly assembly)
    {
        var writer = new FragmentWriter(this);
        writer.Attributes(assembly.GetCustomAttributesData());
        return writer.ToFragment();
    }

    /// <summary>The name of a method in code that is not analyzed, with its parameter types.</summary>
    public string NameOutside(MethodBase definition) =>
        ReadingOf(definition.Module.Assembly).Outside.GetOrAdd(definition, method => method.ToString()!);

    /// <summary>The builds of all non-framework assemblies that the given ones reference, directly or indirectly.</summary>
    public static IReadOnlyList<string> Builds(IEnumerable<Assembly> roots)
    {
        var seen = new HashSet<Assembly>(roots);
        var open = new Queue<Assembly>(seen);
        while (open.TryDequeue(out var assembly))
        {
            foreach (var referred in References(assembly).Where(seen.Add))
            {
                open.Enqueue(referred);
            }
        }

        return [.. seen.Where(assembly => !Outside.IsFramework(assembly))
            .Select(assembly => $"{assembly.GetName().Name} {assembly.ManifestModule.ModuleVersionId} {VersionOf(assembly)}").Order(StringComparer.Ordinal)];
    }

    /// <summary>The methods that run when an assembly is loaded.</summary>
    public static unsafe IReadOnlyList<MethodBase> ModuleInitializers(Assembly assembly)
    {
        if (!assembly.TryGetRawMetadata(out var start, out var length))
        {
            return [];
        }

        var metadata = new MetadataReader(start, length);
        return
        [
            .. metadata.CustomAttributes.Select(metadata.GetCustomAttribute)
                .Where(attribute => attribute is { Parent.Kind: HandleKind.MethodDefinition, Constructor.Kind: HandleKind.MemberReference })
                .Where(attribute => metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
                    && metadata.StringComparer.Equals(metadata.GetTypeReference((TypeReferenceHandle)type).Name, nameof(ModuleInitializerAttribute)))
                .Select(attribute => assembly.ManifestModule.ResolveMethod(MetadataTokens.GetToken(attribute.Parent))!)
                .OrderBy(method => $"{method.DeclaringType} {method}", StringComparer.Ordinal),
        ];
    }

    /// <summary>The published version of a package.</summary>
    public static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? assembly.GetName().Version!.ToString();

    public static Type Definition(Type type) => type is { IsGenericType: true, IsGenericTypeDefinition: false } ? type.GetGenericTypeDefinition() : type;

    public static MethodBase Definition(MethodBase method) =>
        method.DeclaringType is { IsGenericType: true } || method.IsGenericMethod || method.ReflectedType != method.DeclaringType
            ? method.Module.ResolveMethod(method.MetadataToken)!
            : method;

    public static FieldInfo Definition(FieldInfo field) =>
        field.DeclaringType is { IsGenericType: true } || field.ReflectedType != field.DeclaringType ? field.Module.ResolveField(field.MetadataToken)! : field;

    /// <summary>The definitions of the types that make up a type: itself, its element type, and its type arguments.</summary>
    public static IEnumerable<Type> PartsOf(Type type)
    {
        if (type.IsGenericParameter || type.IsFunctionPointer)
        {
            return [];
        }

        if (type.HasElementType)
        {
            return PartsOf(type.GetElementType()!);
        }

        return type is { IsGenericType: true, IsGenericTypeDefinition: false }
            ? type.GetGenericArguments().SelectMany(PartsOf).Prepend(type.GetGenericTypeDefinition())
            : [type];
    }

    private Reading ReadingOf(Assembly assembly) => _readings.GetValue(assembly, key => new Reading(IsOwn(key)));

    private bool IsOwn(Assembly assembly) => (_root is not null && _root.TryGetTarget(out var root) && assembly == root) || IsMarked(assembly)
        || (!Outside.IsFramework(assembly) && References(assembly).Any(IsMarked));

    private static bool IsMarked(Assembly assembly) => !Outside.IsFramework(assembly)
        && assembly.GetCustomAttributesData().Any(data => data.AttributeType == typeof(AssemblyMetadataAttribute)
            && data.ConstructorArguments is [{ Value: Key }, { Value: Value }]);

    // An assembly that cannot be found cannot have been used.
    private static IEnumerable<Assembly> References(Assembly assembly)
    {
        var context = AssemblyLoadContext.GetLoadContext(assembly) ?? AssemblyLoadContext.Default;
        foreach (var name in assembly.GetReferencedAssemblies().Where(name => !Outside.IsFramework(name)))
        {
            Assembly? found = context.Assemblies.Concat(AssemblyLoadContext.Default.Assemblies).FirstOrDefault(loaded => loaded.GetName().Name == name.Name);
            try
            {
                found ??= context.LoadFromAssemblyName(name);
            }
            catch (Exception error) when (error is FileNotFoundException or FileLoadException or BadImageFormatException)
            {
                continue;
            }

            yield return found;
        }
    }

    /// <summary>The cached results for one assembly; discarded when the assembly is unloaded.</summary>
    private sealed record Reading(bool IsOwn)
    {
        public ConcurrentDictionary<MethodBase, MethodCode> Methods { get; } = [];

        public ConcurrentDictionary<Type, TypeDeclaration> Types { get; } = [];

        public ConcurrentDictionary<FieldInfo, Fragment> Fields { get; } = [];

        public ConcurrentDictionary<MethodBase, string> Outside { get; } = [];
    }
}
