using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Networks;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Pretrained.Bert;
using EmotionRecognition.Pretrained.FineTuning;
using EmotionRecognition.Pretrained.Packages;
using EmotionRecognition.Pretrained.Tokens;
using EmotionRecognition.Protocols;
using Testing;
using static TorchSharp.torch;

namespace EmotionRecognition.Pretrained.Tests;

public sealed class FineTuningTests
{
    private static readonly string[] _happy =
        ["i am so happy", "this is wonderful news !", "what a lovely day", "we won , i love it", "great , thank you so much"];
    private static readonly string[] _angry =
        ["i hate you", "get out of my house !", "this makes me furious", "you are a damned liar", "shut up , stop it now"];

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

    [Fact]
    public void Train_InterruptedAfterAnEpoch_GivesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        ModelTrainer.Train(Task(3), folder["whole"]);

        Assert.Throws<OperationCanceledException>(
            () => ModelTrainer.Train(Task(3), folder["parts"], folder["state"], new Interruption(epoch: 1)));
        ModelTrainer.Train(Task(3), folder["parts"], folder["state"]);

        Assert.Equal(File.ReadAllBytes(folder["whole/model.safetensors"]), File.ReadAllBytes(folder["parts/model.safetensors"]));
        Assert.Equal(File.ReadAllBytes(folder["whole/log.csv"]), File.ReadAllBytes(folder["parts/log.csv"]));
    }

    [Fact]
    public void Train_NoEpochToChoose_TrainsOnValidationRowsToo()
    {
        using var folder = new TemporaryFolder();
        var all = Task(1).Training;
        var some = Task(1) with { Training = [.. all.SkipLast(2)], Validation = [.. all.TakeLast(2)] };
        var fixedAtOne = new MiniLmSettings { Epochs = 3, BatchSize = 5, LearningRate = 2e-4 }.Fixed(new SelectedModel { Epoch = 1 });
        ModelTrainer.Train(some with { Model = fixedAtOne }, folder["fixed"]);
        ModelTrainer.Train(some with { Model = (MiniLmSettings)some.Model with { Selection = CheckpointSelection.BestAccuracy } }, folder["selecting"]);
        ModelTrainer.Train(some, folder["last"]);
        ModelTrainer.Train(Task(1), folder["all"]);

        using var model = SavedModel.Load(folder["fixed"], fixedAtOne, some.Inputs);
        Assert.Equal(1, model.Settings.Selected.EpochsTrained);
        Assert.Equal(_happy.Length + _angry.Length, model.Settings.TrainingRows);
        byte[] Weights(string name) => File.ReadAllBytes(folder[$"{name}/model.safetensors"]);
        Assert.Equal(Weights("all"), Weights("fixed"));
        Assert.Equal(Weights("all"), Weights("last"));
        Assert.NotEqual(Weights("selecting"), Weights("fixed"));
    }

    [Fact]
    public void Train_RateTooHigh_StopsWithEpochAndBatch()
    {
        using var folder = new TemporaryFolder();
        var task = Task(4) with { Model = new MiniLmSettings { Epochs = 4, BatchSize = 5, LearningRate = 1e30, MaxGradientNorm = 1e30 } };

        var error = Assert.Throws<InputException>(() => ModelTrainer.Train(task, folder.Root));

        Assert.Matches("training, epoch [0-9]+, batch [0-9]+: .* lower the learning rate", error.Message);
    }

    [Fact]
    public void Train_WithoutTokens_SaysWhatToAdd()
    {
        using var folder = new TemporaryFolder();
        var task = Task(1) with { Inputs = [new Embeddings.SentenceEmbeddingEncoder()] };

        var error = Assert.Throws<InputException>(() => ModelTrainer.Train(task, folder.Root));

        Assert.Contains("no input of tokens", error.Message);
    }

    [Fact]
    public void Train_OtherColumns_ReachTheModel()
    {
        using var folder = new TemporaryFolder();
        var task = Task(1) with { Inputs = [new TokenEncoder { Length = 16 }, new Embeddings.SentenceEmbeddingEncoder()] };

        ModelTrainer.Train(task, folder.Root);

        using var model = SavedModel.Load(folder.Root, task.Model, task.Inputs);
        Assert.Equal(16 + 384, model.Columns.Count);
        Assert.Single(model.Predict(FeatureTables.None, [new InputRow("a", "i am delighted")]));
    }

    [Fact]
    public void Train_Bfloat16_PredictsAboutTheSame()
    {
        using var folder = new TemporaryFolder();
        ModelTrainer.Train(Task(), folder["float32"]);
        var half = Task() with { Model = (MiniLmSettings)Task().Model with { Precision = Precision.Bfloat16 } };
        ModelTrainer.Train(half, folder["bfloat16"]);

        var probabilities = new[] { "float32", "bfloat16" }.Select(name => Predict(folder[name], half)).ToList();

        Assert.NotEqual(probabilities[0], probabilities[1]);
        Assert.Equal(probabilities[0], probabilities[1], 0.1);
    }

    [Fact]
    public void Train_ArcticXs_StartsFromOtherWeights()
    {
        using var folder = new TemporaryFolder();
        var arctic = Task(1) with { Model = new ArcticXsSettings { Epochs = 1, BatchSize = 5, LearningRate = 2e-4 } };
        ModelTrainer.Train(Task(1), folder["minilm"]);
        ModelTrainer.Train(arctic, folder["arctic"]);

        Assert.NotEqual(Predict(folder["minilm"], Task(1)), Predict(folder["arctic"], arctic));
        Assert.Equal("Arctic-xs", arctic.Model.Pretraining?.Name);
    }

    [Fact]
    public void Encoder_Dropout_IsForTrainingAlone()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        BertEncoder Encoder(double? share) => new(
            TextEncoder.MiniLm.Weights, TextEncoder.Heads, "MiniLM", dropout: share is null ? null : (share.Value, random));
        using var plain = Encoder(null);
        using var nearly = Encoder(1e-9);
        using var dropping = Encoder(0.1);
        var batch = TokenBatch.Of([[101, 7592, 2088, WordPieces.End], [101, 7592, WordPieces.End]]);
        float[] Hidden(BertEncoder encoder) => encoder.call(batch).data<float>().ToArray();

        // With dropout, attention is written out in training; without it, it is libtorch's own.
        Assert.Equal(Hidden(plain), Hidden(nearly), (one, other) => Math.Abs(one - other) < 1e-4);
        Assert.NotEqual(Hidden(dropping), Hidden(dropping));
        dropping.eval();
        Assert.Equal(Hidden(plain), Hidden(dropping));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Check_DropoutThatIsNoShare_SaysWhatIsExpected(double share)
    {
        var error = Assert.Throws<InputException>(() => new MiniLmSettings { EncoderDropout = share }.Check());

        Assert.Contains("encoderDropout", error.Message);
        Assert.Contains("0 to below 1", error.Message);
    }

    [Fact]
    public void Mean_TurnsAround_AreNotAmongTheTokens()
    {
        using var scope = NewDisposeScope();
        var batch = TokenBatch.Of([[101, 7, WordPieces.End, 8, WordPieces.End], [101, 9, WordPieces.End]]);
        var hidden = tensor(new float[] { 1, 2, 3, 100, 100, 4, 5, 9, 100, 100 }, [2, 5, 1]);

        Assert.Equal([2, 6], batch.Mean(hidden).data<float>().ToArray());
    }

    private static float Predict(string folder, TrainingTask task)
    {
        using var model = SavedModel.Load(folder, task.Model, task.Inputs);
        return model.Predict(FeatureTables.None, [new InputRow("a", "i am delighted")])[0][0];
    }

    /// <summary>Stops training at the end of an epoch.</summary>
    private sealed class Interruption(int epoch) : IProgress<EpochProgress>
    {
        public void Report(EpochProgress value)
        {
            if (value.Finished?.Epoch == epoch)
            {
                throw new OperationCanceledException();
            }
        }
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
