using System.Xml.Linq;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class StagesSectionTests
{
    [Fact]
    public void Draw_Graph_HasABoxPerStageAndAnArcPerNeedThatNoPathStandsFor()
    {
        var drawing = XDocument.Parse(StagesSection.Draw(SampleReport.Small().Stages));

        Assert.Equal(9, drawing.Descendants("rect").Count());
        Assert.Equal(9, drawing.Descendants("path").Count(path => path.Attribute("class")!.Value == "arc"));
    }

    [Fact]
    public void Draw_StageThatNeedsALaterOne_Throws() => Assert.Throws<ArgumentException>(() =>
        StagesSection.Draw(new StageMap([new StageNode("A", "", ["B"]), new StageNode("B", "", [])], "")));

    [Fact]
    public void Draw_StageThatNeedsNoStage_Throws() => Assert.Throws<ArgumentException>(() =>
        StagesSection.Draw(new StageMap([new StageNode("A", "", ["corpus"])], "")));

    [Fact]
    public void Draw_NoStages_IsADrawing() => Assert.Equal("svg", XDocument.Parse(StagesSection.Draw(new StageMap([], ""))).Root!.Name.LocalName);
}
