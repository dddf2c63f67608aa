using System.Reflection;
using StageGraph.Code;

namespace EmotionRecognition.Pipeline.Tests.Architecture;

/// <summary>The types that a compiled type refers to: what it derives from and is marked with, its members' signatures and their instructions.</summary>
internal static class TypeReferences
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Each type once; array and generic types as what they are made of. Nested types are not looked into.</summary>
    public static IReadOnlySet<Type> Of(Type type)
    {
        var members = type.GetMembers(Declared);
        var direct = Inherited(type)
            .Concat(Marks(type.CustomAttributes))
            .Concat(members.SelectMany(member => Marks(member.CustomAttributes)))
            .Concat(members.OfType<FieldInfo>().Select(field => field.FieldType))
            .Concat(members.OfType<MethodBase>().SelectMany(OfMethod));
        return direct.OfType<Type>().SelectMany(Parts).Where(part => part != type).ToHashSet();
    }

    private static IEnumerable<Type?> Inherited(Type type) =>
        [type.BaseType, .. type.GetInterfaces(), .. type.GetGenericArguments().SelectMany(argument => argument.GetGenericParameterConstraints())];

    private static IEnumerable<Type?> Marks(IEnumerable<CustomAttributeData> marks) => marks.SelectMany(mark =>
        mark.ConstructorArguments.Concat(mark.NamedArguments.Select(argument => argument.TypedValue))
            .Select(argument => argument.Value as Type)
            .Append(mark.AttributeType));

    private static IEnumerable<Type?> OfMethod(MethodBase method)
    {
        var generic = method.IsGenericMethod ? method.GetGenericArguments() : [];
        var signature = method.GetParameters().SelectMany(parameter => Marks(parameter.CustomAttributes).Append(parameter.ParameterType))
            .Append((method as MethodInfo)?.ReturnType)
            .Concat(generic.SelectMany(argument => argument.GetGenericParameterConstraints()));
        return method.GetMethodBody() is { } body ? signature.Concat(OfBody(method, body, generic)) : signature;
    }

    private static IEnumerable<Type?> OfBody(MethodBase method, MethodBody body, Type[] generic)
    {
        var owner = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        return body.LocalVariables.Select(local => local.LocalType)
            .Concat(body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause).Select(clause => clause.CatchType))
            .Concat(InstructionReader.Read(body.GetILAsByteArray()!)
                .Where(instruction => instruction.Token is { } token && token >>> 24 is not (0x70 or 0x11))
                .SelectMany(instruction => OfOperand(method.Module.ResolveMember(instruction.Token!.Value, owner, generic)!)));
    }

    private static IEnumerable<Type?> OfOperand(MemberInfo member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.DeclaringType, field.FieldType],
        MethodInfo method => [method.DeclaringType, method.ReturnType, .. method.GetGenericArguments(), .. Parameters(method)],
        MethodBase method => [method.DeclaringType, .. Parameters(method)],
        _ => [member.DeclaringType],
    };

    private static IEnumerable<Type> Parameters(MethodBase method) => method.GetParameters().Select(parameter => parameter.ParameterType);

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
        {
            return Parts(type.GetElementType()!);
        }

        if (type.IsGenericParameter || type.IsFunctionPointer)
        {
            return [];
        }

        return type is { IsGenericType: true, IsGenericTypeDefinition: false }
            ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
            : [type];
    }
}
