using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Models.Ridge;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Tests.Models.Ridge;

public sealed class RegressionTaskTests
{
    private const int Count = 60;

    [Fact]
    public void Fit_RatingsOfTestRows_ChangeNothing()
    {
        var task = Task();
        var other = task with { Ratings = task.Ratings.ToDictionary(pair => pair.Key, pair => IsTest(pair.Key) ? [9.0, -9] : pair.Value) };
        var training = task with { Ratings = task.Ratings.ToDictionary(pair => pair.Key, pair => pair.Key == "u0" ? [9.0, -9] : pair.Value) };

        var (fitted, same, different) = (task.Fit(), other.Fit(), training.Fit());

        Assert.Equal(fitted.Chosen, same.Chosen);
        Assert.Equal(fitted.Predict(Rows(IsTest)).SelectMany(each => each), same.Predict(Rows(IsTest)).SelectMany(each => each));
        Assert.NotEqual(fitted.Predict(Rows(IsTest)).SelectMany(each => each), different.Predict(Rows(IsTest)).SelectMany(each => each));
    }

    [Fact]
    public void Fit_InnerFolds_ChoosesThePenaltyWithTheBestMeanConcordance()
    {
        var task = Task();
        var chosen = task.Fit().Chosen;

        // Each candidate by itself, from the parts.
        foreach (var rating in new[] { 0, 1 })
        {
            double Mean(double penalty) => task.InnerFolds.Average(fold =>
            {
                var alone = task with { Training = fold.Training, Validation = [], InnerFolds = [], Penalties = [penalty] };
                var predicted = alone.Fit().Predict(fold.Validation);
                return Agreement.Of([.. fold.Validation.Select((row, index) => (task.Ratings[row.Utterance][rating], predicted[index][rating]))]).Concordance;
            });
            var best = task.Penalties.MaxBy(Mean);
            Assert.Equal(best, chosen[rating].Penalty);
            Assert.Equal(Mean(best), chosen[rating].Concordance!.Value, 9);
            Assert.Equal(3, chosen[rating].InnerFolds);
        }
    }

    [Fact]
    public void Fit_AnyNumberOfThreads_IsTheSame() => Assert.Equal(
        Task().Fit().Predict(Rows(IsTest)).SelectMany(each => each),
        (Task() with { Threads = 3 }).Fit().Predict(Rows(IsTest)).SelectMany(each => each));

    [Fact]
    public void Fit_NoInnerFolds_ChoosesOnValidationRows()
    {
        var task = Task() with { Training = Rows(id => Group(id) is 0 or 1), Validation = Rows(id => Group(id) == 2), InnerFolds = [] };

        Assert.All(task.Fit().Chosen, chosen => Assert.Equal((0, true), (chosen.InnerFolds, chosen.Concordance is not null)));
    }

    [Fact]
    public void Fit_EquallyGoodPenalties_TakesTheLargest()
    {
        var constant = Task();
        var task = constant with { Ratings = constant.Ratings.ToDictionary(pair => pair.Key, _ => new[] { 3.0 }) };

        Assert.Equal(task.Penalties.Max(), Assert.Single(task.Fit().Chosen).Penalty);
    }

    [Fact]
    public void Fit_RowsWithoutRatings_AreLeftOut()
    {
        var task = Task();
        var rated = task with { Ratings = task.Ratings.Where(pair => Number(pair.Key) % 4 != 1).ToDictionary() };
        var without = rated with { Training = task.Training.Where(row => Number(row.Utterance) % 4 != 1).ToList(), Penalties = [0.1] };

        Assert.Equal((rated with { Penalties = [0.1] }).Fit().Predict(Rows(IsTest))[0], without.Fit().Predict(Rows(IsTest))[0]);
    }

    [Fact]
    public void Fit_NothingRated_SaysSo()
    {
        var nothing = Task() with { Ratings = Task().Ratings.Where(pair => IsTest(pair.Key)).ToDictionary() };
        var notToChoose = Task() with { InnerFolds = [] };

        Assert.Contains("training rows: none with ratings", Assert.Throws<InputException>(nothing.Fit).Message, StringComparison.Ordinal);
        Assert.Contains("validation rows: none with ratings", Assert.Throws<InputException>(notToChoose.Fit).Message, StringComparison.Ordinal);
    }

    private static int Number(string id) => int.Parse(id[1..], System.Globalization.CultureInfo.InvariantCulture);

    private static int Group(string id) => Number(id) % 4;

    private static bool IsTest(string id) => Group(id) == 3;

    private static List<LabeledRow> Rows(Func<string, bool> which) =>
        [.. Enumerable.Range(0, Count).Select(number => $"u{number}").Where(which).Select(id => new LabeledRow(id, "", 0))];

    /// <summary>Sixty utterances of four groups, the last of which is tested; two ratings depend on the first of twelve columns, with noise.</summary>
    private static RegressionTask Task()
    {
        var random = new Random(5);
        var values = Enumerable.Range(0, Count).ToDictionary(number => $"u{number}", _ => Enumerable.Range(0, 12).Select(_ => random.NextSingle()).ToArray());
        var training = Rows(id => !IsTest(id));
        return new()
        {
            Inputs = [new AcousticEncoder { Set = "set", Scaling = Scaling.Standard }],
            Features = new FeatureTables(new Dictionary<string, FeatureTable>
            {
                ["set"] = new([.. Enumerable.Range(0, 12).Select(column => $"c{column}")], [.. values.Keys], [.. values.Values.SelectMany(row => row)]),
            }),
            Ratings = values.ToDictionary(
                pair => pair.Key, pair => new[] { 1 + (4 * pair.Value[0]) + random.NextDouble(), 3 + (0.3 * pair.Value[0]) + random.NextDouble() }),
            Training = training,
            Validation = [],
            InnerFolds =
            [
                .. Enumerable.Range(0, 3).Select(group => new InnerFold(
                    [.. training.Where(row => Group(row.Utterance) != group)], [.. training.Where(row => Group(row.Utterance) == group)])),
            ],
            Penalties = [0.001, 0.1, 10],
        };
    }
}
