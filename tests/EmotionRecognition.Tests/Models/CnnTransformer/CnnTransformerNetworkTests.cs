using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.CnnTransformer;
using EmotionRecognition.Models.Networks;
using EmotionRecognition.Models.Training;
using MathNet.Numerics.Random;
using static TorchSharp.torch;

namespace EmotionRecognition.Tests.Models.CnnTransformer;

public sealed class CnnTransformerNetworkTests
{
    private static readonly CnnTransformerSettings _small = new() { Coefficients = 32, Epochs = 3, BatchSize = 8, Threads = 1 };

    [Fact]
    public void Constructor_MapOfTheWork_HasItsParametersUnderItsNames()
    {
        using var network = new CnnTransformerSettings().CreateNetwork(8, 40 * 282);

        var shapes = network.state_dict().ToDictionary(entry => entry.Key, entry => string.Join('x', entry.Value.shape));

        Assert.Equal(248_488, network.parameters().Sum(parameter => parameter.numel()));
        string[] layers = ["self_attn.in_proj_weight", "self_attn.in_proj_bias", "self_attn.out_proj.weight", "self_attn.out_proj.bias",
            "linear1.weight", "linear1.bias", "linear2.weight", "linear2.bias", "norm1.weight", "norm1.bias", "norm2.weight", "norm2.bias"];
        string[] norm = ["weight", "bias", "running_mean", "running_var", "num_batches_tracked"];
        string[] expected =
        [
            .. Enumerable.Range(0, 4).SelectMany(layer => layers.Select(name => $"transformer_encoder.layers.{layer}.{name}")),
            .. new[] { 1, 2 }.SelectMany(branch => new[] { 0, 5, 10 }.SelectMany(place => new[] { $"{place}.weight", $"{place}.bias" }
                .Concat(norm.Select(name => $"{place + 1}.{name}"))).Select(name => $"conv2Dblock{branch}.{name}")),
            "fc1_linear.weight", "fc1_linear.bias",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), shapes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("120x40", shapes["transformer_encoder.layers.0.self_attn.in_proj_weight"]);
        Assert.Equal("64x32x3x3", shapes["conv2Dblock2.10.weight"]);
        Assert.Equal("8x1064", shapes["fc1_linear.weight"]);
    }

    [Fact]
    public void Load_CheckpointOfTheWork_ComputesWithItsWeights()
    {
        using var folder = new TemporaryFolder();
        var settings = new CnnTransformerSettings { Threads = 1 };
        using var network = settings.CreateNetwork(8, 40 * 282);
        SeededStart.Fill(network, 7);
        var tensors = StateDict.Take(network);
        // As the work saves it: {"optimizer", "model", "epoch"}.
        new PickleCheckpoint(tensors, 407, new SgdSettings(0.01, 0.8, 1e-3)).Write(folder.File("407.pkl"));
        var random = new Xoshiro256StarStar(1, threadSafe: false);
        var rows = new InputMatrix(new MfccMap().Columns, [.. Enumerable.Range(0, 2 * 40 * 282).Select(_ => (float)((2 * random.NextDouble()) - 1))]);

        using var loaded = NetworkCheckpoint.Load(folder.File("407.pkl"), settings, 8, 40 * 282);

        using var expected = settings.Load(tensors, new ModelShape(8, 40 * 282, "own"));
        var found = loaded.Predict(rows);
        Assert.Equal(expected.Predict(rows), found);
        Assert.NotEqual(found[0], found[1]);
    }

