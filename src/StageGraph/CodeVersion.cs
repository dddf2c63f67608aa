using System.Reflection;
using StageGraph.Code;

namespace StageGraph;

/// <summary>
/// A version of behavior: a hash of the compiled instructions that a method reaches, including the constants, embedded resources, attributes, and
/// type layouts they use, and of the version of each package reached. Comments, source formatting, names of private members, text for people
/// (<see cref="Words"/>, the creation of exceptions), and unreached code do not count.
/// </summary>
/// <param name="Hash">SHA-256 in lower-case hexadecimal.</param>
/// <param name="Packages">The version of each assembly that is reached but not analyzed, except the framework's.</param>
public sealed record CodeVersion(string Hash, IReadOnlyDictionary<string, string> Packages)
{
    /// <summary>The version of a method and everything it reaches.</summary>
    /// <param name="root">The method.</param>
    public static CodeVersion Of(MethodInfo root) => new CodeReader(OwnCode.Of(root.Module.Assembly)).Read(root, null);

    /// <summary>The version of the code that a stage's <see cref="Stage.Run"/> reaches, given the objects that the stage holds.</summary>
    /// <param name="stage">The stage.</param>
    public static CodeVersion Of(Stage stage)
    {
        var root = RunOf(stage);
        var own = OwnCode.Of(root.Module.Assembly);
        return new CodeReader(own).Read(root, ObjectGraph.Of(own, stage));
    }

    // A class may hide Run with a new method; the runner calls the override.
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
