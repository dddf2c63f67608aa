using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class HeadlineSectionTests
{
    private static readonly HeadlineSection _section = new();

    [Fact]
    public void Build_SmallReport_SaysWhatWasTriedFoundAndClaimed() => Assert.Equal(
        [
            "This run trained and tested 2 systems that tell 3 emotions apart in 120 utterances by 10 speakers (Synthetic speech).",
            "The best result that can be trusted is 58.6\u00a0% UAR, the mean over the emotions of the share that is recognized (95\u00a0% interval over "
                + "speakers: 46.6 to 69.7), by logistic regression audio+text under protocol honest (unseen speakers); guessing scores 33.3\u00a0%.",
            "Protocol published would have claimed 69.3\u00a0% UAR, 10.7 points more, which is wrong for new speakers: of its test rows, 24.6\u00a0% are "
                + "duplicates of training rows, 100.0\u00a0% come from speakers in the training part.",
        ],
        Sentences(SampleReport.Small()));

    [Fact]
    public void Build_NoProtocolWithLeaks_SaysThatNothingWasClaimed()
    {
        var content = SampleReport.Small();
        var metrics = content.Experiments[0].Metrics;
        var honest = content.Experiments[0] with { Metrics = metrics with { Systems = [.. metrics.Systems.Where(system => system.Protocol == "honest")] } };

        Assert.StartsWith("No protocol with leaks was run", Sentences(content with { Experiments = [honest] })[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Build_NoProtocolThatKeepsPartsApart_SaysSo()
    {
        var content = SampleReport.Small();
        content = content with { Protocols = [.. content.Protocols.Select(protocol => protocol with { Trusted = false })] };

        Assert.StartsWith("None of the protocols keeps training and test rows apart", Sentences(content)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Build_IntervalWithChance_SaysThatItIsNotExcluded()
    {
        var content = SampleReport.Small();
        var metrics = content.Experiments[0].Metrics;
        var weak = metrics.Systems.Select(system => system with
        {
            RowIntervals = system.RowIntervals with { UnweightedRecall = new(0.2, 0.7) },
            SpeakerIntervals = null,
        });

        var sentences = Sentences(content with
        {
            Experiments = [content.Experiments[0] with { Metrics = metrics with { Systems = [.. weak] }, Predictions = new(metrics.Classes, []) }],
        });

        Assert.Contains("interval over test rows: 20.0 to 70.0", sentences[1], StringComparison.Ordinal);
        Assert.EndsWith("guessing scores 33.3\u00a0%, which the interval does not exclude.", sentences[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Build_ProtocolThatNormalizesByTestRows_HasNoCardAndNoMark()
    {
        var content = SampleReport.Small();
        var systems = content.Experiments[0].Metrics.Systems;
        var both = content with
        {
            Protocols = [.. content.Protocols, new ProtocolNote("transductive", "As honest.", true, "unseen speakers, but...") { NormalizesByTestRows = true }],
            Experiments =
            [
                content.Experiments[0] with
                {
                    Metrics = content.Experiments[0].Metrics with
                    {
                        Systems =
                        [
                            .. systems,
                            .. systems.Where(system => system.Protocol == "honest").Select(system => system with { Protocol = "transductive" }),
                        ],
                    },
                },
            ],
        };

        var blocks = _section.Build(both).Blocks;

        Assert.Single(blocks.OfType<Cards>().Single().Items);
        Assert.Equal(
            [("published", false), ("honest", true), ("transductive", false)],
            blocks.OfType<Table>().Single().Rows.Select(row => (row.Cells[1].Text, row.IsMarked)));
    }

    private static IReadOnlyList<string> Sentences(ReportContent content) => _section.Build(content).Blocks.OfType<Lead>().Single().Sentences;
}
