using EmotionRecognition.Checkpoints;
using EmotionRecognition.Models.Networks;
using EmotionRecognition.Models.ResNet;
using static TorchSharp.torch;

namespace EmotionRecognition.Tests.Models.ResNet;

public sealed class ResNet1DTests
{
    [Fact]
    public void Constructor_SixClasses_HasTheStudysParameters()
    {
        using var network = new ResNet1D(6);

        Assert.Equal(15_398_854, network.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(
            ["conv1.weight", "bn1.weight", "bn1.bias", "layer1.0.conv1.weight"],
            network.named_parameters().Take(4).Select(parameter => parameter.name));
    }

    [Fact]
    public void Names_OfTheStudysForm_AreTheCheckpoints()
    {
        var checkpoint = PickleCheckpoint.Read(SharedData.Path("reference/models/resnet1d_random.pkl"));
        using var network = new ResNet1D(6);

        var own = StateDict.Take(network);

        Assert.Equal(checkpoint.Model.Names.Order(StringComparer.Ordinal), own.Names.Order(StringComparer.Ordinal));
        Assert.All(own, entry => Assert.Equal(entry.Value.Shape, checkpoint.Model[entry.Key].Shape));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(276)]
    public void Forward_AnyNumberOfFeatures_GivesALogitAClass(int features)
    {
        using var threads = new TorchThreads(1);
        using var scope = NewDisposeScope();
        using var network = new ResNet1D(5, width: 8);
        network.eval();

        var logits = network.call(ones(2, 1, features));

        Assert.Equal([2, 5], logits.shape);
    }

    [Fact]
    public void Forward_ReferenceCheckpoint_GivesPyTorchsNumbers()
    {
        using var threads = new TorchThreads(1);
        using var scope = NewDisposeScope();
        using var network = Reference();
        var input = ReferenceInput();
        var targets = tensor(new long[] { 0, 2, 5, 1 });

        network.eval();
        AssertClose("resnet1d_random_logits.csv", network.call(input));

        network.train();
        var loss = nn.functional.cross_entropy(network.call(input), targets);
        var expected = ReferenceNumbers.ReadFlat(SharedData.Path("reference/models/resnet1d_random_loss.txt"));
        Assert.Equal(Assert.Single(expected), loss.item<float>(), 1e-4f);
    }

    [Fact]
    public void Step_ReferenceCheckpoint_GivesPyTorchsNumbers()
    {
        using var threads = new TorchThreads(1);
        using var scope = NewDisposeScope();
        using var network = Reference();
        var input = ReferenceInput();
        var targets = tensor(new long[] { 0, 2, 5, 1 });
        using var optimizer = new MomentumSgd(network, 0.001, 0.4, 1e-4);

        network.train();
        nn.functional.cross_entropy(network.call(input), targets).backward();
        optimizer.Step();

        network.eval();
        AssertClose("resnet1d_random_logits_after_one_step.csv", network.call(input));
    }

    [Fact]
    public void Forward_Bfloat16_DiffersByItsRoundingOnly()
    {
        using var threads = new TorchThreads(1);
        using var scope = NewDisposeScope();
        using var network = Reference();
        network.eval();

        var exact = network.call(ReferenceInput());
        var rounded = network.call(ReferenceInput().to_type(ScalarType.BFloat16));

        Assert.Equal(ScalarType.Float32, rounded.dtype);
        var (expected, found) = (exact.flatten().data<float>().ToArray(), rounded.flatten().data<float>().ToArray());
        Assert.NotEqual(expected, found);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 0.05f * expected.Max(Math.Abs)));
    }

    private static ResNet1D Reference()
    {
        var path = SharedData.Path("reference/models/resnet1d_random.pkl");
        var network = new ResNet1D(6);
        StateDict.Put(network, PickleCheckpoint.Read(path).Model, path);
        return network;
    }

    private static Tensor ReferenceInput()
    {
        var values = ReferenceNumbers.ReadFlat(SharedData.Path("reference/models/resnet1d_random_input.csv"));
        return tensor(values).reshape(4, 1, -1); // [B, 1, D]
    }

    private static void AssertClose(string name, Tensor logits)
    {
        var expected = ReferenceNumbers.ReadFlat(SharedData.Path("reference/models/" + name));
        var found = logits.flatten().data<float>().ToArray();
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }
}
