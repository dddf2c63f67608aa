using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Models.CnnTransformer;
using EmotionRecognition.Models.Discriminant;
using EmotionRecognition.Models.Logistic;
using EmotionRecognition.Models.Mean;
using EmotionRecognition.Models.Perceptron;
using EmotionRecognition.Models.Resampling;
using EmotionRecognition.Models.Resampling.Gan;
using EmotionRecognition.Models.Resampling.Oversampling;
using EmotionRecognition.Models.Resampling.Smote;
using EmotionRecognition.Models.Resampling.Vae;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Tests.Models.Resampling;

/// <summary>What holds for every way to make synthetic rows, within the training of a model.</summary>
public sealed class ResamplingTests
{
    public static TheoryData<ResamplingSettings> Kinds() =>
        [new OversamplingSettings(), new SmoteSettings(), new VaeSettings { Steps = 20, Hidden = 8 }, new GanSettings { Steps = 20, Hidden = 8 }];

    [Fact]
    public void Catalog_BuiltIn_AreTheseFour() =>
        Assert.Equal(["gan", "oversampling", "smote", "vae"], ResamplingCatalog.Kinds.All.Select(kind => kind.Name).Take(4));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EncodeTraining_RareClass_SyntheticRowsFollowTheRealOnes(ResamplingSettings resampling)
    {
        var task = Task() with { Resampling = resampling };
        var inputs = task.FitInputs(task.Training);

        var rows = task.EncodeTraining(inputs, task.Training);

        var real = task.Encode(inputs, task.Training);
        Assert.Equal((15, 0), (real.Real, real.Synthetic));
        Assert.Equal((15, 5), (rows.Real, rows.Synthetic));
        Assert.Equal(real.Labels, rows.Labels[..15]);
        Assert.Equal(real.Rows.Values, rows.Rows.Values[..real.Rows.Values.Length]);
        Assert.All(rows.Labels[15..], label => Assert.Equal(1, label));
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.8, 3)]
    [InlineData(1, 5)]
    [InlineData(2, 25)]
    public void EncodeTraining_Target_IsAMultipleOfTheLargestClass(double target, int synthetic)
    {
        var task = Task() with { Resampling = new SmoteSettings { Target = target } };

        Assert.Equal(synthetic, task.EncodeTraining(task.FitInputs(task.Training), task.Training).Synthetic);
    }

    [Fact]
    public void EncodeTraining_OddValues_StayWithinTheRangeOfTheColumn()
    {
        var task = Task() with { Resampling = new Constant { Value = 1e6f } };
        var inputs = task.FitInputs(task.Training);

        var rows = task.EncodeTraining(inputs, task.Training);

        for (var column = 0; column < 40; column++)
        {
            Assert.Equal(Enumerable.Range(0, 15).Max(row => rows.Rows.Row(row)[column]), rows.Rows.Row(15)[column]);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Train_OtherValidationAndTestRows_GiveTheSameModelAndGenerator(ResamplingSettings resampling)
    {
        using var one = new TemporaryFolder();
        using var two = new TemporaryFolder();
        var task = Task(new LinearDiscriminantSettings { Candidates = [0.3] }) with { Resampling = resampling, SelectedOn = SelectedOn.TestRows };
        var table = ToyRows.Acoustics["study-276"];
        var known = task.Training.Select(row => row.Utterance).ToHashSet();
        var others = ToyRows.Features(new FeatureTable(
            table.Columns,
            table.Utterances,
            [.. table.Utterances.SelectMany(name => table.Row(name).ToArray().Select(value => known.Contains(name) ? value : -9))]));

        ModelTrainer.Train(task, one.Root);
        ModelTrainer.Train(task with { Features = others }, two.Root);

        Assert.Equal(File.ReadAllBytes(one.File("model.safetensors")), File.ReadAllBytes(two.File("model.safetensors")));
        Assert.Equal(File.ReadAllBytes(one.File("resampling.csv")), File.ReadAllBytes(two.File("resampling.csv")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Train_Again_GivesTheSameBytesAndAnotherSeedOthers(ResamplingSettings resampling)
    {
        var task = Task(new LinearDiscriminantSettings { Candidates = [0.3] }) with { Resampling = resampling };

        var bytes = ModelOf(task);

        Assert.Equal(bytes, ModelOf(task));
        Assert.NotEqual(bytes, ModelOf(task with { Seed = task.Seed + 1 }));
        Assert.NotEqual(bytes, ModelOf(task with { Resampling = null }));
    }

    [Theory]
    [InlineData("lda")]
    [InlineData("logistic-regression")]
    [InlineData("mlp")]
    public void Train_InnerFolds_EachGeneratorSeesTheTrainingRowsOfItsFoldOnly(string kind)
    {
        using var folder = new TemporaryFolder();
        var spy = new Spy();
        ModelSettings model = kind switch
        {
            "lda" => new LinearDiscriminantSettings(),
            "mlp" => new PerceptronSettings { Hidden = [4], Epochs = 2 },
            _ => new LogisticRegressionSettings(),
        };
        var (first, second) = (ToyRows.Rows(0, 16), ToyRows.Rows(16, 31));
        var task = Task(model) with
        {
            Inputs = [new AcousticEncoder { Scaling = Scaling.None }],
            Training = first,
            Validation = second,
            InnerFolds = [new InnerFold(first, second), new InnerFold(second, first)],
            SelectedOn = SelectedOn.InnerFolds,
            Resampling = spy,
        };

        ModelTrainer.Train(task, folder.Root);

        Assert.Equal(["training rows of inner fold 1", "training rows of inner fold 2", "training rows"], spy.Seen.Select(seen => seen.Place));
        Assert.Equal([ValuesOf(first), ValuesOf(second), ValuesOf([.. first, .. second])], spy.Seen.Select(seen => seen.Values));
        using var saved = SavedModel.Load(folder.Root);
        Assert.Equal((31, 31), (saved.Settings.TrainingRows, saved.Settings.SelectionRows));
        Assert.Equal(31, saved.UtterancesSeen.Count);
        Assert.Equal("{\"kind\":\"spy\",\"target\":1}", saved.Settings.Resampling);
    }

    [Fact]
    public void Train_WithCopies_GeneratorSeesThem()
    {
        using var folder = new TemporaryFolder();
        var table = ToyRows.Acoustics["study-276"];
        var task = Task(new LinearDiscriminantSettings { Candidates = [0.3] }) with
        {
            Augmentation = new AlteredCopies { Copies = ["speed-0.9"] },
            Features = new FeatureTables(new Dictionary<string, FeatureTable> { ["study-276"] = table, ["study-276@speed-0.9"] = table }),
            Validation = [],
            Resampling = new SmoteSettings(),
        };

        ModelTrainer.Train(task, folder.Root);

        Assert.Equal(["20", "10"], SyntheticTable.Read(folder.File("resampling.csv")).Select(line => $"{line.Made.Real}"));
    }

    [Theory]
    [InlineData("oversampling", 0, "training rows, class gloomy: no rows, expected at least 1 to make others from")]
    [InlineData("smote", 1, "training rows, class gloomy: 1 rows, expected at least 2")]
    [InlineData("vae", 1, "training rows, class gloomy: 1 rows, expected at least 2")]
    [InlineData("gan", 0, "resampling gan, training rows, class gloomy: no rows, expected at least 2")]
    public void EncodeTraining_ClassWithTooFewRows_NamesIt(string kind, int rows, string message)
    {
        var task = Task();
        task = task with
        {
            Training = [.. task.Training.Where(row => row.Class == 0), .. task.Training.Where(row => row.Class == 1).Take(rows)],
            Resampling = Kinds().Select(row => row.Data).Single(settings => settings.Kind == kind),
        };

        var error = Assert.Throws<InputException>(() => task.EncodeTraining(task.FitInputs(task.Training), task.Training));

        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void Check_ModelOrInputWithoutVectors_IsAnError()
    {
        var smote = new SmoteSettings();

        Assert.Contains("cnn-transformer, which is not", Assert.Throws<InputException>(() => smote.CheckFor(new CnnTransformerSettings(), [])).Message);
        Assert.Contains("the model mean", Assert.Throws<InputException>(() => smote.CheckFor(new MeanSettings(), [])).Message);
        Assert.Contains("the input ids", Assert.Throws<InputException>(() => smote.CheckFor(new LogisticRegressionSettings(), [new Ids()])).Message);
        smote.CheckFor(new LogisticRegressionSettings(), ToyRows.Inputs());
    }

    [Fact]
    public void Train_ModelThatDoesNotReadThem_SaysSo()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<InputException>(() => ModelTrainer.Train(Task(new Careless()) with { Resampling = new SmoteSettings() }, folder.Root));

        Assert.Contains("model careless: training without synthetic rows", error.Message);
        Assert.False(File.Exists(folder.File("settings.json")));
    }

    [Fact]
    public void EncodeTraining_GeneratorWithoutNumbers_IsAnError()
    {
        var task = Task() with { Resampling = new Constant { Value = float.NaN } };

        Assert.Contains("not all finite", Assert.Throws<InputException>(() => task.EncodeTraining(task.FitInputs(task.Training), task.Training)).Message);
    }

    [Fact]
    public void Check_InvalidSettings_NamesThem()
    {
        (ResamplingSettings Settings, string Name)[] wrong =
        [
            (new SmoteSettings { Target = 0 }, "target"), (new OversamplingSettings { Target = double.NaN }, "target"),
            (new SmoteSettings { Target = 101 }, "target"), (new SmoteSettings { Neighbors = 0 }, "neighbors"), (new VaeSettings { Steps = 0 }, "steps"),
            (new VaeSettings { BatchSize = 1 }, "batchSize"), (new VaeSettings { Hidden = 0 }, "hidden"), (new GanSettings { Latent = 0 }, "latent"),
            (new GanSettings { Threads = 0 }, "threads"), (new GanSettings { LearningRate = 0 }, "learningRate"), (new GanSettings { Penalty = -1 }, "penalty"),
        ];
        Assert.All(wrong, each => Assert.StartsWith($"resampling, {each.Name}:", Assert.Throws<InputException>(each.Settings.Check).Message));
    }

    /// <summary>Fifteen training rows, five of them of the rare class.</summary>
    private static TrainingTask Task(ModelSettings? model = null)
    {
        var task = ToyRows.Task(model ?? new LinearDiscriminantSettings(), "audio");
        return task with { Training = [.. task.Training.Where((row, index) => row.Class == 0 || index < 10)] };
    }

    private static byte[] ModelOf(TrainingTask task)
    {
        using var folder = new TemporaryFolder();
        ModelTrainer.Train(task, folder.Root);
        return File.ReadAllBytes(folder.File("model.safetensors"));
    }

    private static float[] ValuesOf(IEnumerable<LabeledRow> rows) => [.. rows.SelectMany(row => ToyRows.Acoustics["study-276"].Row(row.Utterance).ToArray())];

    /// <summary>Remembers what generators are fitted on.</summary>
    private sealed record Spy : ResamplingSettings
    {
        private readonly List<(string Place, float[] Values)> _seen = [];

        public override string Kind => "spy";

        public override string Summary => "";

        public IReadOnlyList<(string Place, float[] Values)> Seen => _seen;

        public override IRowGenerator Fit(LabeledMatrix rows, GeneratorSource source)
        {
            _seen.Add((source.Place, rows.Rows.Values));
            return new OversamplingSettings().Fit(rows, source);
        }
    }

    private sealed record Careless : ModelSettings
    {
        public override string Kind => "careless";

        public override string Summary => "";

        public override void Check()
        {
        }

        public override TrainedModel Train(TrainingTask task, TrainingContext context)
        {
            var inputs = task.FitInputs(task.Training);
            return new TrainedModel([], inputs, new SelectedModel(), task.Encode(inputs, task.Training).Real);
        }

        public override IClassifier Load(NamedTensors tensors, ModelShape shape) => throw new NotSupportedException();
    }

    private sealed record Ids : InputEncoder
    {
        public override string Kind => "ids";

        public override string Summary => "";

        public override bool IsVector => false;

        public override IReadOnlyList<string> Files => [];

        public override IFittedEncoder Fit(EncoderInput training) => throw new NotSupportedException();

        public override IFittedEncoder Load(EncoderFiles files) => throw new NotSupportedException();
    }
}

/// <summary>Makes rows of one value, for tests.</summary>
public sealed record Constant : ResamplingSettings
{
    public override string Kind => "constant";

    public override string Summary => "";

    public override bool CanCollapse => true;

    public float Value { get; init; }

    /// <summary>What is added to every second row.</summary>
    public float Step { get; init; }

    public override IRowGenerator Fit(LabeledMatrix rows, GeneratorSource source) => new Generator(this, rows.Rows.Columns.Count);

    private sealed class Generator(Constant settings, int width) : IRowGenerator
    {
        public float[] Draw(int label, int count) =>
            [.. Enumerable.Range(0, count * width).Select(place => settings.Value + (place / width % 2 == 0 ? 0 : settings.Step))];

        public void Dispose()
        {
        }
    }
}