    [Fact]
    public void Load_CheckpointThatLacksATensor_NamesIt()
    {
        using var folder = new TemporaryFolder();
        var settings = new CnnTransformerSettings();
        using var network = settings.CreateNetwork(8, 40 * 282);
        var some = new NamedTensors();
        foreach (var (name, tensor) in StateDict.Take(network).Where(entry => entry.Key != "conv2Dblock2.5.bias"))
        {
            some.Add(name, tensor);
        }

        new PickleCheckpoint(some).Write(folder.File("some.pkl"));

        var error = Assert.Throws<InputException>(() => NetworkCheckpoint.Load(folder.File("some.pkl"), settings, 8, 40 * 282));

        Assert.Contains("no tensor conv2Dblock2.5.bias", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EncoderLayer_AnyWeights_IsTorchs()
    {
        using var scope = NewDisposeScope();
        using var threads = new TorchThreads(1);
        using var random = new Generator(0);
        using var dropout = new SeededDropout(0.4, random);
        using var own = new EncoderLayer(40, 4, 512, dropout);
        using var other = nn.TransformerEncoderLayer(40, 4, 512, 0.4);
        SeededStart.Fill(own, 3);
        StateDict.Put(other, StateDict.Take(own), "own");
        own.eval();
        other.eval();
        var sequence = linspace(-2, 2, 2 * 7 * 40).sin().reshape(2, 7, 40); // [B, S, E]

        var found = own.call(sequence);

        var expected = other.call(sequence.transpose(0, 1), null!, null!).transpose(0, 1); // torch's order is [S, B, E]
        Assert.InRange((found - expected).abs().max().item<float>(), 0, 1e-5f);
        Assert.InRange(found.std().item<float>(), 0.5f, 2f);
    }

    [Fact]
    public void Train_KilledAndContinued_EndsWithTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        var whole = Train(folder.File("whole"), _small, 1);

        var again = Train(folder.File("again"), _small, 1);
        var killed = Assert.Throws<OperationCanceledException>(() => Train(folder.File("killed"), _small, 1, new Killer()));
        var continued = Train(folder.File("killed"), _small, 1);

        Assert.NotNull(killed);
        AssertSame(whole.Model, again.Model);
        AssertSame(whole.Model, continued.Model);
        Assert.Equal(whole.Log.Epochs, continued.Log.Epochs);
        Assert.NotEqual(whole.Log.Epochs[0].TrainLoss, Train(folder.File("other"), _small, 2).Log.Epochs[0].TrainLoss);
    }

    [Fact]
    public void Train_MapsThatDiffer_LearnsThem()
    {
        using var folder = new TemporaryFolder();

        var (model, log) = Train(folder.File("state"), _small with { Epochs = 12, Selection = CheckpointSelection.BestAccuracy }, 1);

        Assert.Equal(1, log.Best(CheckpointSelection.BestAccuracy).ValidationAccuracy);
        using var classifier = _small.Load(model, new ModelShape(2, 32 * 32, "model"));
        var rows = Maps(8, 32);
        var hits = classifier.Predict(rows.Rows).Zip(rows.Labels).Count(pair => pair.First[pair.Second] > 0.5);
        Assert.InRange(hits, 7, 8);
    }

    [Theory]
    [InlineData("276 columns", "f0", 276)]
    [InlineData("x-frame-0", "x-frame-0", 40 * 282)]
    public void CheckColumns_NoMap_SaysWhatItIs(string found, string column, int count)
    {
        var settings = new CnnTransformerSettings();

        var error = Assert.Throws<InputException>(() => settings.CheckColumns([.. Enumerable.Repeat(column, count)]));

        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.Contains("mfcc-map", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckColumns_MfccMap_Fits()
    {
        var settings = new CnnTransformerSettings();

        settings.CheckColumns(new MfccMap().Columns);

        Assert.Equal([1, 40, 282], settings.RowShape(new MfccMap().Columns.Count));
    }

    // Noise, with a ridge in other rows of the map for each of two classes.
    private static LabeledMatrix Maps(int count, int frames)
    {
        var random = new Xoshiro256StarStar(count, threadSafe: false);
        var columns = Enumerable.Range(0, 32 * frames).Select(place => $"row-{place / frames:00}-frame-{place % frames:000}").ToList();
        var values = Enumerable.Range(0, count * columns.Count).Select(place =>
        {
            var (row, coefficient) = (place / columns.Count, place % columns.Count / frames);
            return (float)((2 * random.NextDouble()) - 1 + (coefficient / 16 == row % 2 ? 1 : 0));
        });
        return new LabeledMatrix(new InputMatrix(columns, [.. values]), [.. Enumerable.Range(0, count).Select(row => row % 2)]);
    }

    private static (NamedTensors Model, TrainingLog Log) Train(
        string folder, CnnTransformerSettings settings, int seed, IProgress<EpochProgress>? progress = null)
    {
        var training = Maps(24, 32);
        return new NetworkTrainer(settings, seed, training, Maps(6, 32), ClassWeights.Fit(training.Labels, 2)).Train(folder, progress);
    }

    private static void AssertSame(NamedTensors expected, NamedTensors found) =>
        Assert.All(expected, entry => Assert.True(entry.Value.Bytes.Span.SequenceEqual(found[entry.Key].Bytes.Span), entry.Key));

    /// <summary>Stops training at the end of the second epoch.</summary>
    private sealed class Killer : IProgress<EpochProgress>
    {
        public void Report(EpochProgress value)
        {
            if (value.Finished?.Epoch == 2)
            {
                throw new OperationCanceledException();
            }
        }
    }
}
