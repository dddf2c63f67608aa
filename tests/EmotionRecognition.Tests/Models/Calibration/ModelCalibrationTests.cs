using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Calibration;
using EmotionRecognition.Models.Discriminant;
using EmotionRecognition.Models.Logistic;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Tests.Models.Calibration;

public sealed class ModelCalibrationTests
{
    private static readonly LinearDiscriminantSettings _lda = new() { Candidates = [0.5, 0.2] };

    [Fact]
    public void Train_Calibrated_ScalesWhatTheSameModelSays()
    {
        using var plain = Trained(Hard(_lda) with { Calibration = null });
        using var folder = Trained(Hard(_lda));
        using var before = SavedModel.Load(plain.Root);
        using var model = SavedModel.Load(folder.Root);
        var rows = ToyRows.Rows(30, 60);

        var unscaled = before.Predict(ToyRows.Acoustics, rows);
        var scaled = model.Predict(ToyRows.Acoustics, rows);
        var calibrated = model.PredictCalibrated(ToyRows.Acoustics, rows);

        Assert.Null(before.Calibration);
        Assert.Equal(File.ReadAllBytes(plain.File("model.safetensors")), File.ReadAllBytes(folder.File("model.safetensors")));
        Assert.InRange(model.Calibration!.Scaling.Temperature, 1.2, 50);
        foreach (var (own, index) in calibrated.Select((own, index) => (own, index)))
        {
            Assert.Equal(unscaled[index], own.Unscaled);
            Assert.Equal(scaled[index], own.Probabilities);
            Assert.Equal(Array.IndexOf(unscaled[index], unscaled[index].Max()), own.Label);
            Assert.Equal(own.Label, own.Set(0.9)[0]);
            Assert.Equal(model.Calibration.Scaling.Temperature, own.Temperature);
        }
    }

    /// <summary>The temperature and the scores are those of models trained without the rows, with the selected shrinkage.</summary>
    [Fact]
    public void Train_Calibrated_LearnsFromRowsThatWereHeldOut()
    {
        var task = Hard(_lda);
        using var folder = Trained(task);
        using var model = SavedModel.Load(folder.Root);
        var (probabilities, labels) = (new List<double[]>(), new List<int>());
        foreach (var fold in task.InnerFolds)
        {
            var inputs = task.FitInputs(fold.Training);
            var training = task.Encode(inputs, fold.Training);
            var held = task.Encode(inputs, fold.Validation);
            probabilities.AddRange(new Scatter(training, 2).Fit(model.Settings.Selected.Chosen!["shrinkage"], ClassPriors.Equal).Predict(held.Rows));
            labels.AddRange(held.Labels);
        }

        var scaling = TemperatureScaling.Fit(probabilities, labels);
        var calibration = model.Calibration!;
        Assert.Equal(scaling.Temperature, calibration.Scaling.Temperature, 1e-6);
        Assert.Equal(30, calibration.Rows);
        Assert.Equal([15, 15], calibration.Conformal.Scores.Select(scores => scores.Count));
        Assert.Equal(TemperatureScaling.Loss(probabilities, labels), calibration.Before.Loss, 1e-6);
        Assert.True(calibration.After.Loss < calibration.Before.Loss);
    }

    [Fact]
    public void Train_CalibrationFolds_AreUsedInsteadOfInnerFolds()
    {
        var task = Hard(new LogisticRegressionSettings { Candidates = [1] });
        IReadOnlyList<LabeledRow> all = [.. task.Training, .. task.Validation];
        IReadOnlyList<InnerFold> ten = [.. Enumerable.Range(0, 10).Select(fold => Divide(all, 10, fold))];
        using var three = Trained(task);
        using var other = Trained(task with { CalibrationFolds = ten });
        using var model = SavedModel.Load(three.Root);
        using var finer = SavedModel.Load(other.Root);

        Assert.Equal(30, finer.Calibration!.Rows);
        Assert.NotEqual(model.Calibration!.Scaling.Temperature, finer.Calibration.Scaling.Temperature);
    }

