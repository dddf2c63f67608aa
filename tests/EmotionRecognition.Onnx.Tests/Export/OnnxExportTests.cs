using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Encoders.Dialogs;
using EmotionRecognition.MachineLearning.BoostedTrees;
using EmotionRecognition.MachineLearning.RandomForest;
using EmotionRecognition.Models.Calibration;
using EmotionRecognition.Models.CnnTransformer;
using EmotionRecognition.Models.Discriminant;
using EmotionRecognition.Models.LinearSvm;
using EmotionRecognition.Models.Logistic;
using EmotionRecognition.Models.Lstm;
using EmotionRecognition.Models.NaiveBayes;
using EmotionRecognition.Models.Perceptron;
using EmotionRecognition.Models.ResNet;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Onnx.Export;
using EmotionRecognition.Pretrained.FineTuning;
using EmotionRecognition.Tables;
using EmotionRecognition.Tests.Models;
using MathNet.Numerics.Random;

namespace EmotionRecognition.Onnx.Tests.Export;

public sealed class OnnxExportTests : IDisposable
{
    private const string Set = "study-276";

    private readonly TemporaryFolder _folder = new();

    static OnnxExportTests()
    {
        PlugIns.Add(typeof(RandomForestSettings).Assembly);
        PlugIns.Add(typeof(MiniLmSettings).Assembly);
    }

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Kinds => [.. Models.Keys];

    private static Dictionary<string, ModelSettings> Models { get; } = new ModelSettings[]
    {
        new LinearDiscriminantSettings(),
        new LogisticRegressionSettings(),
        new LinearSvmSettings(),
        new NaiveBayesSettings(),
        new PerceptronSettings { Hidden = [30, 20], Epochs = 3 },
        new LstmSettings { Units = 12, Epochs = 3 },
        new ResNet1DSettings { Width = 2, Epochs = 2 },
        new RandomForestSettings { Trees = 30, LeafRows = 1 },
        new BoostedTreesSettings { Rounds = 40, LeafRows = 1 },
    }.ToDictionary(model => model.Kind);

