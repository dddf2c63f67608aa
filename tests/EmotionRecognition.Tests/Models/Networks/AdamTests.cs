using EmotionRecognition.Models.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace EmotionRecognition.Tests.Models.Networks;

public sealed class AdamTests
{
    [Fact]
    public void Step_SeveralTimes_FollowsTorch()
    {
        using var scope = NewDisposeScope();
        using var ours = nn.Linear(3, 2);
        using var theirs = nn.Linear(3, 2);
        SeededStart.Fill(ours, 1);
        SeededStart.Fill(theirs, 1);
        using var own = new Adam(ours, 0.01, 0.1);
        var other = optim.Adam(theirs.parameters(), 0.01, weight_decay: 0.1);
        var input = tensor(new float[] { 1, -2, 0.5f, 0.3f, 1, 2 }, [2, 3]);
        for (var step = 0; step < 5; step++)
        {
            own.ZeroGradients();
            ours.call(input).square().sum().backward();
            own.Step();
            other.zero_grad();
            theirs.call(input).square().sum().backward();
            other.step();
        }

        Assert.Equal(
            theirs.weight!.data<float>().ToArray(), ours.weight!.data<float>().ToArray(), (expected, found) => Math.Abs(expected - found) < 1e-6);
    }
}