    [Fact]
    public void Train_SameTask_WritesTheSameBytes()
    {
        using var one = Trained(Hard(_lda));
        using var other = Trained(Hard(_lda));

        foreach (var name in new[] { "calibration.json", "distance.safetensors", "settings.json" })
        {
            Assert.Equal(File.ReadAllBytes(one.File(name)), File.ReadAllBytes(other.File(name)));
        }
    }

    [Fact]
    public void Measure_FarRow_IsUnfamiliar()
    {
        using var folder = Trained(Hard(_lda) with { Calibration = new CalibrationSettings { Unfamiliar = 0.05 } });
        using var model = SavedModel.Load(folder.Root);
        var far = ToyRows.Features(new([.. Enumerable.Range(0, 40).Select(column => $"f{column}")], ["x"], [.. Enumerable.Repeat(9f, 40)]));

        var usual = model.PredictCalibrated(ToyRows.Acoustics, ToyRows.Rows(30, 60));
        var strange = Assert.Single(model.PredictCalibrated(far, [new("x", "a sunny day")]));

        Assert.True(strange.Familiarity!.IsUnfamiliar);
        Assert.Equal(1.0 / 31, strange.Familiarity.Share, 1e-12);
        Assert.True(usual.Count(row => row.Familiarity!.IsUnfamiliar) < 10);
        Assert.True(strange.Familiarity.Distance > usual.Max(row => row.Familiarity!.Distance));
    }

    [Fact]
    public void Train_NoFolds_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var task = ToyRows.Task(_lda) with { Calibration = new() };

        var error = Assert.Throws<InputException>(() => ModelTrainer.Train(task, folder.Root));

        Assert.Contains("calibration: 0 folds, expected two or more", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calibration.json")]
    [InlineData("distance.safetensors")]
    public void Load_ChangedOrMissingFile_SaysWhich(string name)
    {
        using var folder = Trained(Hard(_lda));
        var bytes = File.ReadAllBytes(folder.File(name));
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(folder.File(name), bytes);
        Assert.Contains(name, Assert.Throws<InputException>(() => SavedModel.Load(folder.Root)).Message, StringComparison.Ordinal);

        File.Delete(folder.File(name));
        Assert.Contains(name, Assert.Throws<InputException>(() => SavedModel.Load(folder.Root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PredictCalibrated_NotCalibrated_SaysSo()
    {
        using var folder = Trained(Hard(_lda) with { Calibration = null });
        using var model = SavedModel.Load(folder.Root);

        Assert.False(File.Exists(folder.File("calibration.json")));
        Assert.DoesNotContain("calibration", File.ReadAllText(folder.File("settings.json")), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => model.PredictCalibrated(ToyRows.Acoustics, ToyRows.Rows(30, 31)));
    }

    [Fact]
    public void Calibrate_OtherClasses_SaysSo()
    {
        using var folder = Trained(Hard(_lda));
        using var model = SavedModel.Load(folder.Root);

        Assert.Throws<ArgumentException>(() => model.Calibration!.Calibrate([0.2, 0.3, 0.5]));
    }

    private static TemporaryFolder Trained(TrainingTask task)
    {
        var folder = new TemporaryFolder();
        ModelTrainer.Train(task, folder.Root);
        return folder;
    }

    private static InnerFold Divide(IReadOnlyList<LabeledRow> rows, int folds, int fold) => new(
        [.. rows.Where((_, index) => index / 2 % folds != fold)], [.. rows.Where((_, index) => index / 2 % folds == fold)]);

    /// <summary>Rows of which every fifth has the other class's label, in three inner folds.</summary>
    private static TrainingTask Hard(ModelSettings model)
    {
        LabeledRow[] rows = [.. ToyRows.Rows(0, 30).Select((row, index) => index % 5 == 0 ? row with { Class = 1 - row.Class } : row)];
        return ToyRows.Task(model, "audio") with
        {
            Training = rows[..20],
            Validation = rows[20..],
            InnerFolds = [.. Enumerable.Range(0, 3).Select(fold => Divide(rows, 3, fold))],
            SelectedOn = SelectedOn.InnerFolds,
            Calibration = new(),
        };
    }
}
