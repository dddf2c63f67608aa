namespace EmotionRecognition.Pipeline.Gate;

/// <summary>The outcome of a comparison.</summary>
internal static class GateVerdict
{
    /// <summary>Shows a comparison and fails if a row does.</summary>
    /// <param name="rows">What was compared.</param>
    /// <param name="show">Receives them first.</param>
    /// <exception cref="InputException">A row fails.</exception>
    public static void Judge(IReadOnlyList<GateRow> rows, Action<IReadOnlyList<GateRow>> show)
    {
        show(rows);
        if (rows.FirstOrDefault(row => row.Verdict == Verdict.Fails) is { } first)
        {
            throw new InputException(
                $"{first.Where}, {first.What}",
                first.Fresh,
                $"{first.Accepted} as accepted",
                $"see the rows marked \"fails\" ({rows.Count(row => row.Verdict == Verdict.Fails)}); fix the cause or run the target Accept");
        }
    }
}
