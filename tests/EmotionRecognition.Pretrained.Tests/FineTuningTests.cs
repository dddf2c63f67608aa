using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Pretrained.FineTuning;
using EmotionRecognition.Pretrained.Tokens;
using EmotionRecognition.Protocols;
using Testing;

namespace EmotionRecognition.Pretrained.Tests;

public sealed class FineTuningTests
{
    private static readonly string[] _happy = ["i am so happy", "this is wonderful news !", "what a lovely day", "we won , i love it", "great , thank you so much"];
    private static readonly string[] _angry = ["i hate you", "get out of my house !", "this makes me furious", "you are a damned liar", "shut up , stop it now"];

    [Fact]
    public void Train_TwoKindsOfSentences_RecognizesOthersOfThem()
    {
        using var folder = new TemporaryFolder();

        ModelTrainer.Train(Task(), folder.Root);

        using var model = SavedModel.Load(folder.Root, new MiniLmSettings(), [new TokenEncoder()]);
        var rows = model.Predict(FeatureTables.None, [new InputRow("a", "i am delighted"), new InputRow("b", "go to hell !")]);
        Assert.True(rows[0][0] > 0.6, $"{rows[0][0]}");
        Assert.True(rows[1][1] > 0.6, $"{rows[1][1]}");
    }

    [Fact]
    public void Train_Twice_GivesTheSameBytes()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();

        ModelTrainer.Train(Task(1), first.Root);
        ModelTrainer.Train(Task(1), second.Root);

        Assert.Equal(File.ReadAllBytes(Path.Combine(first.Root, "model.safetensors")), File.ReadAllBytes(Path.Combine(second.Root, "model.safetensors")));
    }

    private static TrainingTask Task(int epochs = 6) => new()
    {
        Model = new MiniLmSettings { Epochs = epochs, BatchSize = 5, LearningRate = 2e-4 },
        Inputs = [new TokenEncoder { Length = 16 }],
        Classes = ["happy", "angry"],
        Features = FeatureTables.None,
        Training = [.. Rows(_happy, 0), .. Rows(_angry, 1)],
        Validation = [],
        SelectedOn = SelectedOn.ValidationRows,
        Seed = 1,
    };

    private static IEnumerable<LabeledRow> Rows(string[] texts, int label) => texts.Select((text, index) => new LabeledRow($"{label}-{index}", text, label));
}
