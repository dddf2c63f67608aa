using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.ExceptionServices;

namespace StageGraph.Code;

/// <summary>Parses one method definition.</summary>
internal sealed class MethodParser
{
    private readonly OwnCode _own;
    private readonly MethodBase _method;
    private readonly MethodBody? _body;
    private readonly IReadOnlyList<Instruction> _code = [];
    private readonly MemberInfo?[] _members = [];
    private readonly ControlFlow? _flow;
    private readonly Silence? _silence;

    public MethodParser(OwnCode own, MethodBase method)
    {
        (_own, _method, _body) = (own, method, method.GetMethodBody());
        if (_body?.GetILAsByteArray() is { } bytes)
        {
            _code = InstructionReader.Read(bytes);
            _members = [.. _code.Select(MemberOf)];
            _flow = new ControlFlow(_body, _code, _members, ParametersOfSignature);
            _silence = Silence.Of(_body, _code, _members, _flow, ParametersOfSignature);
        }
    }

    public MethodCode Parse()
    {
        if (_flow is null)
        {
            return new(Write(isFull: true), new(Fragment.Empty), [], false, []);
        }

        var isFactory = MakesExceptions();
        var failing = Enumerable.Range(0, _code.Count).Where(index => isFactory || _flow.Fails(index)).ToList();
        var thrown = isFactory
            ? [((MethodInfo)_method).ReturnType]
            : failing.Where(index => _code[index].Code == OpCodes.Throw).SelectMany(_flow.Thrown).Distinct().ToList();
        return new(
            Write(isFull: false, isFactory),
            new(() => failing.Count == 0 ? Fragment.Empty : Write(isFull: true)),
            thrown,
            failing.Exists(HasEffect),
            [.. _flow.Regions.Where(region => region.Caught is not null && _flow.GoesOn(region)).Select(CatchOf).OfType<Catch>()]);
    }

    private MemberInfo? MemberOf(Instruction instruction)
    {
        if (instruction.Token is not { } token || token >>> 24 is 0x70 or 0x11)
        {
            return null;
        }

        var typeArguments = _method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var methodArguments = _method.IsGenericMethod ? _method.GetGenericArguments() : null;
        return _method.Module.ResolveMember(token, typeArguments, methodArguments);
    }

    /// <summary>The number of parameters of a signature; if it returns void, the bitwise complement: -1 for <c>void ()</c>.</summary>
    private int ParametersOfSignature(int token)
    {
        var signature = _method.Module.ResolveSignature(token);
        var count = signature[1];
        return signature[2] == 1 ? -1 - count : count;
    }

    // A method that only returns exceptions it has just created: "throw Damaged(line)".
    private bool MakesExceptions() => _method is MethodInfo { ReturnType: var type } && typeof(Exception).IsAssignableFrom(type)
        && Enumerable.Range(0, _code.Count).Where(index => _code[index].Code == OpCodes.Ret)
            .All(index => index > 0 && _members[index - 1] is ConstructorInfo && !_code.Any(other => other.Targets.Contains(_code[index].Offset)));

    private bool HasEffect(int index)
    {
        var opCode = _code[index].Code;
        if (opCode == OpCodes.Stfld || opCode == OpCodes.Stsfld || opCode.Name is ['s', 't', 'e', 'l', ..] or ['s', 't', 'i', 'n', ..] or "stobj" or "cpblk")
        {
            return true;
        }

        var isForEffect = _members[index] is MethodInfo method
            && (method.ReturnType == typeof(void) || (index + 1 < _code.Count && _code[index + 1].Code == OpCodes.Pop));
        return isForEffect && _members[index]!.DeclaringType is { } type && type.Name != "DefaultInterpolatedStringHandler";
    }

    private Catch? CatchOf(Region region)
    {
        if (region.FilterStart is not null || _code[region.HandlerStart].Code == OpCodes.Pop)
        {
            return new(region.Caught!, region.FilterStart is not null);
        }

        // A captured exception is rethrown elsewhere.
        var local = _code[region.HandlerStart].Local;
        var uses = Enumerable.Range(region.HandlerStart + 1, region.HandlerEnd - region.HandlerStart - 1).Where(index => _code[index].Local == local).ToList();
        var isCaptured = local is not null && uses.Count > 0
            && uses.TrueForAll(index => _members[index + 1] is MethodInfo { Name: nameof(ExceptionDispatchInfo.Capture) or "SetException" });
        return isCaptured ? null : new(region.Caught!, true);
    }

    private Fragment Write(bool isFull, bool isFactory = false)
    {
        var writer = new FragmentWriter(_own);
        WriteHeader(writer);
        if (_flow is not null && !isFactory)
        {
            new BodyWriter(writer, _method, _body!, _code, _members, _flow, _silence!, isFull).Write();
        }

        return writer.ToFragment();
    }

    private void WriteHeader(FragmentWriter writer)
    {
        const MethodAttributes Behavior =
            MethodAttributes.Static | MethodAttributes.Virtual | MethodAttributes.Abstract | MethodAttributes.Final | MethodAttributes.PinvokeImpl;
        var isNamed = !TypeDeclaration.IsGenerated(_method.Name) && (_method.IsPublic || _method.IsFamily || _method.IsFamilyOrAssembly);
        writer.Add(isNamed ? _method.Name : "?").Add(string.Create(
            CultureInfo.InvariantCulture,
            $" {_method.Attributes & Behavior} {_method.MethodImplementationFlags} {_body?.InitLocals} "));
        writer.Types(_method.GetParameters().Select(parameter => parameter.ParameterType));
        if (_method is MethodInfo { ReturnType: var type })
        {
            writer.Type(type);
        }

        writer.Line().Attributes(_method.GetCustomAttributesData());
    }
}
