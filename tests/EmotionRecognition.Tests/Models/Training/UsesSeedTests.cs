using EmotionRecognition.Models.Discriminant;
using EmotionRecognition.Models.LinearSvm;
using EmotionRecognition.Models.Logistic;
using EmotionRecognition.Models.Lstm;
using EmotionRecognition.Models.NaiveBayes;
using EmotionRecognition.Models.Perceptron;
using EmotionRecognition.Models.ResNet;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Tests.Models.Training;

/// <summary>A model that declares no seed is trained once where others are trained with several seeds, so the declaration has to be true.</summary>
public sealed class UsesSeedTests
{
    public static TheoryData<ModelSettings, bool> Models => new()
    {
        { new LogisticRegressionSettings(), false },
        { new LinearDiscriminantSettings(), false },
        { new LinearSvmSettings(), false },
        { new NaiveBayesSettings(), false },
        { new PerceptronSettings { Hidden = [4], Epochs = 2, BatchSize = 5 }, true },
        { new LstmSettings { Units = 4, Layers = 1, Epochs = 2, BatchSize = 5 }, true },
        { new ResNet1DSettings { Width = 2, Epochs = 1, BatchSize = 10, Threads = 1 }, true },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void UsesSeed_AnotherSeed_GivesAnotherModelOnlyIfDeclared(ModelSettings settings, bool uses)
    {
        using var folder = new TemporaryFolder();
        byte[] Train(int seed)
        {
            var path = Path.Combine(folder.Root, $"{seed}");
            ModelTrainer.Train(ToyRows.Task(settings, "text") with { Seed = seed }, path);
            return File.ReadAllBytes(Path.Combine(path, "model.safetensors"));
        }

        Assert.Equal(uses, settings.UsesSeed);
        Assert.Equal(uses, !Train(3).SequenceEqual(Train(4)));
    }
}
