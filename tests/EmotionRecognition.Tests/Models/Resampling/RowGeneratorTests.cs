using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Resampling;
using EmotionRecognition.Models.Resampling.Gan;
using EmotionRecognition.Models.Resampling.Networks;
using EmotionRecognition.Models.Resampling.Oversampling;
using EmotionRecognition.Models.Resampling.Smote;
using EmotionRecognition.Models.Resampling.Vae;
using EmotionRecognition.Models.Training;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using TorchSharp;

namespace EmotionRecognition.Tests.Models.Resampling;

/// <summary>The rows of each generator, and whether a collapse is noticed.</summary>
public sealed class RowGeneratorTests
{
    private static readonly GeneratorSource _source = new("training rows", ["calm", "gloomy"], 5);

    [Fact]
    public void Oversampling_Rows_AreTheClassesOwnInTurn()
    {
        var rows = Clouds(3, 4);
        using var generator = new OversamplingSettings().Fit(rows, _source);

        var drawn = generator.Draw(1, 11).Chunk(6).ToList();

        var counts = rows.RowsOf(1).Select(row => drawn.Count(each => each.AsSpan().SequenceEqual(rows.Rows.Row(row)))).ToList();
        Assert.Equal(11, counts.Sum());
        Assert.All(counts, count => Assert.InRange(count, 2, 3));
    }

    [Theory]
    [InlineData(5, 20)]
    [InlineData(1, 20)]
    [InlineData(5, 2)]
    public void Smote_Rows_AreBetweenARowAndANearNeighborOfTheClass(int neighbors, int classRows)
    {
        var rows = Clouds(30, classRows);
        using var generator = new SmoteSettings { Neighbors = neighbors }.Fit(rows, _source);

        var drawn = generator.Draw(1, 50).Chunk(6).ToList();

        var own = rows.RowsOf(1).Select(row => rows.Rows.Row(row).ToArray()).ToList();
        Assert.Equal(50, drawn.Count);
        Assert.All(drawn, point => Assert.Contains(own, start =>
            own.Where(end => end != start).OrderBy(end => Distance(start, end)).Take(neighbors).Any(end =>
                Math.Abs(Distance(start, point) + Distance(point, end) - Distance(start, end)) < 1e-4)));
        Assert.True(drawn.Select(point => point[0]).Distinct().Count() > 40);
    }

    [Theory]
    [InlineData("vae", 0.7, 1.4)]
    [InlineData("gan", 0.4, 1.6)]
    public void Network_TwoClouds_GivesRowsLikeThem(string kind, double least, double most)
    {
        var rows = Clouds(120, 60);
        ResamplingSettings settings = kind == "vae"
            ? new VaeSettings { Steps = 600, Hidden = 32, Latent = 4 } : new GanSettings { Steps = 600, Hidden = 32, Latent = 4 };
        using var generator = settings.Fit(rows, _source);

        foreach (var (label, mean) in new[] { (0, 3.0), (1, -3.0) })
        {
            var drawn = generator.Draw(label, 200).Chunk(6).ToList();
            Assert.InRange(drawn.Average(row => row[0]), mean - 0.7, mean + 0.7);
            Assert.InRange(drawn.Average(row => row[5]), 100 - (20 * 0.5), 100 + (20 * 0.5));
        }

        var (_, made) = SyntheticRows.Join(settings, rows, _source);
        Assert.Equal([0, 60], made.Select(each => each.Synthetic));
        Assert.All(made, each => Assert.InRange(each.Variance!.Value, least, most));
        Assert.All(made, each => Assert.False(each.Collapsed));
    }

    [Theory]
    [InlineData("vae")]
    [InlineData("gan")]
    public void Network_LossBeyondNumbers_NamesEpochAndBatch(string kind)
    {
        ResamplingSettings settings = kind == "vae" ? new VaeSettings { LearningRate = 1e30 } : new GanSettings { LearningRate = 1e30 };

        var error = Assert.Throws<InputException>(() => settings.Fit(Clouds(80, 60), _source));

        Assert.Matches($@"^training of generator {kind} on training rows, epoch 1, batch \d+: a loss of .*, expected a finite loss", error.Message);
    }

