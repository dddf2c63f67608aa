using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using System.Security.Cryptography;

namespace StageGraph.Code;

/// <summary>
/// Writes the instructions of a method such that omitted instructions leave no trace: jump targets and local variables are numbered in order of
/// appearance, and instructions that can only throw are replaced by the types they throw.
/// </summary>
internal sealed class BodyWriter(
    FragmentWriter writer,
    MethodBase method,
    MethodBody body,
    IReadOnlyList<Instruction> code,
    MemberInfo?[] members,
    ControlFlow flow,
    Silence silence,
    bool isFull)
{
    private readonly Dictionary<int, int> _places = [];
    private readonly Dictionary<int, int> _locals = [];

    public void Write()
    {
        Number();
        for (var i = 0; i < code.Count; i++)
        {
            if (_places.TryGetValue(i, out var number))
            {
                writer.Add(string.Create(CultureInfo.InvariantCulture, $"L{number}:"));
            }

            if (IsThrow(i))
            {
                if (i == 0 || (!IsThrow(i - 1) && flow.FallsThrough(i - 1)))
                {
                    Throw(i);
                    writer.Line();
                }
            }
            else if (silence.LeavesWords(i))
            {
                writer.Add("words").Line();
            }
            else if (!silence.Covers(i))
            {
                Write(i);
                writer.Line();
            }
        }

        foreach (var region in flow.Regions)
        {
            Write(region);
        }

        WriteResources();
    }

    private bool IsThrow(int index) => !isFull && index < code.Count && flow.Fails(index);

    private bool IsKept(int index) => !IsThrow(index) && !silence.Covers(index);

    private void Number()
    {
        var places = Enumerable.Range(0, code.Count).Where(IsKept).SelectMany(flow.Targets).Concat(flow.Regions.SelectMany(PlacesOf));
        foreach (var place in places.Select(Follow).Where(place => !IsThrow(place)))
        {
            _places.TryAdd(place, _places.Count);
        }
    }

    private static IEnumerable<int> PlacesOf(Region region) => region.FilterStart is { } filter
        ? [region.TryStart, region.TryEnd, filter, region.HandlerStart, region.HandlerEnd]
        : [region.TryStart, region.TryEnd, region.HandlerStart, region.HandlerEnd];

    /// <summary>The first instruction at or after a position that is not omitted for building words.</summary>
    private int Follow(int index)
    {
        while (silence.Covers(index) && !silence.LeavesWords(index))
        {
            index++;
        }

        return index;
    }

    private void Throw(int index)
    {
        writer.Add("throw ");
        foreach (var type in flow.Thrown(index).Distinct().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            writer.Type(type).Add(" ");
        }
    }

    private void Place(int target)
    {
        var place = Follow(target);
        if (IsThrow(place))
        {
            Throw(place);
        }
        else
        {
            writer.Add(string.Create(CultureInfo.InvariantCulture, $"L{_places[place]} "));
        }
    }

    private void Write(Region region)
    {
        writer.Add(region.Kind.ToString()).Add(" ");
        if (region is { FilterStart: null, Caught: { } caught })
        {
            writer.Type(caught).Add(" ");
        }

        foreach (var place in PlacesOf(region))
        {
            Place(place);
        }

        writer.Line();
    }

    private void Write(int index)
    {
        var instruction = code[index];
        writer.Add(instruction.Name).Add(" ").Add(instruction.Operand);
        foreach (var target in flow.Targets(index))
        {
            Place(target);
        }

        if (instruction.Local is { } local)
        {
            var isNew = _locals.TryAdd(local, _locals.Count);
            writer.Add(_locals[local].ToString(CultureInfo.InvariantCulture));
            if (isNew)
            {
                writer.Add(body.LocalVariables[local].IsPinned ? " pinned " : " ").Type(body.LocalVariables[local].LocalType);
            }
        }
        else if (instruction.Token is { } token)
        {
            Write(index, token);
        }
    }

    private void Write(int index, int token)
    {
        switch (members[index])
        {
            case Type type:
                writer.Type(type);
                if (code[index].Code == OpCodes.Ldtoken && !IsOnlyNamed(index))
                {
                    writer.Reflected(type);
                }

                break;
            case FieldInfo field:
                writer.Field(field);
                break;
            case MethodBase called:
                writer.Method(called, UseOf(code[index].Code));
                break;
            default:
                writer.Add(token >>> 24 == 0x70 ? $"\"{method.Module.ResolveString(token)}\"" : Convert.ToHexString(method.Module.ResolveSignature(token)));
                break;
        }
    }

    // "typeof(T).Assembly", "typeof(T).Name", and comparisons do not inspect members.
    private bool IsOnlyNamed(int index) => method.Name == "get_EqualityContract" || (index + 2 < code.Count
        && members[index + 2] is MethodInfo { Name: "get_Assembly" or "get_Name" or "get_FullName" or "get_Namespace" or "op_Equality" or "op_Inequality" });

    private static Use UseOf(OpCode opCode) =>
        opCode == OpCodes.Newobj ? Use.New : opCode == OpCodes.Callvirt || opCode == OpCodes.Ldvirtftn || opCode == OpCodes.Ldtoken ? Use.CallSlot : Use.Call;

    private void WriteResources()
    {
        var opens = Enumerable.Range(0, code.Count)
            .Where(index => IsKept(index) && members[index] is MethodBase called && Outside.OpensResources(called)).ToList();
        if (opens.Count == 0)
        {
            return;
        }

        Type[] homes = [.. Enumerable.Range(0, code.Count).Where(index => code[index].Code == OpCodes.Ldtoken).Select(index => members[index]).OfType<Type>()];
        foreach (var open in opens)
        {
            var isExact = homes.Length == 1 && members[open]!.Name == "GetManifestResourceStream" && code[open - 1].Token is { } token && token >>> 24 == 0x70
                && ((MethodBase)members[open]!).GetParameters().Length == 1;
            if (isExact)
            {
                writer.Add(Resource(homes[0].Assembly, method.Module.ResolveString(code[open - 1].Token!.Value))).Line();
            }
            else if (homes.Length == 0)
            {
                writer.Note(Use.OpenResources, typeof(Assembly));
            }
            else
            {
                Array.ForEach(homes, home => writer.Note(Use.OpenResources, home));
            }
        }
    }

    /// <summary>An embedded resource with the hash of its bytes.</summary>
    public static string Resource(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name);
        return $"resource {name} {(stream is null ? "missing" : Convert.ToHexString(SHA256.HashData(stream)))}";
    }
}
