using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Graphs;
using EmotionRecognition.MachineLearning.BoostedTrees;
using EmotionRecognition.MachineLearning.RandomForest;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Onnx.Export;
using Microsoft.ML.OnnxRuntime;

namespace EmotionRecognition.Onnx.Tests.Export;

public class ExportedTreesTests
{
    // Thresholds between two float32, at one of them, and where rounding to the nearest would go up.
    private static readonly double[] _thresholds = [0.1, 0.30000001192092896, 1 + 1e-9, -(1 + 1e-9), 16_777_217, 1e-46, -1e-46, 0];

    [Fact]
    public void Write_ValuesAtThresholds_GoTheSameWay()
    {
        var nearest = Array.ConvertAll(_thresholds, threshold => (float)threshold);
        float[] values = [.. nearest, .. nearest.Select(MathF.BitIncrement), .. nearest.Select(MathF.BitDecrement)];
        foreach (var threshold in _thresholds)
        {
            // A node with two leaves for the first class, a leaf alone for the second.
            var tensors = Tensors([0], [threshold], [~0], [~1], [0.25, 0.75, 0.5], [1, 0], [0, 1]);
            Compare(new RandomForestSettings().Load(tensors, new ModelShape(2, 1, "test")), values, 2);
            Compare(new BoostedTreesSettings().Load(tensors, new ModelShape(2, 1, "test")), values, 2);
        }
    }

    [Fact]
    public void Write_NoShareAtAll_IsDividedEqually() =>
        Compare(new RandomForestSettings().Load(Tensors([], [], [], [], [0, -0.5], [0, 0], [0, 2]), new ModelShape(3, 1, "test")), [1], 3);

    private static void Compare(IClassifier model, float[] values, int classes)
    {
        var graph = new GraphBuilder((_, system) => throw new InvalidOperationException(system));
        var rows = graph.Input("rows", ["x"], "numbers");
        var output = graph.Apply("Identity", ElementType.Float32, [((IExportable)model).ToGraph(graph, rows)]);
        var names = Enumerable.Range(0, classes).Select(label => $"class {label}").ToList();
        var content = OnnxWriter.Write(graph, output, names, new ExportedMetadata("trees", "", []));
        using var session = new InferenceSession(content);
        using var input = OrtValue.CreateTensorValueFromMemory(values, [values.Length, 1]);
        using var options = new RunOptions();
        using var outputs = session.Run(options, new Dictionary<string, OrtValue> { ["rows"] = input }, [OnnxExport.Probabilities]);
        var expected = model.Predict(new InputMatrix(["x"], values)).SelectMany(row => row);
        Assert.All(
            expected.Zip(outputs[0].GetTensorDataAsSpan<float>().ToArray()),
            pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    private static NamedTensors Tensors(
        double[] features, double[] thresholds, double[] left, double[] right, double[] leaves, double[] nodes, double[] classes)
    {
        var tensors = new NamedTensors();
        foreach (var (name, values) in new[]
        {
            ("feature", features), ("threshold", thresholds), ("left", left), ("right", right), ("leaf", leaves), ("nodes", nodes), ("class", classes),
        })
        {
            tensors.Add($"trees.{name}", StoredTensor.Of([values.Length], values));
        }

        return tensors;
    }
}
