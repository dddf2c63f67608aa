using EmotionRecognition.Models.Resampling;
using EmotionRecognition.Reporting;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>What generators made, on the terminal and for the report.</summary>
internal static class SyntheticRowNotes
{
    private const string AllRows = "training rows";

    /// <summary>Says how many rows a generator made for one model, and warns if it makes almost the same row of a class each time.</summary>
    /// <param name="run">Receives messages.</param>
    /// <param name="resampling">How they were made.</param>
    /// <param name="lines">What was made.</param>
    public static void Say(StageRun run, ResamplingSettings resampling, IReadOnlyList<SyntheticLine> lines)
    {
        var final = lines.Where(line => line.Rows == AllRows).Select(line => line.Made).ToList();
        run.Say($"{resampling.Kind}: {final.Sum(made => made.Synthetic)} synthetic rows join {final.Sum(made => made.Real)} real ones");
        var collapsed = lines.Where(line => line.Made.Collapsed).ToList();
        if (collapsed.Count > 0)
        {
            var others = collapsed.Count == 1 ? "" : $", and {collapsed.Count - 1} more such cases";
            run.Warn(
                $"generator {resampling.Kind} collapsed: {Describe(collapsed[0])}{others}; the model is trained on its rows all the same");
        }
    }

    /// <summary>What was made in an experiment, one note per protocol, system, and class.</summary>
    /// <param name="run">The report's run.</param>
    /// <param name="plan">The experiment.</param>
    public static IEnumerable<SyntheticNote> Of(StageRun run, ExperimentPlan plan) =>
        from each in plan.SyntheticRows
        from line in SyntheticTable.Read(run.Input(each.File)).Select(line => (each.Fold, Line: line))
        group line by (Protocol: each.Protocol.Name, System: each.System.Name, each.System.Resampling!.Kind, line.Line.Made.Class) into lines
        let final = lines.Where(line => line.Line.Rows == AllRows).Select(line => line.Line.Made).ToList()
        let collapsed = lines.Where(line => line.Line.Made.Collapsed).ToList()
        select new SyntheticNote(
            lines.Key.Protocol, lines.Key.System, lines.Key.Kind, lines.Key.Class, final.Sum(made => made.Real), final.Sum(made => made.Synthetic))
        {
            Variance = final.Average(made => made.Variance),
            Distance = final.Average(made => made.Distance),
            Generators = lines.Count(),
            Collapsed = collapsed.Count,
            Example = collapsed.Count == 0 ? "" : $"fold {collapsed[0].Fold}, {Describe(collapsed[0].Line)}",
        };

    private static string Describe(SyntheticLine line) => line.Made.Variance < SyntheticClass.Bound
        ? FormattableString.Invariant($"its rows of class {line.Made.Class} have {line.Made.Variance:0%} of the variance of the {line.Rows}")
        : FormattableString.Invariant($"its rows of class {line.Made.Class} are {line.Made.Distance:0%} as far from each other as the {line.Rows}");
}
