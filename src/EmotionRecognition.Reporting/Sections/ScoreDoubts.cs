using EmotionRecognition.Reporting.Page;

namespace EmotionRecognition.Reporting.Sections;

/// <summary>Why an experiment's scores say nothing, or little: sections show these words in place of figures that would mislead.</summary>
internal static class ScoreDoubts
{
    /// <summary>The fewest test rows on which a score says something.</summary>
    public const int FewestRows = 30;

    /// <summary>Why nothing can be told from the scores; null if something can.</summary>
    public static string? WhyMeaningless(ExperimentResult experiment)
    {
        var tested = experiment.Metrics.Systems.SelectMany(system => system.Pooled.Classes).Where(each => each.Support > 0)
            .Select(each => each.Class).Distinct().ToList();
        return tested switch
        {
            [] => "there are no test rows",
            [var only] => $"all test rows are {only}, so there is nothing to tell apart",
            _ => null,
        };
    }

    /// <summary>A figure, or a sentence that says why it is not drawn.</summary>
    public static Block Unless(string? why, string figure, Func<Block> draw) => why is null ? draw() : new Paragraph($"{figure} is not drawn: {why}.");

    /// <summary>What to keep in mind about scores on few rows or of one speaker; none if there are enough of both.</summary>
    public static IEnumerable<Paragraph> Of(ExperimentResult experiment, CorpusFacts corpus)
    {
        if (experiment.Metrics.Systems.Select(system => system.Pooled.Rows).DefaultIfEmpty().Min() is > 0 and < FewestRows and var rows)
        {
            yield return new Paragraph($"With {(rows == 1 ? "1 test row" : $"{Numbers.Count(rows)} test rows")}, neither scores nor intervals say much.");
        }

        if (corpus.Speakers == 1)
        {
            yield return new Paragraph("With one speaker, no score says anything about other speakers.");
        }
    }
}
