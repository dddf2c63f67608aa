using EmotionRecognition.Kinds;
using EmotionRecognition.Models.Networks;
using EmotionRecognition.Models.ResNet;

namespace EmotionRecognition.Tests.Kinds;

public sealed class JsonKeysTests
{
    [Fact]
    public void Of_RecordThatDerivesFromAnother_HasItsOwnKeysFirstInTheOrderOfTheSource()
    {
        // .NET lists a property first once it was asked for by name.
        Assert.NotNull(typeof(ResNet1DSettings).GetProperty(nameof(NetworkSettings.Threads)));

        var keys = JsonKeys.Of(typeof(ResNet1DSettings));

        string[] expected =
        [
            "width", "epochs", "batchSize", "learningRate", "momentum", "weightDecay", "weighting", "select", "selection", "patience", "precision", "threads",
        ];
        Assert.Equal(expected, keys);
    }
}
