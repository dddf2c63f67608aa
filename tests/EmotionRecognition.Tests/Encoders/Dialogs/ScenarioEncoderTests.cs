using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Dialogs;

namespace EmotionRecognition.Tests.Encoders.Dialogs;

public sealed class ScenarioEncoderTests
{
    private static readonly LabeledRow[] _rows = [new("Ses01F_script01_3_M003", "", 0), new("Ses02M_impro05a_F000", "", 1)];

    [Fact]
    public void Fit_ColumnsAreScenariosPartsAndWho() => Assert.Equal(
    [
        "scenario:impro05", "scenario:impro05 M F", "scenario:impro05a", "scenario:impro05a M F",
        "scenario:script01", "scenario:script01 F M", "scenario:script01_3", "scenario:script01_3 F M",
    ],
    new ScenarioEncoder().Fit(new EncoderInput(_rows, FeatureTables.None)).Columns);

    [Fact]
    public void Encode_OtherSessionSamePlay_SharesColumnsOfThePlay()
    {
        var fitted = new ScenarioEncoder().Fit(new EncoderInput(_rows, FeatureTables.None));

        var values = fitted.Encode(new EncoderInput([new LabeledRow("Ses05F_script01_1_M012", "", 0)], FeatureTables.None));

        Assert.Equal([0, 0, 0, 0, 1, 1, 0, 0], values);
    }

    [Fact]
    public void Encode_UnseenScenario_IsZero()
    {
        var fitted = new ScenarioEncoder().Fit(new EncoderInput(_rows, FeatureTables.None));

        Assert.All(fitted.Encode(new EncoderInput([new LabeledRow("Ses05F_impro01_M012", "", 0)], FeatureTables.None)), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Obstacle_OtherCorpus_SaysWhatItIsFor()
    {
        var encoder = new ScenarioEncoder();

        Assert.Null(encoder.Obstacle(new EncoderInput(_rows, FeatureTables.None)));
        Assert.Contains("IEMOCAP", encoder.Obstacle(new EncoderInput([new LabeledRow("03a01Fa", "", 0)], FeatureTables.None)), StringComparison.Ordinal);
    }
}
