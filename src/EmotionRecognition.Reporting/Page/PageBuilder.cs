using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;

namespace EmotionRecognition.Reporting.Page;

/// <summary>Turns content and figures into what the template shows.</summary>
internal static class PageBuilder
{
    /// <summary>Makes the page of a report.</summary>
    /// <param name="content">What to show.</param>
    /// <param name="figures">The content's figures.</param>
    /// <exception cref="ArgumentException">The content does not fit together: a corpus or protocol that an experiment names is not there.</exception>
    public static ReportPage Build(ReportContent content, IReadOnlyList<Figure> figures)
    {
        var named = figures.ToDictionary(figure => figure.Name);
        return new ReportPage
        {
            Title = content.Title,
            Style = Asset.Text("report.css"),
            Commit = content.Provenance.Commit,
            Notices = [.. content.Corpora.Select(corpus => corpus.Notice).OfType<string>().Distinct()],
            Headlines = [.. ResultTables.Headlines(content)],
            Best = ResultTables.Best(content),
            Protocols = CorpusTables.Protocols(content),
            Experiments = [.. content.Experiments.Select(experiment => Build(content, experiment, named))],
            Corpora = [.. content.Corpora.Select(CorpusTables.Of)],
            Audits = [.. AuditTables.Findings(content)],
            Study = [.. AuditTables.Study(content)],
            MinimumSpeakers = Numbers.Count(BootstrapInterval.MinimumSpeakers),
            PrintedMetrics = AuditTables.PrintedMetrics(),
            Command = content.Provenance.Command,
            Changes = content.Provenance.ChangedFiles.Count == 0
                ? ""
                : $"These files differ from it: {string.Join(", ", content.Provenance.ChangedFiles)}",
            Adopted = string.Join(", ", content.Provenance.Adopted),
            Checklist = [.. ProvenanceTables.Checklist(content.Checklist)],
            Provenance = [.. ProvenanceTables.Of(content.Provenance)],
            Files = [.. ProvenanceTables.Files(content.Provenance)],
            StageDrawing = StageDrawing.Draw(content.Stages),
            Stages = ProvenanceTables.Stages(content.Stages),
            Mermaid = content.Stages.Mermaid,
        };
    }

    private static PageExperiment Build(ReportContent content, ExperimentResult experiment, Dictionary<string, Figure> named) => new()
    {
        Id = Numbers.Slug(experiment.Name),
        Title = experiment.Title,
        Corpus = content.CorpusOf(experiment).Title,
        Notice = ResultTables.NoticeOf(content, experiment),
        Results = ResultTables.Systems(experiment),
        Systems = named[SystemsFigure.Name(experiment)],
        Classes = named[ClassCountFigure.Name(experiment)],
        ClassCounts = ClassTables.Counts(experiment),
        Recalls = named[ClassRecallFigure.Name(experiment)],
        Confusions = [.. ReportFigures.BestByProtocol(experiment.Metrics).Select(system => named[ConfusionFigure.Name(experiment, system)])],
        ByClass = [.. ClassTables.Blocks(experiment)],
        ByFold = [.. ResultTables.ByFold(experiment)],
        Curves = [.. experiment.Curves.DistinctBy(curve => (curve.Protocol, curve.System)).SelectMany(curve => new[]
        {
            named[CurveFigure.LossName(experiment, curve)], named[CurveFigure.AccuracyName(experiment, curve)],
        })],
        Groups = [.. ResultTables.Groups(experiment)],
        Comparisons = [.. ResultTables.Comparisons(experiment)],
        Settings = experiment.Settings.Count == 0 ? [] : [PageTable.Of("Settings", experiment.Settings)],
    };
}
