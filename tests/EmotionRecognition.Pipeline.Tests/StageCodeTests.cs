using EmotionRecognition.Models.ResNet;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

public sealed class StageCodeTests
{
    [Fact]
    public void Of_Stage_NamesThePackagesItReaches()
    {
        var version = CodeVersion.Of(typeof(CsvFile).GetMethod(nameof(CsvFile.Write))!);
        Assert.Equal(["CsvHelper"], version.Packages.Keys);
        Assert.StartsWith("33.", version.Packages["CsvHelper"]);
    }

    [Fact]
    public void Of_StageThatTrains_NamesTheNativeLibraryToo() =>
        Assert.Equal("2.", CodeVersion.Of(typeof(ResNet1DSettings).GetMethod("Train")!).Packages["libtorch-cpu"][..2]);
}
