using System.Reflection;
using System.Text.Json;

namespace StageGraph.Code;

/// <summary>
/// The code that an object brings along: the types of all objects reachable from it and the methods of delegates. The declared types of fields count
/// too, so that it makes no difference whether a lazily initialized field has been set.
/// </summary>
internal sealed class ObjectGraph : IEquatable<ObjectGraph>
{
    private const BindingFlags InstanceFields =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly string[] _closed =
        ["System.Reflection", "System.IO", "System.Threading", "System.Text", "System.Globalization", "System.Diagnostics", "System.Net", "System.Runtime"];

    private readonly OwnCode _own;
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<object> _open = new();
    private readonly HashSet<Type> _types = [];
    private readonly HashSet<MethodBase> _methods = [];

    private ObjectGraph(OwnCode own) => _own = own;

    /// <summary>The types, by name.</summary>
    public IReadOnlyList<Type> Types => [.. _types.OrderBy(type => type.FullName!.Length).ThenBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>The target methods of delegates, by name.</summary>
    public IReadOnlyList<MethodBase> Methods =>
        [.. _methods.OrderBy(method => method.Name.Length).ThenBy(method => $"{method.DeclaringType} {method}", StringComparer.Ordinal)];

    /// <summary>The names of both; within one build, they identify the graph's code.</summary>
    public string Key => string.Join('\n', [.. Types.Select(type => $"{type.FullName}, {type.Assembly.GetName().Name}"),
        .. Methods.Select(method => $"{method.DeclaringType} {method}")]);

    /// <summary>Traverses an object.</summary>
    public static ObjectGraph Of(OwnCode own, object root)
    {
        var graph = new ObjectGraph(own);
        graph.Push(root);
        while (graph._open.TryPop(out var next))
        {
            graph.Visit(next);
        }

        // Only types and methods are kept, not the objects.
        graph._seen.Clear();
        return graph;
    }

    /// <summary>Whether two graphs bring the same code along.</summary>
    public bool Equals(ObjectGraph? other) => other is not null && _types.SetEquals(other._types) && _methods.SetEquals(other._methods);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ObjectGraph);

    /// <inheritdoc/>
    public override int GetHashCode() => _types.Concat<object>(_methods).Aggregate(0, (sum, each) => sum ^ each.GetHashCode());

    private void Push(object? value)
    {
        if (value is not (null or string) && !IsClosed(value.GetType()) && _seen.Add(value))
        {
            _open.Push(value);
        }
    }

    private bool IsClosed(Type type) => type.IsPrimitive || type.IsPointer
        || (!_own.Has(type.Assembly) && (type.IsEnum || typeof(MemberInfo).IsAssignableFrom(type)
            || (Outside.IsFramework(type.Assembly) && type != typeof(JsonSerializerOptions) && !typeof(Delegate).IsAssignableFrom(type)
                && _closed.Any(space => type.Namespace is { } name && (name == space || name.StartsWith(space + ".", StringComparison.Ordinal))))));

    private void Visit(object value)
    {
        var type = value.GetType();
        switch (value)
        {
            case Delegate function:
                VisitDelegate(function);
                return;
            case Array array:
                VisitArray(array, type.GetElementType()!);
                return;
            case JsonSerializerOptions options:
                // Its other fields are a cache.
                foreach (var converter in options.Converters)
                {
                    Push(converter);
                }

                return;
        }

        Declare(type);
        if (type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Lazy<>))
        {
            return;
        }

        for (var each = type; each is not null && each != typeof(object); each = each.BaseType)
        {
            foreach (var field in IsClosed(each) ? [] : each.GetFields(InstanceFields).Where(field => !IsLeaf(field.FieldType)))
            {
                if (_own.Has(each.Assembly))
                {
                    Declare(field.FieldType);
                }

                Push(field.GetValue(value));
            }
        }
    }

    private void VisitDelegate(Delegate function)
    {
        foreach (var call in function.GetInvocationList())
        {
            if (_own.Has(call.Method.Module.Assembly))
            {
                _methods.Add(OwnCode.Definition(call.Method));
            }

            Push(call.Target);
        }
    }

    private void VisitArray(Array array, Type element)
    {
        Declare(element);
        if (IsLeaf(element))
        {
            return;
        }

        foreach (var item in array)
        {
            Push(item);
        }
    }

    // Nothing else is reachable from a value of such a type.
    private static bool IsLeaf(Type type) => type.IsPrimitive || type.IsEnum || type.IsPointer || type.IsFunctionPointer || type == typeof(string)
        || type == typeof(decimal) || type == typeof(DateTime) || type == typeof(TimeSpan);

    // The compiler's collection types for [..] expressions merely wrap their items; which type it uses depends on the current number of items.
    private void Declare(Type type) => _types.UnionWith(OwnCode.PartsOf(type)
        .Where(part => _own.Has(part.Assembly) && part is { IsAbstract: false, IsInterface: false }
            && !part.Name.StartsWith("<>z__", StringComparison.Ordinal)));
}
