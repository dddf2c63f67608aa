using EmotionRecognition.Models.Lstm;
using EmotionRecognition.Models.Networks;
using static TorchSharp.torch;

namespace EmotionRecognition.Tests.Models.Lstm;

public sealed class OneStepLstmTests
{
    [Fact]
    public void Forward_WeightsOfTorch_GivesTheNumbersOfItsLstm()
    {
        const int Columns = 5;
        const int Units = 3;
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var theirs = nn.LSTM(Columns, Units, numLayers: 2, bidirectional: true);
        using var ours = new OneStepLstm(Columns, Units, 2, 4);
        SeededStart.Fill(ours, 1);
        var own = ours.named_parameters().ToDictionary(each => each.name, each => each.parameter);
        var other = theirs.named_parameters().ToDictionary(each => each.name, each => each.parameter);
        foreach (var (layer, direction, suffix) in new[] { (0, "forward", ""), (0, "backward", "_reverse"), (1, "forward", ""), (1, "backward", "_reverse") })
        {
            var name = $"l{layer}{suffix}";
            own[$"layer{layer + 1}_{direction}.weight"].copy_(WithoutForgetGate(other[$"weight_ih_{name}"]));
            own[$"layer{layer + 1}_{direction}.bias"].copy_(WithoutForgetGate(other[$"bias_ih_{name}"].add(other[$"bias_hh_{name}"])));
        }

        var input = tensor(Enumerable.Range(0, 2 * Columns).Select(value => (value % 7 / 3f) - 1).ToArray(), [2, Columns]);
        var (states, _, _) = theirs.call(input.unsqueeze(0)); // [1, B, 2 H]
        var halves = states[0].chunk(2, 1);
        var expected = nn.functional.linear(halves[0].add(halves[1]), own["linear.weight"], own["linear.bias"]);

        Assert.Equal(expected.data<float>().ToArray(), ours.call(input).data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-6);

        Tensor WithoutForgetGate(Tensor gates)
        {
            var parts = gates.chunk(4, 0); // PyTorch's order: input, forget, cell, output
            return cat([parts[0], parts[2], parts[3]], 0);
        }
    }
}