    /// <summary>A model that is exported elsewhere is named here, so that a new one is not forgotten.</summary>
    [Fact]
    public void Kinds_EveryModel_IsExportedByATest() => Assert.Equal(
        ModelCatalog.Kinds.All.Select(kind => kind.Name).Order(StringComparer.Ordinal),
        Models.Keys.Concat(["arctic-xs", "cnn-transformer", "mean", "minilm"]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Write_ModelOfSound_GivesTheSameProbabilities(string kind)
    {
        var settings = Models[kind];
        using var file = Export(ToyRows.Task(settings, "audio") with { Inputs = [new AcousticEncoder { Scaling = settings.DefaultScaling(alone: true) }] });

        Assert.InRange(Compare(file, ToyRows.Acoustics[Set].Columns), 0, ExportedFile.Tolerance);
    }

    [Fact]
    public void Write_NetworkOnMaps_GivesTheSameProbabilities()
    {
        var clips = Enumerable.Range(0, 30).Select(clip => $"u{clip:00}").ToList();
        List<string> columns = [.. from row in Enumerable.Range(0, 40) from frame in Enumerable.Range(0, 66) select $"c{row}-frame-{frame:000}"];
        var values = ExportedFile.RandomRows(columns, clips.Count);
        var table = new FeatureTable(columns, clips, [.. values.Utterances.SelectMany(row => values.Row(row).ToArray())]);
        var task = ToyRows.Task(new CnnTransformerSettings { Epochs = 2 }, "audio") with
        {
            Features = ToyRows.Features(table),
            Inputs = [new AcousticEncoder { Scaling = Scaling.Standard }],
        };
        using var file = Export(task);

        Assert.InRange(Compare(file, columns), 0, ExportedFile.Tolerance);
    }

    [Theory]
    [InlineData(Scaling.None, null)]
    [InlineData(Scaling.MinMax, null)]
    [InlineData(Scaling.StandardBlock, 0.05)]
    [InlineData(Scaling.Standard, 1.5)]
    public void Write_EveryScaling_GivesTheSameProbabilities(Scaling scaling, double? clip)
    {
        using var file = Export(ToyRows.Task(new LogisticRegressionSettings { Candidates = [30] }, "audio") with
        {
            Inputs = [new AcousticEncoder { Scaling = scaling, Clip = clip }],
        });

        Assert.InRange(Compare(file, ToyRows.Acoustics[Set].Columns), 0, 1e-6);
    }

    [Theory]
    [InlineData("linear-svm")]
    [InlineData("naive-bayes")]
    [InlineData("random-forest")]
    [InlineData("boosted-trees")]
    public void Write_ClassWithoutRows_HasProbabilityZero(string kind)
    {
        using var file = Export(ToyRows.Task(Models[kind], "audio") with
        {
            Classes = ["calm", "gloomy", "never seen"],
            Inputs = [new AcousticEncoder { Scaling = Scaling.MinMax }],
        });

        Assert.InRange(Compare(file, ToyRows.Acoustics[Set].Columns), 0, ExportedFile.Tolerance);
        Assert.Equal(0, file.Run(1, (Set, new float[40]))[0][2]);
    }

    [Fact]
    public void Write_SoundAndText_AreTwoInputs()
    {
        using var file = Export(ToyRows.Task(new LinearDiscriminantSettings()));

        Assert.Equal([Set, "tfidf-words"], file.Exported.Inputs.Select(input => input.Value.Name));
    }

    [Fact]
    public void Write_Metadata_TellsWhatThePredictionMeans()
    {
        _folder.Write("model/MODEL_CARD.md", "# A toy\n");
        using var file = Export(ToyRows.Task(new LinearDiscriminantSettings(), "audio"));
        var metadata = file.Metadata.CustomMetadataMap;

        Assert.Equal("EmotionRecognition", file.Metadata.ProducerName);
        Assert.Equal("lda", file.Metadata.GraphName);
        Assert.Equal("""["calm","gloomy"]""", metadata["classes"]);
        Assert.StartsWith(
            """[{"name":"study-276","meaning":"features of the set study-276, unscaled","sample_rate":16000,"columns":["f0","f1",""",
            metadata["inputs"],
            StringComparison.Ordinal);
        Assert.Equal("# A toy\n", metadata["card"]);
        Assert.False(metadata.ContainsKey("license"));
        Assert.Equal("false", metadata["calibrated"]);
        Assert.Equal("30", metadata["training_rows"]);
        Assert.Equal(64, metadata["training_rows_sha256"].Length);
        Assert.Equal(File.ReadAllText(_folder["model/settings.json"]), metadata["settings"]);
        Assert.StartsWith("EmotionRecognition ", metadata["producer"], StringComparison.Ordinal);
    }

    [Fact]
    public void Write_CalibratedModel_GivesCalibratedProbabilities()
    {
        // Every fourth label is wrong, so that the model is surer than it should be.
        LabeledRow[] rows = [.. ToyRows.Rows(0, 30).Select((row, index) => index % 4 == 3 ? row with { Class = 1 - row.Class } : row)];
        using var file = Export(ToyRows.Task(Models["lda"], "audio") with
        {
            Training = rows[..20],
            Validation = rows[20..],
            Calibration = new CalibrationSettings(),
            CalibrationFolds = [.. new[] { 0, 10, 20 }.Select(first => new InnerFold([.. rows[..first], .. rows[(first + 10)..]], rows[first..(first + 10)]))],
        });
        using var model = SavedModel.Load(_folder["model"]);

        Assert.True(model.Calibration!.Scaling.Temperature > 1.2, $"{model.Calibration.Scaling.Temperature}");
        Assert.InRange(file.LargestDifference(model, Set, ToyRows.Acoustics[Set].Columns), 0, ExportedFile.Tolerance);
        Assert.Equal("true", file.Metadata.CustomMetadataMap["calibrated"]);
        Assert.Equal(File.ReadAllText(_folder["model/calibration.json"]), file.Metadata.CustomMetadataMap["calibration"]);
    }

    [Fact]
    public void Write_DefaultModel_IsSmallAndGivesTheSameProbabilities()
    {
        using var file = new ExportedFile(Path.Combine(Repository.Root, "models", "emodb"), _folder["emodb.onnx"]);
        using var model = SavedModel.Load(Path.Combine(Repository.Root, "models", "emodb"));
        var set = model.Settings.Inputs[0].FeatureSet!;
        var scaler = ColumnScaler.Load(Path.Combine(Repository.Root, "models", "emodb", "scaler.csv"));

        // Values as features have them: between three deviations to either side.
        var rows = Enumerable.Range(0, 50).Select(row => Unscaled(scaler, row)).ToList();
        var table = new FeatureTable(scaler.Columns, [.. rows.Index().Select(row => $"r{row.Index}")], [.. rows.SelectMany(row => row)]);
        var tables = new FeatureTables(new Dictionary<string, FeatureTable> { [set] = table });
        var expected = model.Predict(tables, [.. table.Utterances.Select(row => new InputRow(row, ""))]);

        Assert.InRange(file.Exported.Size, 0, 120_000);
        Assert.Equal("EMO-DB: CC0-1.0", file.Metadata.CustomMetadataMap["license"]);
        Assert.InRange(ExportedFile.Difference(expected, file.Run(50, (set, rows.SelectMany(row => row).ToArray()))), 0, 1e-6);
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes()
    {
        using (Export(ToyRows.Task(Models["boosted-trees"], "audio")))
        {
            OnnxExport.Write(_folder["model"], _folder["again.onnx"]);
        }

        Assert.Equal(File.ReadAllBytes(_folder["model.onnx"]), File.ReadAllBytes(_folder["again.onnx"]));
    }

    [Fact]
    public void Write_SmallModel_IsSmall()
    {
        using var file = Export(ToyRows.Task(new LinearDiscriminantSettings(), "audio"));

        Assert.InRange(file.Exported.Size, 1_000, 12_000);
        Assert.Equal(file.Exported.Size, new FileInfo(_folder["model.onnx"]).Length);
    }

    [Fact]
    public void Write_EncoderThatCannotBeExported_IsNamedAndNothingIsLeft()
    {
        var rows = ToyRows.Rows(0, 30).Select(row => row with { Utterance = $"Ses01F_script01_{row.Class + 1}_M{row.Utterance[1..]}0" }).ToList();
        ModelTrainer.Train(
            ToyRows.Task(new LogisticRegressionSettings(), "text") with { Inputs = [new ScenarioEncoder()], Training = rows[..20], Validation = rows[20..] },
            _folder["model"]);

        var error = Assert.Throws<InputException>(() => OnnxExport.Write(_folder["model"], _folder["model.onnx"]));

        Assert.StartsWith("input scenario: an encoder that cannot be exported", error.Message, StringComparison.Ordinal);
        Assert.Equal([_folder["model"]], Directory.GetFileSystemEntries(_folder.Root));
    }

    [Fact]
    public void Write_MeanOverAlteredCopies_IsRefused()
    {
        var table = ToyRows.Acoustics[Set];
        ModelTrainer.Train(
            ToyRows.Task(new LinearDiscriminantSettings(), "audio") with
            {
                Augmentation = new AlteredCopies { Copies = ["speed-0.9"], AtTest = true },
                Features = new FeatureTables(
                    new Dictionary<string, FeatureTable> { [Set] = table, [Audio.FeatureSets.AlteredSet.NameOf(Set, "speed-0.9")] = table }),
            },
            _folder["model"]);

        var error = Assert.Throws<InputException>(() => OnnxExport.Write(_folder["model"], _folder["model.onnx"]));

        Assert.Contains("a mean over altered copies", error.Message, StringComparison.Ordinal);
    }

    private static float[] Unscaled(ColumnScaler scaler, int seed)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        var (zeros, ones, width) = (new float[scaler.Columns.Count], new float[scaler.Columns.Count], scaler.Columns.Count);
        scaler.Transform(new float[width], zeros); // -offset / scale
        Array.Fill(ones, 1);
        scaler.Transform(ones, ones); // (1 - offset) / scale
        return [.. zeros.Zip(ones, (zero, one) => (float)((((random.NextDouble() * 6) - 3) - zero) / Math.Max((double)one - zero, 1e-9)))];
    }

    private double Compare(ExportedFile file, IReadOnlyList<string> columns)
    {
        using var model = SavedModel.Load(_folder["model"]);
        return file.LargestDifference(model, Set, columns);
    }

    private ExportedFile Export(TrainingTask task)
    {
        ModelTrainer.Train(task, _folder["model"]);
        return new ExportedFile(_folder["model"], _folder["model.onnx"]);
    }
}
