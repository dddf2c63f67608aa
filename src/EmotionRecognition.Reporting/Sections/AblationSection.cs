using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.AblationSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>
/// What sound, words, and families of features contribute: systems that differ in nothing but which of them they read, and systems trained without a family.
/// </summary>
public sealed class AblationSection : IReportSection
{
    private static readonly string[] _reads = ["audio", "text", "both", "neither"];

    /// <inheritdoc/>
    public string Name => "ablation";

    /// <inheritdoc/>
    public string Title => "Ablation";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(145);

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        var protocols = experiment.Metrics.Systems.Select(system => system.Protocol).Distinct().ToList();
        var parts = experiment.Ablations.SelectMany(ablation => protocols.Select(protocol => Of(experiment, ablation, protocol)))
            .Where(part => part.Systems.Count > 1).ToList();
        return parts.Count + experiment.LeftOutFamilies.Count == 0 ? null : new Section([.. Inputs(experiment, parts), .. LeftOutFamilies.Of(experiment)])
        {
            Tables =
            [
                .. parts.Count > 0 ? [Data(experiment, parts)] : Array.Empty<DataTable>(),
                .. experiment.LeftOutFamilies.Count > 0 ? [LeftOutFamilies.Data(experiment)] : Array.Empty<DataTable>(),
            ],
        };
    }

    private static IEnumerable<Block> Inputs(ExperimentResult experiment, IReadOnlyList<Part> parts) => parts.Count == 0 ? [] :
        [
            new Paragraph(
                "The same model, trained in the same way on the same rows; only what it reads differs. Each was trained and chosen for its own input, so this "
                + "is what the other input adds, not what one system would lose without it."),
            Draw(experiment, parts),
            .. Losses(experiment, parts),
        ];

    private static Part Of(ExperimentResult experiment, Ablation ablation, string protocol) => new(
        protocol,
        ablation.Model,
        [
            .. from each in ablation.Systems
               from system in experiment.Metrics.Systems
               where (system.Protocol, system.System) == (protocol, each.System)
               orderby Array.IndexOf(_reads, each.Reads)
               select (each.Reads, system),
        ]);

    private static Figure Draw(ExperimentResult experiment, IReadOnlyList<Part> parts)
    {
        var rows = _reads.Where(reads => parts.Any(part => part.Systems.Any(each => each.Reads == reads))).ToList();
        var units = parts.SelectMany(part => part.Systems).Select(each => experiment.RecallInterval(each.System).Unit).Distinct();
        var canvas = Canvas.Of($"What is read: {experiment.Title}", $"UAR (%), with 95 % interval over {string.Join(" or ", units)}", "");
        canvas.NameRows(rows);
        canvas.Plot.Grid.YAxisStyle.IsVisible = false;
        foreach (var (series, part) in parts.Index())
        {
            var offset = (series - ((parts.Count - 1) / 2.0)) * 0.8 / parts.Count;
            canvas.AddIntervals(
                $"{part.Model}, {part.Protocol}",
                series,
                [
                    .. part.Systems.Select(each => (
                        rows.IndexOf(each.Reads) + offset, each.System.Pooled.UnweightedRecall, experiment.RecallInterval(each.System).Interval)),
                ]);
        }

        var chance = 1.0 / experiment.Metrics.Classes.Count;
        canvas.AddReference("chance", 100 * chance);
        var intervals = parts.SelectMany(part => part.Systems).Select(each => experiment.RecallInterval(each.System).Interval).ToList();
        canvas.ShowPercents(Math.Min(chance, intervals.Min(each => each.Low)), intervals.Max(each => each.High));
        canvas.ShowLegend();
        return canvas.Draw(
            $"{experiment.Name}-ablation",
            $"Unweighted average recall of systems that read {string.Join(", ", rows)}; same data as ablation.csv.",
            860,
            150 + (rows.Count * Math.Max(44, 22 * parts.Count)));
    }

    private static IEnumerable<Block> Losses(ExperimentResult experiment, IReadOnlyList<Part> parts)
    {
        var losses = parts.SelectMany(part => LossesOf(experiment, part)).ToList();
        if (losses.Count > 0)
        {
            yield return new Table(
                $"What the other input adds (UAR, points, with 95\u00a0% intervals over {string.Join(" or ", losses.Select(loss => loss.Unit).Distinct())})",
                [Column.OneLine("protocol"), Column.OneLine("model"), Column.Text("added"), Column.Text("to"), Column.Number("gain")],
                losses.Select(loss => new Row(
                    loss.Part.Protocol, loss.Part.Model, loss.Added, loss.To, Cell.Points(loss.Gain.Value, Numbers.PointsOf(loss.Gain.Interval)))),
                3);
        }
    }

    // How far the answers of the system that reads both are better than those of the others.
    private static IEnumerable<(Part Part, string Added, string To, JackknifeEstimate Gain, string Unit)> LossesOf(ExperimentResult experiment, Part part)
    {
        var classes = experiment.Metrics.Classes.ToList();
        if (part.Systems.Where(each => each.Reads == "both").Select(each => each.System).FirstOrDefault() is not { } both)
        {
            yield break;
        }

        var rows = PairedEffect.InOrder(experiment.RowsOf(both));
        var drops = new RecallDrop(classes, rows, experiment.Facts.SpeakerOf);
        foreach (var (reads, system) in part.Systems.Where(each => each.Reads is "audio" or "text"))
        {
            var answers = PairedEffect.InOrder(experiment.RowsOf(system)).Select(row => classes.IndexOf(row.Predicted)).ToArray();
            yield return (part, reads == "audio" ? "text" : "audio", reads, drops.Of([answers]).Drop, drops.Unit);
        }
    }

    private static DataTable Data(ExperimentResult experiment, IReadOnlyList<Part> parts) => new(
        "ablation",
        "experiment,corpus,protocol,model,system,reads,uar,uar_low,uar_high,intervals_over",
        from part in parts
        from each in part.Systems
        let over = experiment.RecallInterval(each.System)
        select new DataRow(
            experiment.Name, experiment.Corpus, part.Protocol, part.Model, each.System.System, each.Reads, each.System.Pooled.UnweightedRecall,
            over.Interval.Low, over.Interval.High, over.Unit));

    private sealed record Part(string Protocol, string Model, IReadOnlyList<(string Reads, SystemMetrics System)> Systems);
}
