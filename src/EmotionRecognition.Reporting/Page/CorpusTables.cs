namespace EmotionRecognition.Reporting.Page;

/// <summary>What is known of corpora and protocols.</summary>
internal static class CorpusTables
{
    /// <summary>The tables of one corpus.</summary>
    public static PageCorpus Of(CorpusFacts corpus) => new(corpus.Title, corpus.Notice ?? "", Facts(corpus), Labels(corpus), Omissions(corpus));

    /// <summary>What the protocols' names stand for.</summary>
    public static PageTable Protocols(ReportContent content) => new(
        "Protocols",
        [PageColumn.OneLine("protocol"), PageColumn.Text("how rows become training and test rows"), PageColumn.Text("says something about new speakers")],
        [.. content.Protocols.Select(protocol => PageRow.Of(protocol.Name, protocol.Description, protocol.Trusted ? "yes" : "no"))]);

    private static PageTable Facts(CorpusFacts corpus) => new(
        "Size",
        [PageColumn.Number("utterances"), PageColumn.Number("hours"), PageColumn.Number("speakers"), PageColumn.Number("sessions")],
        [
            PageRow.Of(
                Numbers.Count(corpus.Utterances), Numbers.Fixed(corpus.Hours, 2), Numbers.Count(corpus.Speakers),
                corpus.Sessions == 0 ? "none" : Numbers.Count(corpus.Sessions)),
        ],
        0);

    private static PageTable Labels(CorpusFacts corpus) => new(
        "Labels as the corpus has them",
        [PageColumn.Text("label"), PageColumn.Text("class"), PageColumn.Number("utterances")],
        [.. corpus.Labels.Select(label => PageRow.Of(label.Label, label.Class ?? "left out", Numbers.Count(label.Utterances)))]);

    private static PageTable Omissions(CorpusFacts corpus) => new(
        corpus.Omissions.Count == 0 ? "Left out on purpose: nothing" : "Left out on purpose, by reason",
        [PageColumn.Text("reason"), PageColumn.Number("items"), PageColumn.Text("first of them")],
        [.. corpus.Omissions.Select(omission => PageRow.Of(omission.Reason, Numbers.Count(omission.Items), omission.Example))]);
}
