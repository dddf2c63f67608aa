using System.Diagnostics;
using System.Globalization;
using EmotionRecognition.Models.Networks;
using EmotionRecognition.Models.ResNet;
using TorchSharp;
using static TorchSharp.torch;

namespace EmotionRecognition.Benchmarks.Networks;

/// <summary>The speed of training steps of the study's network: plain TorchSharp, and ours in both precisions.</summary>
internal static class TrainingSpeed
{
    private const int Rows = 32;
    private const int Columns = 2740;
    private const int Classes = 6;

    /// <summary>Measures and prints tables in Markdown. Contestants take turns, so that a machine that slows down affects all of them.</summary>
    /// <param name="threads">Threads of libtorch.</param>
    /// <param name="runs">Timed steps of each contestant; the tables show the best one and the median.</param>
    public static void Run(int threads, int runs)
    {
        using var computing = new TorchThreads(threads);
        using var scope = NewDisposeScope();
        Convolutions(runs);
        var (input, targets) = (randn(Rows, 1, Columns), randint(0, Classes, Rows));
        List<(string Name, Action Step)> contestants =
        [
            ("plain TorchSharp", Plain(input, targets)),
            ("ours, float32", Ours(input, targets)),
            ("ours, bfloat16", Ours(input.to_type(ScalarType.BFloat16), targets)),
        ];
        var times = Alternate([.. contestants.Select(contestant => contestant.Step)], runs);
        Console.WriteLine();
        Console.WriteLine(FormattableString.Invariant($"Training steps of {Rows} rows of {Columns} columns, {threads} threads, {runs} steps each"));
        Console.WriteLine();
        Console.WriteLine(
            "| | processor s, best | median | rows per processor second, best | ratio to plain | wall clock s, best | median | ratio of medians |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var (index, (name, _)) in contestants.Index())
        {
            var (time, plain) = (times[index], times[0]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {time.Processor[0]:F2} | {time.Processor[runs / 2]:F2} | {Rows / time.Processor[0]:F1} | "
                + $"{plain.Processor[0] / time.Processor[0]:F2} "
                + $"| {time.Wall[0]:F2} | {time.Wall[runs / 2]:F2} | {plain.Wall[runs / 2] / time.Wall[runs / 2]:F2} |"));
        }
    }

    // Forward and backward of the convolutions of every stage, which are nearly all of the work.
    private static void Convolutions(int runs)
    {
        Console.WriteLine("| convolution | GFLOP forward and backward | float32 | bfloat16 | bfloat16, 2-D, channels last |");
        Console.WriteLine("|---|--:|--:|--:|--:|");
        var positions = Columns / 4;
        for (var channels = 64; channels <= 1024; channels *= 2)
        {
            var work = 6e-9 * Rows * positions * channels * channels * 3;
            var times = Alternate(
                [
                    Convolution(channels, positions, ScalarType.Float32, false), Convolution(channels, positions, ScalarType.BFloat16, false),
                    Convolution(channels, positions, ScalarType.BFloat16, true),
                ],
                runs);
            var speeds = string.Join(" | ", times.Select(time => (work / time.Processor[0]).ToString("F0", CultureInfo.InvariantCulture)));
            Console.WriteLine(FormattableString.Invariant($"| {channels} channels, {positions} positions | {work:F1} | {speeds} |"));
            positions = (positions + 1) / 2;
        }
    }

    private static Action Convolution(int channels, int positions, ScalarType type, bool channelsLast)
    {
        long[] inputShape = channelsLast ? [Rows, 1, positions, channels] : [Rows, channels, positions];
        long[] weightShape = channelsLast ? [channels, 1, 3, channels] : [channels, channels, 3];
        var (input, weight) = (randn(inputShape).to_type(type), randn(weightShape).to_type(type));
        if (channelsLast)
        {
            (input, weight) = (input.permute(0, 3, 1, 2), weight.permute(0, 3, 1, 2));
        }

        input.requires_grad = weight.requires_grad = true;
        return () =>
        {
            using var scope = NewDisposeScope();
            var output = channelsLast
                ? nn.functional.conv2d(input, weight, null, [1L, 1L], [0L, 1L], [1L, 1L])
                : nn.functional.conv1d(input, weight, null, 1L, 1L, 1L);
            output.backward([output.detach()]);
        };
    }

    private static Action Plain(Tensor input, Tensor targets)
    {
        var network = new PlainResNet();
        var optimizer = torch.optim.SGD(network.parameters(), 0.001, 0.4, 0, 1e-4);
        return () =>
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.cross_entropy(network.call(input), targets).backward();
            optimizer.step();
        };
    }

    private static Action Ours(Tensor input, Tensor targets)
    {
        var network = new ResNet1D(Classes);
        var optimizer = new MomentumSgd(network, 0.001, 0.4, 1e-4);
        return () =>
        {
            using var scope = NewDisposeScope();
            optimizer.ClearGradients();
            nn.functional.cross_entropy(network.call(input), targets).backward();
            optimizer.Step();
        };
    }

    private static (double[] Wall, double[] Processor)[] Alternate(IReadOnlyList<Action> actions, int runs)
    {
        var times = actions.Select(_ => (Wall: new List<double>(), Processor: new List<double>())).ToArray();
        for (var run = 0; run <= runs; run++)
        {
            foreach (var (index, action) in actions.Index())
            {
                var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
                action();
                if (run > 0)
                {
                    times[index].Wall.Add(clock.Elapsed.TotalSeconds);
                    times[index].Processor.Add((Environment.CpuUsage.TotalTime - processor).TotalSeconds);
                }
            }
        }

        return [.. times.Select(time => (time.Wall.Order().ToArray(), time.Processor.Order().ToArray()))];
    }
}
