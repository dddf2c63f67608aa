using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.MachineLearning.BoostedTrees;
using EmotionRecognition.MachineLearning.RandomForest;
using EmotionRecognition.Models.Discriminant;
using EmotionRecognition.Models.LinearSvm;
using EmotionRecognition.Models.Logistic;
using EmotionRecognition.Models.Lstm;
using EmotionRecognition.Models.NaiveBayes;
using EmotionRecognition.Models.Perceptron;
using EmotionRecognition.Models.ResNet;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Tests.Models;

namespace EmotionRecognition.Onnx.Tests.Export;

public sealed class OnnxExportTests : IDisposable
{
    private const string Set = "study-276";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Kinds => [.. Models.Keys];

    private static Dictionary<string, ModelSettings> Models { get; } = new ModelSettings[]
    {
        new LinearDiscriminantSettings(),
        new LogisticRegressionSettings(),
        new LinearSvmSettings(),
        new NaiveBayesSettings(),
        new PerceptronSettings { Hidden = [30, 20], Epochs = 3 },
        new LstmSettings { Units = 12, Epochs = 3 },
        new ResNet1DSettings { Width = 4, Epochs = 3 },
        new RandomForestSettings { Trees = 30, LeafRows = 1 },
        new BoostedTreesSettings { Rounds = 40, LeafRows = 1 },
    }.ToDictionary(model => model.Kind);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Write_ModelOfSound_GivesTheSameProbabilities(string kind)
    {
        using var file = Export(Models[kind], out var model);
        using (model)
        {
            Assert.InRange(file.LargestDifference(model, Set, ToyRows.Acoustics[Set].Columns), 0, ExportedFile.Tolerance);
        }
    }

    private ExportedFile Export(ModelSettings settings, out SavedModel model)
    {
        var folder = Path.Combine(_folder.Root, "model");
        var input = new AcousticEncoder { Scaling = settings.DefaultScaling(alone: true) };
        ModelTrainer.Train(ToyRows.Task(settings, "audio") with { Inputs = [input] }, folder);
        model = SavedModel.Load(folder);
        return new ExportedFile(folder, Path.Combine(_folder.Root, "model.onnx"));
    }
}
