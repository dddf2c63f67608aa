using System.Reflection;
using StageGraph.Code;

namespace StageGraph;

/// <summary>
/// A version of behavior: the hash of the compiled instructions that a method reaches, with the constants, embedded resources, attributes and type
/// layouts they use. Comments, the layout of the source, names of private members, words that only people read (<see cref="Words"/>, the making of
/// exceptions) and code that is not reached do not count; the version of each package reached does.
/// </summary>
/// <param name="Hash">SHA-256 in lower-case hexadecimal.</param>
/// <param name="Packages">Version of each assembly outside the framework that is reached and not read.</param>
public sealed record CodeVersion(string Hash, IReadOnlyDictionary<string, string> Packages)
{
    /// <summary>The version of a method and all that it reaches.</summary>
    /// <param name="root">The method.</param>
    public static CodeVersion Of(MethodInfo root) => new CodeReader(OwnCode.Of(root.Module.Assembly)).Read(root, null);

    /// <summary>The version of what a stage's <see cref="Stage.Run"/> reaches with the objects that the stage holds.</summary>
    /// <param name="stage">The stage.</param>
    public static CodeVersion Of(Stage stage)
    {
        var root = RunOf(stage);
        var own = OwnCode.Of(root.Module.Assembly);
        return new CodeReader(own).Read(root, ObjectGraph.Of(own, stage));
    }

    // A class may hide Run; what the runner calls is the override.
    internal static MethodInfo RunOf(object stage)
    {
        MethodInfo? found = null;
        for (var type = stage.GetType(); type is not null && found is null; type = type.BaseType)
        {
            found = type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public)
                .FirstOrDefault(method => method is { Name: nameof(Stage.Run), IsVirtual: true }
                    && method.GetBaseDefinition().DeclaringType!.FullName == typeof(Stage).FullName);
        }

        return found!;
    }
}
