using EmotionRecognition.Models.Saved;
using EmotionRecognition.Onnx.Export;
using EmotionRecognition.Encoders;
using EmotionRecognition.Tables;
using MathNet.Numerics.Random;
using Microsoft.ML.OnnxRuntime;

namespace EmotionRecognition.Onnx.Tests.Export;

/// <summary>An exported model, run as others would run it: by ONNX Runtime, from tables to probabilities.</summary>
internal sealed class ExportedFile : IDisposable
{
    /// <summary>The promised distance of probabilities.</summary>
    public const double Tolerance = 1e-4;

    private readonly InferenceSession _session;

    public ExportedFile(string folder, string file)
    {
        Exported = OnnxExport.Write(folder, file);
        _session = new InferenceSession(file);
    }

    public ExportedModel Exported { get; }

    public ModelMetadata Metadata => _session.ModelMetadata;

    /// <summary>N rows of features that no model was trained on, some of them far away.</summary>
    public static FeatureTable RandomRows(IReadOnlyList<string> columns, int rows, int seed = 5)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        return new FeatureTable(
            columns,
            [.. Enumerable.Range(0, rows).Select(row => $"r{row}")],
            [.. Enumerable.Range(0, rows * columns.Count).Select(_ => (float)((random.NextDouble() * 2.4) - 0.2))]);
    }

    /// <summary>The probabilities of N rows.</summary>
    /// <param name="rows">N.</param>
    /// <param name="tables">N x D values for each input.</param>
    public float[][] Run(int rows, params (string Input, Array Values)[] tables)
    {
        var inputs = tables.ToDictionary(table => table.Input, table => Value(table.Values, rows));
        using var options = new RunOptions();
        using var outputs = _session.Run(options, inputs, [OnnxExport.Probabilities]);
        foreach (var input in inputs.Values)
        {
            input.Dispose();
        }

        Assert.Equal([rows, Exported.Classes.Count], outputs[0].GetTensorTypeAndShape().Shape);
        return [.. outputs[0].GetTensorDataAsSpan<float>().ToArray().Chunk(Exported.Classes.Count)];
    }

    /// <summary>Compares 50 random rows of one table, all together and one alone, with what the saved model says.</summary>
    public double LargestDifference(SavedModel model, string set, IReadOnlyList<string> columns)
    {
        var table = RandomRows(columns, 50);
        IReadOnlyList<InputRow> rows = [.. table.Utterances.Select(row => new InputRow(row, ""))];
        var expected = model.Predict(new FeatureTables(new Dictionary<string, FeatureTable> { [set] = table }), rows);
        Assert.Contains(expected, row => row.Max() < 0.999); // otherwise, nothing would be compared
        var values = table.Utterances.SelectMany(row => table.Row(row).ToArray()).ToArray();
        var all = Run(50, (set, values));
        var alone = Run(1, (set, values[..columns.Count]));
        return Math.Max(Difference(expected, all), Difference(expected[..1], alone));
    }

    public static double Difference(float[][] expected, float[][] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        return expected.Zip(actual).Max(pair => pair.First.Zip(pair.Second).Max(each => Math.Abs((double)each.First - each.Second)));
    }

    public void Dispose() => _session.Dispose();

    private static OrtValue Value(Array values, int rows) => values switch
    {
        float[] numbers => OrtValue.CreateTensorValueFromMemory(numbers, [rows, numbers.Length / rows]),
        long[] numbers => OrtValue.CreateTensorValueFromMemory(numbers, [rows, numbers.Length / rows]),
        _ => throw new ArgumentException("numbers of another type", nameof(values)),
    };
}
