using System.Reflection;
using System.Reflection.Emit;

namespace StageGraph.Code;

/// <summary>An exception-handling region of a method; positions are instruction indices.</summary>
internal sealed record Region(ExceptionHandlingClauseOptions Kind, int TryStart, int TryEnd, int HandlerStart, int HandlerEnd, int? FilterStart, Type? Caught);

/// <summary>The control flow of a method: which instructions can only end in an exception, and the stack depth before each.</summary>
internal sealed class ControlFlow
{
    private readonly IReadOnlyList<Instruction> _code;
    private readonly MemberInfo?[] _members;
    private readonly Dictionary<int, int> _at;
    private readonly bool[] _fails;
    private readonly int[][] _next;
    private readonly Lazy<int[]> _depths;

    public ControlFlow(MethodBody body, IReadOnlyList<Instruction> code, MemberInfo?[] members, Func<int, int> parametersOfSignature)
    {
        _code = code;
        _members = members;
        _at = code.Select((instruction, index) => (instruction.Offset, index)).ToDictionary(pair => pair.Offset, pair => pair.index);
        _fails = new bool[code.Count];
        _next = [.. Enumerable.Range(0, code.Count).Select(Successors)];
        Regions = [.. body.ExceptionHandlingClauses.Select(RegionOf)];
        FindFailing();
        _depths = new(() => FindDepths(parametersOfSignature));
    }

    public IReadOnlyList<Region> Regions { get; }

    /// <summary>The number of values on the stack before each instruction.</summary>
    public int[] Depths => _depths.Value;

    /// <summary>Whether every path from an instruction ends in an exception that terminates the method.</summary>
    public bool Fails(int index) => _fails[index];

    /// <summary>Whether the method continues after a handler.</summary>
    public bool GoesOn(Region region) => !_fails[region.HandlerStart];

    /// <summary>The instructions that an instruction jumps to.</summary>
    public IEnumerable<int> Targets(int index) => _code[index].Targets.Select(IndexAt);

    /// <summary>The index of the instruction at an offset, which may be the end of the code.</summary>
    public int IndexAt(int offset) => _at.TryGetValue(offset, out var index) ? index : _code.Count;

    /// <summary>Whether execution can fall through to the next instruction.</summary>
    public bool FallsThrough(int index) => _code[index].Code.FlowControl is not (FlowControl.Branch or FlowControl.Return or FlowControl.Throw)
        || _code[index].Code == OpCodes.Jmp;

