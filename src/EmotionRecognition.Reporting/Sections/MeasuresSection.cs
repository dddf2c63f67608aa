using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.MeasuresSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>How each number on the page is computed.</summary>
public sealed class MeasuresSection : IReportSection
{
    /// <inheritdoc/>
    public string Name => "measures";

    /// <inheritdoc/>
    public string Title => "Measures and protocols";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.OnPage(600);

    /// <inheritdoc/>
    public string About => "how every number on this page is defined";

    /// <inheritdoc/>
    public Section Build(ReportContent content) => new(
        new Table("Measures", [Column.Text("measure"), Column.Text("definition")],
        [
            new Row(
                "UAR (unweighted average recall, also UA)",
                "The mean of the recalls of the classes that have test rows. Random guessing scores 1/K for K classes, however unbalanced they are."),
            new Row("WA (weighted accuracy)", "The share of correctly classified test rows: plain accuracy."),
            new Row(
                "Macro F1, weighted F1",
                "The mean of the per-class F1 scores: unweighted over the classes that occur or are predicted, or weighted by their test rows."),
            new Row(
                "95\u00a0% intervals",
                "Over speakers: the jackknife, which leaves out one speaker at a time, with Student's t; it covers few speakers, too, and says how a system "
                + $"would do for others. With fewer than {Numbers.Count(BootstrapInterval.MinimumSpeakers)} speakers it leaves out groups of test utterances "
                + "instead. Over test rows, in small print: percentile bootstrap, which resamples utterances with replacement and duplicates of one together; "
                + "it says nothing about other speakers. Neither says how much a number would vary between training runs."),
            new Row("Pooled", "The test rows of all folds are counted together; the fold tables show each fold separately."),
        ]),
        new Table(
            "Protocols",
            [Column.OneLine("protocol"), Column.Text("how rows become training and test rows"), Column.Text("estimates performance on unseen speakers")],
            content.Protocols.Select(protocol => new Row(protocol.Name, protocol.Description, protocol.Trusted ? "yes" : "no"))));
}
