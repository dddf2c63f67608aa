using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Encoders.Probabilities;
using EmotionRecognition.Models.Discriminant;
using EmotionRecognition.Models.Logistic;
using EmotionRecognition.Models.Mean;
using EmotionRecognition.Models.NaiveBayes;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Onnx.Export;
using EmotionRecognition.Tables;
using EmotionRecognition.Tests.Models;

namespace EmotionRecognition.Onnx.Tests.Export;

public sealed class ExportedMembersTests : IDisposable
{
    private const string Set = "study-276";

    private readonly TemporaryFolder _folder = new();

    public ExportedMembersTests()
    {
        Train("lda/fold-1", new LinearDiscriminantSettings(), new AcousticEncoder { Scaling = Scaling.Standard });
        Train("bayes/fold-1", new NaiveBayesSettings(), new AcousticEncoder { Scaling = Scaling.MinMax });
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(SystemWeights.Equal)]
    [InlineData(SystemWeights.Fitted)]
    public void Write_MeanOfSystems_ContainsThem(SystemWeights weights)
    {
        Train("both/fold-1", new MeanSettings { Weights = weights }, new ProbabilityEncoder { Of = "lda" }, new ProbabilityEncoder { Of = "bayes" });

        Assert.InRange(Compare("both/fold-1"), 0, ExportedFile.Tolerance);
    }

    [Fact]
    public void Write_ModelOnLogarithmsOfProbabilities_ContainsTheOtherSystem()
    {
        Train(
            "stacked/fold-1",
            new LogisticRegressionSettings(),
            new ProbabilityEncoder { Of = "lda", Logarithm = true }, new AcousticEncoder { Scaling = Scaling.Standard });

        Assert.InRange(Compare("stacked/fold-1"), 0, ExportedFile.Tolerance);
    }

    [Fact]
    public void Write_SystemThatIsNotThere_SaysWhere()
    {
        Train("both/fold-1", new MeanSettings(), new ProbabilityEncoder { Of = "lda" }, new ProbabilityEncoder { Of = "bayes" });
        Directory.Delete(_folder["bayes"], recursive: true);

        var error = Assert.Throws<InputException>(() => OnnxExport.Write(_folder["both/fold-1"], _folder["both.onnx"]));

        Assert.StartsWith($"{_folder["bayes/fold-1"]}: no such folder", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["both.onnx"]));
    }

    private double Compare(string folder)
    {
        using var file = new ExportedFile(_folder[folder], _folder["both.onnx"]);
        Assert.Equal([Set], file.Exported.Inputs.Select(input => input.Name));
        Assert.Contains("\"lda\":\"lda\"", file.Metadata.CustomMetadataMap["members"], StringComparison.Ordinal);
        var table = ExportedFile.RandomRows(ToyRows.Acoustics[Set].Columns, 50);
        using var model = SavedModel.Load(_folder[folder]);
        var expected = model.Predict(WithProbabilities(table), [.. table.Utterances.Select(row => new InputRow(row, ""))]);
        return ExportedFile.Difference(expected, file.Run(50, (Set, table.Utterances.SelectMany(row => table.Row(row).ToArray()).ToArray())));
    }

    private void Train(string folder, ModelSettings model, params InputEncoder[] inputs)
    {
        var features = inputs.Any(input => input.OtherSystem is not null) ? WithProbabilities(ToyRows.Acoustics[Set]) : ToyRows.Acoustics;
        ModelTrainer.Train(ToyRows.Task(model, "audio") with { Inputs = inputs, Features = features }, _folder[folder]);
    }

    // A table of features, and what the systems make of it.
    private FeatureTables WithProbabilities(FeatureTable table)
    {
        var tables = new Dictionary<string, FeatureTable> { [Set] = table };
        foreach (var system in new[] { "lda", "bayes" })
        {
            using var model = SavedModel.Load(_folder[$"{system}/fold-1"]);
            var probabilities = model.Predict(ToyRows.Features(table), [.. table.Utterances.Select(row => new InputRow(row, ""))]);
            var values = probabilities.SelectMany(row => row).ToArray();
            tables.Add(FeatureTables.ProbabilitiesOf(system), new FeatureTable(model.Settings.Classes, table.Utterances, values));
        }

        return new FeatureTables(tables);
    }
}
