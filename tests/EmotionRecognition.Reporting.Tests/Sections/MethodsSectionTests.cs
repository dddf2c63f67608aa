using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class MethodsSectionTests
{
    private static readonly MethodsSection _section = new();

    [Fact]
    public void Build_Experiment_IsDescribedInWords()
    {
        var words = Words(PageTests.Fill(SampleReport.Small()));

        Assert.Contains(
            "Synthetic speech. Synthetic speech has 240 utterances; those of the classes anger (48), sadness (29), neutral (43) were used, 120 in all by 10 "
            + "speakers. Systems: resnet1d audio+text (resnet1d; batch size 32; steps 1, 2 on audio and text).",
            words);
        Assert.Contains(words, text => text.Contains("by McNemar's exact test [4]", StringComparison.Ordinal));
        Assert.DoesNotContain(words, text => text.Contains("trained with", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_References_AreThoseThatAreCited()
    {
        var group = _section.Build(PageTests.Fill(SampleReport.Large()))!.Blocks.OfType<Collapsible>().Single();

        var keys = group.Blocks.OfType<Table>().Single().Rows.Select(row => row.Cells[1].Text).ToList();
        Assert.Equal("burkhardt2005", keys[0]);
        Assert.Contains("holm1979", keys);
        Assert.DoesNotContain("dodge2019", keys);
        var entries = group.Blocks.OfType<CodeBlock>().Single().Text.Split("\n\n");
        Assert.Equal(keys.Count, entries.Length);
        Assert.All(keys.Zip(entries), pair => Assert.Contains($"{{{pair.First},", pair.Second, StringComparison.Ordinal));
        Assert.All(entries, entry => Assert.Equal(entry.Count(letter => letter == '{'), entry.Count(letter => letter == '}')));
    }

    [Fact]
    public void Build_OneSystem_ComparesNothing()
    {
        var content = SampleReport.Small();
        var metrics = content.Experiments[0].Metrics;

        var words = Words(PageTests.Fill(content with
        {
            Experiments = [content.Experiments[0] with { Metrics = metrics with { Systems = [metrics.Systems[2]], Comparisons = [] } }],
        }));

        Assert.DoesNotContain(words, text => text.Contains("McNemar", StringComparison.Ordinal));
    }

    private static List<string> Words(ReportContent content) => [.. _section.Build(content)!.Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text)];
}
