using EmotionRecognition.Encoders;
using EmotionRecognition.Models;
using EmotionRecognition.Models.Logistic;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Tests.Models.Training;

public sealed class CandidateSelectionTests
{
    private static readonly LogisticRegressionSettings _settings = new() { Candidates = [10, 0.0001, 0.1] };

    [Fact]
    public void Run_InnerFolds_AveragesTheRecallOfModelsFittedOnTheOthers()
    {
        var task = Hard(_settings);

        var selected = _settings.Train(task, new TrainingContext("", null)).Selected;

        var expected = _settings.Candidates.Order()
            .Select(c => (C: c, Recalls: task.InnerFolds.Select(fold => RecallOf(task, fold, c)).ToList())).ToList();
        var best = expected.MaxBy(candidate => candidate.Recalls.Average());
        var deviation = Math.Sqrt(best.Recalls.Sum(recall => Math.Pow(recall - best.Recalls.Average(), 2)) / 2);
        Assert.Equal((best.C, 3), (selected.C, selected.InnerFolds));
        Assert.Equal(best.Recalls.Average(), selected.ValidationRecall!.Value, 1e-12);
        Assert.Equal(deviation / Math.Sqrt(3), selected.ValidationRecallError!.Value, 1e-12);
        Assert.InRange(selected.ValidationRecall.Value, 0.5, 0.95);
    }

    [Fact]
    public void Run_SeveralThreads_SelectsTheSame()
    {
        var task = Hard(_settings);

        var selected = _settings.Train(task with { Threads = 3 }, new TrainingContext("", null)).Selected;

        Assert.Equal(_settings.Train(task, new TrainingContext("", null)).Selected, selected);
    }

    [Fact]
    public void Run_EquallyGoodValues_ChoosesTheStrongestPenalty()
    {
        var task = ToyRows.Task(_settings with { Candidates = [10, 0.1, 1] });

        var selected = task.Model.Train(task, new TrainingContext("", null)).Selected;

        Assert.Equal((0.1, 1.0), (selected.C, selected.ValidationRecall));
        Assert.Null(selected.InnerFolds);
        Assert.Null(selected.ValidationRecallError);
    }

    // Means 0.60, 0.70, 0.75, 0.74; the standard error at the best, whose recalls are 0.70 and 0.80, is 0.05.
    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public void Best_OneStandardError_IsTheStrongestPenaltyThatIsAsGood(bool oneStandardError, int expected) => Assert.Equal(
        expected, new CandidateSelection([0.01, 0.1, 1, 10], [Scores(0.5, 0.7, 0.7, 0.74), Scores(0.7, 0.7, 0.8, 0.74)]).Best(oneStandardError));

    [Fact]
    public void Best_OneFold_HasNoStandardError() =>
        Assert.Equal(2, new CandidateSelection([0.01, 0.1, 1, 10], [Scores(0.5, 0.74, 0.75, 0.7)]).Best(oneStandardError: true));

    [Fact]
    public void Train_InnerFolds_FitsOnAllRowsAndSaysSo()
    {
        using var folder = new TemporaryFolder();
        ModelTrainer.Train(Hard(_settings), folder.Root);

        using var model = SavedModel.Load(folder.Root);

        Assert.Equal((30, 30, SelectedOn.InnerFolds), (model.Settings.TrainingRows, model.Settings.SelectionRows, model.Settings.SelectedOn));
        Assert.Equal(30, model.UtterancesSeen.Count);
        Assert.Equal(3, model.Settings.Selected.InnerFolds);
    }

    [Fact]
    public void Train_InnerFoldsThatDoNotFit_SaysWhich()
    {
        using var folder = new TemporaryFolder();
        var task = Hard(_settings);
        var (first, others) = (task.InnerFolds[0], task.InnerFolds.Skip(1));
        TrainingTask[] unfit =
        [
            task with { InnerFolds = [] },
            task with { SelectedOn = SelectedOn.ValidationRows },
            task with { InnerFolds = [first with { Validation = [] }, .. others] },
            task with { InnerFolds = [first with { Validation = [first.Training[0]] }, .. others] },
            task with { InnerFolds = [first with { Validation = ToyRows.Rows(40, 45) }, .. others] },
        ];

        Assert.All(unfit, each => Assert.Throws<InputException>(() => ModelTrainer.Train(each, folder.Root)));
    }

    private static CandidateSelection.FoldScores Scores(params double[] recalls) => new(recalls, [], 1);

    /// <summary>Rows of which every fifth has the other class's label, in three inner folds.</summary>
    private static TrainingTask Hard(LogisticRegressionSettings settings)
    {
        LabeledRow[] rows = [.. ToyRows.Rows(0, 30).Index().Select(row => row.Index % 5 == 0 ? row.Item with { Class = 1 - row.Item.Class } : row.Item)];
        return ToyRows.Task(settings, "audio") with
        {
            Training = rows[..20],
            Validation = rows[20..],
            SelectedOn = SelectedOn.InnerFolds,
            InnerFolds =
            [
                .. Enumerable.Range(0, 3).Select(fold => new InnerFold(
                    [.. rows.Where((_, index) => index / 2 % 3 != fold)], [.. rows.Where((_, index) => index / 2 % 3 == fold)])),
            ],
        };
    }

    private static double RecallOf(TrainingTask task, InnerFold fold, double c)
    {
        var inputs = task.FitInputs(fold.Training);
        var (training, validation) = (task.Encode(inputs, fold.Training), task.Encode(inputs, fold.Validation));
        var model = LogisticRegression.Fit(training.Rows, training.Labels, ClassWeights.Fit(training.Labels, 2), c, _settings);
        return AverageRecall.Of(model.Predict(validation.Rows), validation.Labels);
    }
}
