using EmotionRecognition.Models.CnnTransformer;
using EmotionRecognition.Models.Logistic;
using EmotionRecognition.Models.Networks;
using EmotionRecognition.Models.ResNet;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Tests.Models.Training;

public sealed class SettingsTests
{
    public static TheoryData<ModelSettings, string> Unusable { get; } = new()
    {
        { new ResNet1DSettings { Epochs = 0 }, "epochs" },
        { new ResNet1DSettings { BatchSize = 1 }, "batchSize" },
        { new ResNet1DSettings { Patience = 0 }, "patience" },
        { new ResNet1DSettings { Patience = 3, Select = EpochRows.InnerFolds }, "patience" },
        { new ResNet1DSettings { Threads = 0 }, "threads" },
        { new ResNet1DSettings { LearningRate = double.NaN }, "learningRate" },
        { new ResNet1DSettings { Momentum = 1 }, "momentum" },
        { new ResNet1DSettings { WeightDecay = -1 }, "weightDecay" },
        { new CnnTransformerSettings { Coefficients = 42 }, "coefficients" },
        { new CnnTransformerSettings { Coefficients = 28 }, "coefficients" },
        { new CnnTransformerSettings { Precision = Precision.Bfloat16 }, "precision" },
        { new CnnTransformerSettings { Epochs = 0 }, "epochs" },
        { new LogisticRegressionSettings { Candidates = [] }, "candidates" },
        { new LogisticRegressionSettings { Candidates = [1, 0] }, "candidates" },
        { new LogisticRegressionSettings { MaxIterations = 0 }, "maxIterations" },
        { new LogisticRegressionSettings { GradientTolerance = 0 }, "gradientTolerance" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Check_UnusableValue_NamesIt(ModelSettings settings, string name) =>
        Assert.Contains(name, Assert.Throws<InputException>(settings.Check).Message, StringComparison.Ordinal);

    [Fact]
    public void Check_Defaults_CanBeUsed()
    {
        new ResNet1DSettings().Check();
        new LogisticRegressionSettings().Check();
    }
}
