using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class EmbeddingSectionTests
{
    [Fact]
    public void Build_NotAskedFor_IsLeftOut() => Assert.Null(new EmbeddingSection().Build(SampleReport.Small()));

    [Fact]
    public void Build_SeveralSpeakersAndSessions_AreColoredByAll()
    {
        var section = Build(id => $"s{id % 4}", id => $"session {id % 2}");

        Assert.Equal(
            [
                "synthetic-pca-class", "synthetic-pca-speaker", "synthetic-pca-session", "synthetic-tsne-class", "synthetic-tsne-speaker",
                "synthetic-tsne-session",
            ],
            Figures(section).Select(figure => figure.Name));
        Assert.Contains("first component (31.0 % of the variance)", Figures(section)[0].Svg, StringComparison.Ordinal);
        Assert.Equal(40, Assert.Single(section.Tables).Rows.Count);
        Assert.Contains("40 of 900 utterances", string.Concat(section.Blocks.OfType<Paragraph>().Select(each => each.Text)));
    }

    [Fact]
    public void Build_OneSpeaker_SaysThatThereIsNothingElse()
    {
        var section = Build(_ => "s", _ => "");

        Assert.Equal(["synthetic-pca-class", "synthetic-tsne-class"], Figures(section).Select(figure => figure.Name));
        Assert.Contains("nothing else to color by", section.Blocks.OfType<Paragraph>().Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_ManySpeakers_HaveNoLegendAndSaySo()
    {
        var speakers = Figures(Build(id => $"s{id}", _ => "")).Single(figure => figure.Name == "synthetic-pca-speaker");

        Assert.Contains("40 of them; colors repeat", speakers.Description, StringComparison.Ordinal);
        Assert.DoesNotContain(">s1<", speakers.Svg, StringComparison.Ordinal);
    }

    private static List<Figure> Figures(Section section) => [.. section.Blocks.OfType<SideBySide>().SelectMany(group => group.Blocks).Cast<Figure>()];

    private static Section Build(Func<int, string> speakerOf, Func<int, string> sessionOf)
    {
        var content = SampleReport.Small();
        var classes = content.Experiments[0].Metrics.Classes;
        var ids = Enumerable.Range(0, 40).ToList();
        return new EmbeddingSection().Build(content with
        {
            Experiments =
            [
                content.Experiments[0] with
                {
                    Facts = new RowFacts([.. ids.Select(id => new UtteranceFacts($"u{id}", classes[id % 3], speakerOf(id), sessionOf(id), ""))], []),
                    Embedding = new EmbeddingResult(
                        "f754", 754, 900, [0.31, 0.12, 0.05], [.. ids.Select(id => new EmbeddedRow($"u{id}", id, -id, Math.Sin(id), Math.Cos(id)))]),
                },
            ],
        })!;
    }
}
