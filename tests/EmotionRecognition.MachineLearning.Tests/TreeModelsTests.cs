using System.Runtime.InteropServices;
using EmotionRecognition.Encoders;
using EmotionRecognition.MachineLearning.BoostedTrees;
using EmotionRecognition.MachineLearning.RandomForest;
using EmotionRecognition.MachineLearning.Trees;
using EmotionRecognition.Models.Training;
using MathNet.Numerics.Random;

namespace EmotionRecognition.MachineLearning.Tests;

public sealed class TreeModelsTests
{
    private static readonly BoostedTreesSettings _boosted = new() { Rounds = 30, LeafRows = 3 };
    private static readonly RandomForestSettings _forest = new() { Trees = 30, ColumnShare = 0.5 };
    private static readonly ModelShape _shape = new(4, 7, "test");

    public TreeModelsTests() => Assert.SkipUnless(
        NativeLibrary.TryLoad("lib_lightgbm", typeof(RandomForestSettings).Assembly, null, out _),
        "LightGBM cannot be loaded: it needs a 64-bit x86 processor and the OpenMP runtime (libgomp1)");

    public static TheoryData<string> Kinds => ["boosted-trees", "random-forest"];

    [Fact]
    public void Predict_BoostedTrees_EqualsLightGbm()
    {
        var (ensemble, expected) = _boosted.Fit(Rows(200, 1), _shape, 3, Rows(100, 2).Rows);

        var found = ensemble.Predict(Rows(100, 2).Rows);

        // LightGBM knows the three classes that have rows: 0, 1, and 3.
        Assert.Equal(expected, found.SelectMany(row => new[] { row[0], row[1], row[3] }), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Predict_RandomForest_EqualsLightGbm()
    {
        var (ensemble, probed) = _forest.Fit(Rows(200, 1), _shape, 3, Rows(100, 2).Rows);

        var found = ensemble.Predict(Rows(100, 2).Rows);

        for (var row = 0; row < found.Length; row++)
        {
            double[] shares = [.. probed.Select(each => each[row])];
            Assert.Equal(shares.Select(share => share / shares.Sum()), new[] { found[row][0], found[row][1], found[row][3] }, (a, b) => Math.Abs(a - b) < 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Fit_OneOrThreeThreads_GivesTheSameTrees(string kind) => Assert.Equal(BytesOf(kind, 1, 3), BytesOf(kind, 3, 3));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Fit_AnotherSeed_GivesOtherTrees(string kind) => Assert.NotEqual(BytesOf(kind, 1, 3), BytesOf(kind, 1, 4));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Load_StoredTrees_PredictTheSame(string kind)
    {
        ModelSettings model = kind == "boosted-trees" ? _boosted : _forest;
        var ensemble = Fit(kind, 1, 3);
        var rows = Rows(50, 2);

        using var loaded = model.Load(ensemble.ToTensors(), _shape);

        Assert.Equal(ensemble.Predict(rows.Rows), loaded.Predict(rows.Rows));
        Assert.True(loaded.Predict(rows.Rows).Zip(rows.Labels).Count(pair => pair.First[pair.Second] == pair.First.Max()) >= 40);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Predict_ClassWithoutRows_IsZero(string kind) => Assert.All(
        Fit(kind, 1, 3).Predict(Rows(50, 2).Rows), row => Assert.Equal((0, 1), (row[2], Math.Round(row.Sum(), 9))));

    [Fact]
    public void Load_TreesThatDoNotFit_SaysSo()
    {
        var tensors = Fit("boosted-trees", 1, 3).ToTensors();

        Assert.Throws<InputException>(() => _boosted.Load(tensors, new ModelShape(4, 2, "test")));
        Assert.Throws<InputException>(() => _boosted.Load(tensors, new ModelShape(2, 7, "test")));
        Assert.Throws<InputException>(() => _boosted.Load([], _shape));
    }

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(10, 0)]
    [InlineData(10, 1.5)]
    public void Check_SettingOutOfRange_IsAnError(int rounds, double rate) =>
        Assert.Throws<InputException>(new BoostedTreesSettings { Rounds = rounds, LearningRate = rate }.Check);

    private static TreeEnsemble Fit(string kind, int threads, int seed) => kind == "boosted-trees"
        ? (_boosted with { Threads = threads }).Fit(Rows(200, 1), _shape, seed, null).Ensemble
        : (_forest with { Threads = threads }).Fit(Rows(200, 1), _shape, seed, null).Ensemble;

    private static byte[] BytesOf(string kind, int threads, int seed) =>
        [.. Fit(kind, threads, seed).ToTensors().SelectMany(tensor => tensor.Value.ToDoubles()).SelectMany(BitConverter.GetBytes)];

    /// <summary>Rows of classes 0, 1, and 3, of which two columns tell the class.</summary>
    private static LabeledMatrix Rows(int count, int seed)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        int[] labels = [.. Enumerable.Range(0, count).Select(row => new[] { 0, 1, 3 }[row % 3])];
        var values = labels.SelectMany(label => Enumerable.Range(0, 7).Select(column => (float)(random.NextDouble()
            + (column == 0 && label == 1 ? 0.8 : 0) + (column == 4 && label == 3 ? 0.8 : 0))));
        return new LabeledMatrix(new InputMatrix([.. Enumerable.Range(0, 7).Select(column => $"c{column}")], [.. values]), labels);
    }
}
