using System.Reflection;
using System.Text.Json;

namespace StageGraph.Code;

/// <summary>
/// The code that an object brings with it: the types of all objects that can be reached from it, and the methods of delegates. Types that fields are
/// declared to hold count too, so that it makes no difference whether something is held now that is looked up when it is asked for.
/// </summary>
internal sealed class ObjectGraph
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

    /// <summary>The methods that delegates refer to, by name.</summary>
    public IReadOnlyList<MethodBase> Methods =>
        [.. _methods.OrderBy(method => method.Name.Length).ThenBy(method => $"{method.DeclaringType} {method}", StringComparer.Ordinal)];

    /// <summary>The names of both, which tell one graph's code from another's in one build.</summary>
    public string Key => string.Join('\n', [.. Types.Select(type => $"{type.FullName}, {type.Assembly.GetName().Name}"),
        .. Methods.Select(method => $"{method.DeclaringType} {method}")]);

    /// <summary>Walks an object.</summary>
    public static ObjectGraph Of(OwnCode own, object root)
    {
        var graph = new ObjectGraph(own);
        graph.Push(root);
        while (graph._open.TryPop(out var next))
        {
            graph.Visit(next);
        }

        return graph;
    }

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
                // The rest of it is a cache.
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

    // Nothing but itself can be reached from a value of such a type.
    private static bool IsLeaf(Type type) => type.IsPrimitive || type.IsEnum || type.IsPointer || type.IsFunctionPointer || type == typeof(string)
        || type == typeof(decimal) || type == typeof(DateTime) || type == typeof(TimeSpan);

    // The collections that the compiler makes of [..] only hand on what they hold; which of them it takes depends on what is held at the moment.
    private void Declare(Type type) => _types.UnionWith(OwnCode.PartsOf(type)
        .Where(part => _own.Has(part.Assembly) && part is { IsAbstract: false, IsInterface: false }
            && !part.Name.StartsWith("<>z__", StringComparison.Ordinal)));
}
