namespace StageGraph.Code;

/// <summary>An exception handler after which its method continues.</summary>
/// <param name="Type">What it catches.</param>
/// <param name="IsRead">Whether it uses the caught exception, whose message may therefore affect a result.</param>
internal readonly record struct Catch(Type Type, bool IsRead);

/// <summary>A method's compiled code.</summary>
/// <param name="Text">Its signature and instructions, without those that only throw or only build text for people.</param>
/// <param name="Full">The same, including those that only throw; empty if <paramref name="Text"/> omits none.</param>
/// <param name="Thrown">The types of the exceptions whose creation was omitted.</param>
/// <param name="FailsWithEffect">
/// Whether something besides the creation of an exception was omitted, such as setting a field or a call with side effects.
/// </param>
/// <param name="Catches">The exception handlers after which it continues.</param>
internal sealed record MethodCode(Fragment Text, Lazy<Fragment> Full, IReadOnlyList<Type> Thrown, bool FailsWithEffect, IReadOnlyList<Catch> Catches);
