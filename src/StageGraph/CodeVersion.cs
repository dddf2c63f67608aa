using System.Reflection;

namespace StageGraph;

/// <summary>
/// A version of behaviour: the hash of the compiled instructions that a method reaches inside its own assembly, with the constants, embedded
/// resources and type layouts they use. Comments, layout of the source and code that is not reached do not count; the version of each package
/// reached does.
/// </summary>
/// <param name="Hash">SHA-256 in lower-case hexadecimal.</param>
/// <param name="Packages">Version of each assembly outside the framework that is reached.</param>
public sealed record CodeVersion(string Hash, IReadOnlyDictionary<string, string> Packages)
{
    /// <summary>The version of a method and all that it reaches.</summary>
    public static CodeVersion Of(MethodInfo root) => new CodeReader(root).Read();
}
