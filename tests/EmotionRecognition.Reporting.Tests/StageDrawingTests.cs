using System.Xml.Linq;
using EmotionRecognition.Reporting;
using EmotionRecognition.Reporting.Page;

namespace EmotionRecognition.Reporting.Tests;

public sealed class StageDrawingTests
{
    [Fact]
    public void Draw_Graph_HasABoxAStageAndAnArcANeed()
    {
        var drawing = XDocument.Parse(StageDrawing.Draw(SampleReport.Small().Stages));

        Assert.Equal(9, drawing.Descendants("rect").Count());
        Assert.Equal(16, drawing.Descendants("path").Count(path => path.Attribute("class")!.Value == "arc"));
    }

    [Fact]
    public void Draw_StageThatNeedsALaterOne_Throws() => Assert.Throws<ArgumentException>(() =>
        StageDrawing.Draw(new StageMap([new StageNode("A", "", ["B"]), new StageNode("B", "", [])], "")));

    [Fact]
    public void Draw_StageThatNeedsNoStage_Throws() => Assert.Throws<ArgumentException>(() =>
        StageDrawing.Draw(new StageMap([new StageNode("A", "", ["corpus"])], "")));

    [Fact]
    public void Draw_NoStages_IsADrawing() => Assert.Equal("svg", XDocument.Parse(StageDrawing.Draw(new StageMap([], ""))).Root!.Name.LocalName);
}
