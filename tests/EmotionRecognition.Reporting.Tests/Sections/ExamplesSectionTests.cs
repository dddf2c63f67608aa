using EmotionRecognition.Audio.Dsp;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class ExamplesSectionTests
{
    [Fact]
    public void Build_NoExamples_IsLeftOut() => Assert.Null(new ExamplesSection().Build(SampleReport.Small()));

    [Fact]
    public void Build_SoundThatMayBeCopied_IsOnThePage()
    {
        var section = Build(true, Clip("anger", [1, 2, 3]), Clip("sadness", [4]));

        var groups = section.Blocks.OfType<SideBySide>().ToList();
        Assert.Equal(["synthetic-example-anger", "synthetic-example-sadness"], groups[0].Blocks.Cast<Figure>().Select(figure => figure.Name));
        Assert.Equal("data:audio/ogg;codecs=opus;base64,AQID", groups[1].Blocks.Cast<Listening>().First().Address);
        Assert.Empty(section.Blocks.OfType<Table>());
        Assert.Equal([2, 62, 20], section.Tables.Select(table => table.Rows.Count));
    }

    [Fact]
    public void Build_SoundThatMayNotBeCopied_SaysSoAndNamesTheFiles()
    {
        var section = Build(false, Clip("anger", null));

        Assert.Contains(section.Blocks.OfType<Paragraph>(), paragraph => paragraph.Text.Contains("do not allow copies", StringComparison.Ordinal));
        Assert.Equal("wav/anger.wav", Assert.Single(section.Blocks.OfType<Table>()).Rows[0].Cells[4].Text);
        Assert.Empty(section.Blocks.OfType<SideBySide>().SelectMany(group => group.Blocks).OfType<Listening>());
    }

    [Fact]
    public void Build_LongClip_SaysThatItIsNotThere() => Assert.Contains(
        Build(true, Clip("anger", null)).Blocks.OfType<Paragraph>(), paragraph => paragraph.Text.StartsWith("Long clips", StringComparison.Ordinal));

    [Fact]
    public void Build_SilentClipOfOneFrame_IsDrawn()
    {
        var contours = SoundContours.Of([0f]);
        var section = Build(true, new ExampleClip("anger", "a", "1", 1 / 16000.0, "a.wav", null, contours));

        Assert.NotEmpty(Assert.IsType<Figure>(section.Blocks.OfType<SideBySide>().First().Blocks[0]).Png());
    }

    [Fact]
    public void Svg_ImageOfASpectrogram_RefersToItself()
    {
        var figure = (Figure)Build(true, Clip("anger", [1])).Blocks.OfType<SideBySide>().First().Blocks[0];

        Assert.Contains("<image ", figure.Svg, StringComparison.Ordinal);
        Assert.All(
            System.Text.RegularExpressions.Regex.Matches(figure.Svg, "href=\"#([^\"]+)\"").Select(match => match.Groups[1].Value),
            id => Assert.Contains($"id=\"{id}\"", figure.Svg, StringComparison.Ordinal));
    }

    private static Section Build(bool mayBeCopied, params ExampleClip[] clips)
    {
        var content = SampleReport.Small();
        return new ExamplesSection().Build(content with { Corpora = [content.Corpora[0] with { Examples = clips, MaySoundBeCopied = mayBeCopied }] })!;
    }

    private static ExampleClip Clip(string name, byte[]? sound) => new(
        name, $"{name}-1", "s1", 0.3, $"wav/{name}.wav", sound,
        SoundContours.Of([.. Enumerable.Range(0, 4800).Select(i => 0.3f * MathF.Sin(2 * MathF.PI * 150 * i / 16000))]));
}
