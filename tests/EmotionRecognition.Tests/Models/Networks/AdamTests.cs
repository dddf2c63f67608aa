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

    [Fact]
    public void Step_WhileGarbageIsCollected_ReadsNumbersThatStillExist()
    {
        var quiet = Weights(Steps);
        using var done = new CancellationTokenSource();
        var collector = new Thread(() =>
        {
            while (!done.IsCancellationRequested)
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();
        float[] disturbed;
        try
        {
            disturbed = Weights(Steps);
        }
        finally
        {
            done.Cancel();
            collector.Join();
        }

        Assert.Equal(quiet, disturbed);
    }

    // Enough that libtorch read a freed number in each of eight runs before the optimizer kept them all.
    private const int Steps = 20_000;

    private static float[] Weights(int steps)
    {
        using var scope = NewDisposeScope();
        using var network = nn.Linear(3, 2);
        SeededStart.Fill(network, 1);
        using var adam = new Adam(network, 0.01, 0.1);
        network.call(tensor(new float[] { 1, -2, 0.5f }, [1, 3])).square().sum().backward();
        for (var step = 0; step < steps; step++)
        {
            adam.Step();
        }

        return network.weight!.data<float>().ToArray();
    }
}
