using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;

namespace EmotionRecognition.Reporting;

/// <summary>The report's figures.</summary>
public static class ReportFigures
{
    /// <summary>
    /// Draws every figure: per experiment the class distribution, unweighted recall by system, recall by class, a confusion matrix a system
    /// and protocol, loss and accuracy curves a trained system and protocol.
    /// </summary>
    /// <param name="content">What to show.</param>
    /// <returns>The figures in the order of the page; each name comes once.</returns>
    /// <exception cref="ArgumentException">Two experiments or two systems have names that give one file name.</exception>
    public static IReadOnlyList<Figure> Draw(ReportContent content)
    {
        var figures = content.Experiments.SelectMany(experiment => Draw(experiment, content.CorpusOf(experiment).Notice)).ToList();
        return figures.GroupBy(figure => figure.Name).FirstOrDefault(group => group.Count() > 1) is { } repeated
            ? throw new ArgumentException(
                $"{repeated.Count()} figures are named {repeated.Key}: give experiments and systems names that differ in a letter or digit",
                nameof(content))
            : figures;
    }

    /// <summary>Draws every figure and writes each as an SVG and as a PNG file.</summary>
    /// <param name="content">What to show.</param>
    /// <param name="folder">Where to write; made where it is not there.</param>
    /// <exception cref="ArgumentException">Two experiments or two systems have names that give one file name.</exception>
    public static void Write(ReportContent content, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var figure in Draw(content))
        {
            figure.Write(folder);
        }
    }

    /// <summary>The best system of each protocol by unweighted recall; of equally good ones the first.</summary>
    internal static IReadOnlyList<SystemMetrics> BestByProtocol(ExperimentMetrics metrics) =>
        [.. metrics.Systems.GroupBy(system => system.Protocol).Select(protocol => protocol.MaxBy(system => system.Pooled.UnweightedRecall)!)];

    private static IEnumerable<Figure> Draw(ExperimentResult experiment, string? notice) =>
    [
        ClassCountFigure.Draw(experiment, notice),
        SystemsFigure.Draw(experiment, notice),
        ClassRecallFigure.Draw(experiment, BestByProtocol(experiment.Metrics), notice),
        .. experiment.Metrics.Systems.Select(system => ConfusionFigure.Draw(experiment, system, notice)),
        .. experiment.Curves.GroupBy(curve => (curve.Protocol, curve.System)).SelectMany(folds => new[]
        {
            CurveFigure.DrawLoss(experiment, [.. folds], notice),
            CurveFigure.DrawAccuracy(experiment, [.. folds], notice),
        }),
    ];
}
