using System.Reflection;
using System.Runtime.CompilerServices;
using StageGraph;
using StageGraph.Code;

namespace EmotionRecognition.Pipeline.Tests.CodeVersions;

/// <summary>What types that some stage reaches hold is reached by a stage, or there is a reason why not: nothing that has a part in a result is missed.</summary>
public sealed class ReachedCodeTests(ITestOutputHelper output)
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    [Fact]
    public void Stages_MethodsOfReachedTypes_AreReached()
    {
        var (methods, types, _) = Reach();
        var said = OnlySaid(methods);
        var missed =
            from type in types
            where !TypeDeclaration.IsGenerated(type.FullName!) && !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !typeof(Delegate).IsAssignableFrom(type)
            from method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared))
            where method.GetMethodBody() is not null && !TypeDeclaration.IsGenerated(method.Name) && !method.IsDefined(typeof(CompilerGeneratedAttribute))
            where !methods.Contains(method) && !said.Contains(method)
            select $"{type.FullName}.{method.Name}";
        foreach (var line in missed.Order(StringComparer.Ordinal)) { output.WriteLine(line); }
    }

    [Fact]
    public void Stages_EmbeddedResources_AreReached()
    {
        var (_, types, resources) = Reach();
        output.WriteLine(string.Join('\n', resources));
    }

    private static (HashSet<MethodBase> Methods, HashSet<Type> Types, HashSet<string> Resources) Reach()
    {
        var (methods, types, resources) = (new HashSet<MethodBase>(), new HashSet<Type>(), new HashSet<string>());
        using var folder = new TemporaryFolder();
        foreach (var stage in StagePlans.Of(folder.Root, Repository.Root))
        {
            var root = CodeVersion.RunOf(stage);
            var own = OwnCode.Of(root.Module.Assembly);
            var reader = new CodeReader(own);
            reader.Read(root, ObjectGraph.Of(own, stage));
            methods.UnionWith(reader.Reached);
            types.UnionWith(reader.Types);
            resources.UnionWith(reader.Resources);
        }

        return (methods, types, resources);
    }

    /// <summary>What is called only where exceptions or words are made: calls in reached methods that are not reached themselves, and what these call.</summary>
    private static HashSet<MethodBase> OnlySaid(HashSet<MethodBase> reached)
    {
        var said = new HashSet<MethodBase>();
        var open = new Stack<MethodBase>(reached);
        while (open.TryPop(out var method))
        {
            foreach (var called in CalledBy(method).Where(called => !reached.Contains(called) && said.Add(called)))
            {
                open.Push(called);
            }
        }

        return said;
    }

    private static IEnumerable<MethodBase> CalledBy(MethodBase method)
    {
        var types = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var arguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return method.GetMethodBody()?.GetILAsByteArray() is not { } code
            ? []
            : InstructionReader.Read(code).Where(instruction => instruction.Token is { } token && token >>> 24 is not (0x70 or 0x11))
                .Select(instruction => method.Module.ResolveMember(instruction.Token!.Value, types, arguments)).OfType<MethodBase>()
                .Where(called => called.DeclaringType is { IsArray: false }).Select(OwnCode.Definition);
    }
}