    [Theory]
    [InlineData(3, 1, 3)]
    [InlineData(7, 3, 1)]
    public void Run_Steps_AreBatchesOfEpochs(int steps, int epoch, int batch)
    {
        var taken = new List<int[]>();
        var settings = new VaeSettings { Steps = steps, BatchSize = 10 };

        GeneratorTraining.Run(settings, _source, 30, rows =>
        {
            taken.Add(rows);
            return [0];
        });
        var error = Assert.Throws<InputException>(() => GeneratorTraining.Run(
            settings with { Steps = 100 }, _source, 30, rows => rows.SequenceEqual(taken[^1]) ? [0, double.NaN] : [0]));

        Assert.Equal(steps, taken.Count);
        Assert.Equal(30, taken.Take(3).SelectMany(rows => rows).Distinct().Count());
        Assert.Contains($"epoch {epoch}, batch {batch}", error.Message);
    }

    [Fact]
    public void Network_FitDrawAndDispose_LeavesNoTensors()
    {
        var rows = Clouds(20, 10);
        foreach (var settings in new ResamplingSettings[] { new VaeSettings { Steps = 3 }, new GanSettings { Steps = 3 } })
        {
            using (settings.Fit(rows, _source))
            {
                // The first use of libtorch may keep something.
            }

            using var generator = settings.Fit(rows, _source);
            var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            generator.Draw(1, 300);
            Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }
    }

    [Fact]
    public void Join_SameRowEachTime_IsACollapse()
    {
        var (_, made) = SyntheticRows.Join(new Constant { Value = 1 }, Clouds(10, 8), _source);

        Assert.All(made, each => Assert.InRange(each.Variance!.Value, 0, 1e-6));
        Assert.All(made, each => Assert.True(each.Collapsed));
    }

    [Fact]
    public void Join_TwoRowsAgainAndAgain_IsACollapseWhateverTheVariance()
    {
        var (_, made) = SyntheticRows.Join(new Constant { Value = -4, Step = 8 }, Clouds(10, 8), _source);

        Assert.All(made, each => Assert.True(each.Variance > 1));
        Assert.Equal([0, 0], made.Select(each => each.Distance!.Value));
        Assert.All(made, each => Assert.True(each.Collapsed));
    }

    [Fact]
    public void Join_GeneratorThatHasLearnedNothing_IsACollapse()
    {
        var (_, made) = SyntheticRows.Join(new GanSettings { Steps = 1 }, Clouds(30, 20), _source);

        Assert.All(made, each => Assert.True(each.Collapsed));
    }

    [Fact]
    public void Join_Copies_AreNotChecked()
    {
        var (_, made) = SyntheticRows.Join(new OversamplingSettings(), Clouds(10, 4), _source);

        Assert.All(made, each => Assert.Equal((null, null, false), (each.Variance, each.Distance, each.Collapsed)));
    }

    [Fact]
    public void Table_WrittenAndRead_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        SyntheticLine[] lines =
        [
            new("training rows of inner fold 2", new SyntheticClass("calm", 20, 0) { Variance = 0.1 + 0.2, Distance = 0.05 }),
            new("training rows", new SyntheticClass("gloomy", 5, 15)),
        ];

        SyntheticTable.Write(folder.File("resampling.csv"), lines);

        Assert.Equal(lines, SyntheticTable.Read(folder.File("resampling.csv")));
    }

    /// <summary>Two clouds of rows with six columns: around 3 and -3, one column around 100, and with standard deviations from 1 to 20.</summary>
    private static LabeledMatrix Clouds(int first, int second)
    {
        var random = new Xoshiro256StarStar(9, threadSafe: false);
        int[] labels = [.. Enumerable.Repeat(0, first), .. Enumerable.Repeat(1, second)];
        var values = labels.SelectMany(label => Enumerable.Range(0, 6).Select(column =>
            (float)Normal.Sample(random, column == 5 ? 100 : label == 0 ? 3 : -3, column == 5 ? 20 : 1)));
        return new LabeledMatrix(new InputMatrix([.. "abcdef".Select(name => $"{name}")], [.. values]), labels);
    }

    private static double Distance(float[] one, float[] other) => Math.Sqrt(one.Zip(other, (a, b) => ((double)a - b) * (a - b)).Sum());
}