    /// <summary>The types thrown on the paths from a failing instruction.</summary>
    public IEnumerable<Type> Thrown(int start)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>([start]);
        while (open.TryPop(out var index))
        {
            if (!seen.Add(index))
            {
                continue;
            }

            if (_code[index].Code == OpCodes.Throw)
            {
                yield return TypeOf(index);
            }

            foreach (var next in _next[index])
            {
                open.Push(next);
            }
        }
    }

    /// <summary>The number of values an instruction pops from the stack.</summary>
    public int Pops(int index, Func<int, int> parametersOfSignature)
    {
        if (_code[index].Code.StackBehaviourPop != StackBehaviour.Varpop)
        {
            return Count(_code[index].Code.StackBehaviourPop);
        }

        return _members[index] is MethodBase method
            ? method.GetParameters().Length + (method.IsStatic || _code[index].Code == OpCodes.Newobj ? 0 : 1)
            : _code[index].Code == OpCodes.Calli ? 1 + Math.Abs(parametersOfSignature(_code[index].Token!.Value)) : 0;
    }

    /// <summary>The number of values an instruction pushes onto the stack.</summary>
    public int Pushes(int index, Func<int, int> parametersOfSignature)
    {
        if (_code[index].Code.StackBehaviourPush != StackBehaviour.Varpush)
        {
            return Count(_code[index].Code.StackBehaviourPush);
        }

        return _members[index] switch
        {
            MethodInfo method => method.ReturnType == typeof(void) ? 0 : 1,
            ConstructorInfo => 0,
            _ => parametersOfSignature(_code[index].Token!.Value) < 0 ? 0 : 1,
        };
    }

    private static int Count(StackBehaviour behavior) => behavior switch
    {
        StackBehaviour.Pop0 or StackBehaviour.Push0 => 0,
        StackBehaviour.Push1_push1 => 2,
        _ => behavior.ToString().Split('_').Length,
    };

    private Region RegionOf(ExceptionHandlingClause clause)
    {
        var isFilter = clause.Flags == ExceptionHandlingClauseOptions.Filter;
        var filter = isFilter ? IndexAt(clause.FilterOffset) : (int?)null;
        var caught = clause.Flags switch
        {
            ExceptionHandlingClauseOptions.Clause => clause.CatchType,
            // "catch (T error) when ..." begins with a test for T.
            ExceptionHandlingClauseOptions.Filter => _code[filter!.Value].Code == OpCodes.Isinst ? (Type)_members[filter.Value]! : typeof(object),
            _ => null,
        };
        return new(
            clause.Flags,
            IndexAt(clause.TryOffset),
            IndexAt(clause.TryOffset + clause.TryLength),
            IndexAt(clause.HandlerOffset),
            IndexAt(clause.HandlerOffset + clause.HandlerLength),
            filter,
            caught);
    }

    private int[] Successors(int index)
    {
        if (_code[index].Targets.Count == 0)
        {
            return FallsThrough(index) && index + 1 < _code.Count ? [index + 1] : [];
        }

        return FallsThrough(index) && index + 1 < _code.Count ? [.. Targets(index), index + 1] : [.. Targets(index)];
    }

    // Instructions in a try block whose handler continues do not fail. Which handlers continue in turn depends on which instructions fail.
    private void FindFailing()
    {
        var caught = new bool[_code.Count];
        for (var isStable = false; !isStable;)
        {
            Array.Clear(_fails);
            while (Spread(caught))
            {
            }

            isStable = true;
            foreach (var region in Regions.Where(region => region.Caught is not null && GoesOn(region)))
            {
                for (var i = region.TryStart; i < region.TryEnd; i++)
                {
                    isStable &= caught[i];
                    caught[i] = true;
                }
            }
        }
    }

    private bool Spread(bool[] caught)
    {
        var hasChanged = false;
        for (var i = _code.Count - 1; i >= 0; i--)
        {
            if (!_fails[i] && !caught[i]
                && (_code[i].Code.FlowControl == FlowControl.Throw
                    || (_next[i].Length > 0 && Array.TrueForAll(_next[i], next => next < _code.Count && _fails[next]))))
            {
                _fails[i] = hasChanged = true;
            }
        }

        return hasChanged;
    }

    private Type TypeOf(int thrown) => thrown > 0 && _members[thrown - 1] is { } member
        ? member switch
        {
            ConstructorInfo made => made.DeclaringType!,
            MethodInfo method when typeof(Exception).IsAssignableFrom(method.ReturnType) => method.ReturnType,
            _ => typeof(Exception),
        }
        : typeof(Exception);

    private int[] FindDepths(Func<int, int> parametersOfSignature)
    {
        var depths = new int[_code.Count];
        var known = new bool[_code.Count];
        foreach (var region in Regions)
        {
            foreach (var start in new[] { region.HandlerStart, region.FilterStart ?? region.HandlerStart })
            {
                (depths[start], known[start]) = (region.Caught is null ? 0 : 1, true);
            }
        }

        for (var i = 0; i < _code.Count; i++)
        {
            var opCode = _code[i].Code;
            var after = opCode == OpCodes.Leave || opCode == OpCodes.Leave_S
                ? 0
                : depths[i] - Pops(i, parametersOfSignature) + Pushes(i, parametersOfSignature);
            foreach (var next in _next[i].Where(next => next < _code.Count && !known[next]))
            {
                (depths[next], known[next]) = (Math.Max(after, 0), true);
            }
        }

        return depths;
    }
}
