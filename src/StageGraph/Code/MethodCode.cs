namespace StageGraph.Code;

/// <summary>A handler of exceptions after which its method goes on.</summary>
/// <param name="Type">What it catches.</param>
/// <param name="IsRead">Whether it looks at what it has caught, whose words may thus end in a result.</param>
internal readonly record struct Catch(Type Type, bool IsRead);

/// <summary>What a method's compiled code says.</summary>
/// <param name="Text">Its signature and instructions, without those that only throw and those that only people read.</param>
/// <param name="Full">The same with those that only throw; empty where <paramref name="Text"/> has left none out.</param>
/// <param name="Thrown">The types of the exceptions whose making was left out.</param>
/// <param name="FailsWithEffect">
/// Whether something else was left out besides the making of an exception: a field is set, or something is called for its effect.
/// </param>
/// <param name="Catches">The handlers after which it goes on.</param>
internal sealed record MethodCode(Fragment Text, Lazy<Fragment> Full, IReadOnlyList<Type> Thrown, bool FailsWithEffect, IReadOnlyList<Catch> Catches);
