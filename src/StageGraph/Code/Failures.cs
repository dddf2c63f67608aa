namespace StageGraph.Code;

/// <summary>Determines the methods whose throwing instructions count because a reached exception handler continues after them.</summary>
internal sealed class Failures
{
    private readonly List<MethodCode> _silent = [];
    private readonly HashSet<Catch> _catches = [];

    /// <summary>Adds a reached method.</summary>
    /// <returns>The methods, this one or earlier ones, whose instructions all count from now on.</returns>
    public IReadOnlyList<MethodCode> Add(MethodCode code)
    {
        if (code.Thrown.Count > 0)
        {
            _silent.Add(code);
        }

        // Every item must be added, so Any cannot be used here.
        var isNew = code.Catches.Where(_catches.Add).ToList() is not [];
        var heard = (isNew ? _silent : code.Thrown.Count > 0 ? [code] : []).Where(IsCaught).ToList();
        _silent.RemoveAll(heard.Contains);
        return heard;
    }

    private bool IsCaught(MethodCode code) => _catches.Any(caught => (caught.IsRead || code.FailsWithEffect)
        && code.Thrown.Any(thrown => thrown.IsAssignableTo(caught.Type) || caught.Type.IsAssignableTo(thrown)));
}
