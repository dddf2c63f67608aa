using System.Reflection;
using System.Reflection.Emit;

namespace StageGraph.Code;

/// <summary>Finds the instructions of a method that only build <see cref="Words"/>.</summary>
internal sealed class Silence
{
    private readonly MethodBody _body;
    private readonly IReadOnlyList<Instruction> _code;
    private readonly MemberInfo?[] _members;
    private readonly ControlFlow _flow;
    private readonly Func<int, int> _parametersOfSignature;
    private readonly bool[] _isSilent;

    private Silence(MethodBody body, IReadOnlyList<Instruction> code, MemberInfo?[] members, ControlFlow flow, Func<int, int> parametersOfSignature)
    {
        (_body, _code, _members, _flow, _parametersOfSignature) = (body, code, members, flow, parametersOfSignature);
        _isSilent = new bool[code.Count];
    }

    /// <summary>Analyzes a method.</summary>
    public static Silence Of(
        MethodBody body, IReadOnlyList<Instruction> code, MemberInfo?[] members, ControlFlow flow, Func<int, int> parametersOfSignature)
    {
        var silence = new Silence(body, code, members, flow, parametersOfSignature);
        silence.Find();
        return silence;
    }

    /// <summary>Whether an instruction only builds words.</summary>
    public bool Covers(int index) => index < _isSilent.Length && _isSilent[index];

    /// <summary>Whether an instruction pushes words, or text built from words, onto the stack.</summary>
    public bool LeavesWords(int index) => IsOfWords(index)
        ? _members[index] is ConstructorInfo ? _code[index].Code == OpCodes.Newobj : ((MethodInfo)_members[index]!).ReturnType != typeof(void)
        : _code[index] is { Name: "ldloc", Local: { } local } && IsWords(_body.LocalVariables[local].LocalType);

    private static bool IsWords(Type? type) => type?.FullName == typeof(Words).FullName;

    private bool IsOfWords(int index) => _members[index] is MethodBase method && IsWords(method.DeclaringType);

    private void Find()
    {
        var spans = Enumerable.Range(0, _code.Count).Where(IsOfWords).Select(end => (Start: StartOf(end), End: end)).ToList();
        for (var hasShrunk = spans.Count > 0; hasShrunk;)
        {
            Array.Clear(_isSilent);
            foreach (var (start, end) in spans)
            {
                Array.Fill(_isSilent, true, start, end - start + 1);
            }

            var read = Enumerable.Range(0, _code.Count).Where(index => !_isSilent[index] && _code[index].Local is not null && _code[index].Name != "stloc")
                .Select(index => _code[index].Local!.Value).ToHashSet();
            hasShrunk = spans.RemoveAll(span => Enumerable.Range(span.Start, span.End - span.Start).Any(index => IsHeard(index, read))) > 0;
        }
    }

    // The arguments of a call start where the stack last had the depth that it has without them. A jump from before that start into the arguments means
    // that it is only the start of one branch of a conditional expression.
    private int StartOf(int end)
    {
        var depth = _flow.Depths[end] - _flow.Pops(end, _parametersOfSignature);
        var start = end;
        while (start > 0)
        {
            start = Before(start, depth);
            var first = Enumerable.Range(0, start).Where(index => _flow.Targets(index).Any(target => target > start && target <= end))
                .DefaultIfEmpty(-1).First();
            if (first < 0)
            {
                return start;
            }

            start = first + 1;
        }

        return start;
    }

    private int Before(int index, int depth)
    {
        do
        {
            index--;
        }
        while (index > 0 && _flow.Depths[index] > depth);
        return Math.Max(index, 0);
    }

    // Instructions that do more than compute text count: those that set a variable or field that is read elsewhere. Exempt are the fields in which
    // the compiler caches lambdas.
    private bool IsHeard(int index, HashSet<int> read) =>
        (_code[index].Name == "stloc" && read.Contains(_code[index].Local!.Value))
        || (_members[index] is FieldInfo field && _code[index].Name is "stfld" or "stsfld" && !TypeDeclaration.IsGenerated(field.Name))
        || _code[index].Name.StartsWith("starg", StringComparison.Ordinal);
}
