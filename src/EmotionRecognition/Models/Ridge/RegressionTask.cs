using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Models.Ridge;

/// <summary>
/// One ridge regression to fit, with its inputs and the rows that it may use. Each rating has its own penalty: the one with the best mean concordance over
/// inner folds or, without inner folds, on the validation rows; of equally good ones, the largest. Then it is fitted on training and validation rows together.
/// </summary>
public sealed record RegressionTask
{
    private const double Tolerance = 1e-12;

    /// <summary>The encoders of the input, at least one, with no open settings.</summary>
    public required IReadOnlyList<InputEncoder> Inputs { get; init; }

    /// <summary>The acoustic features of all rows, unscaled.</summary>
    public required FeatureTables Features { get; init; }

    /// <summary>The T ratings of each utterance; rows of utterances without are left out.</summary>
    public required IReadOnlyDictionary<string, double[]> Ratings { get; init; }

    /// <summary>Training rows.</summary>
    public required IReadOnlyList<LabeledRow> Training { get; init; }

    /// <summary>Validation rows; none of them is a test row.</summary>
    public required IReadOnlyList<LabeledRow> Validation { get; init; }

    /// <summary>Divisions of training and validation rows on which penalties are chosen; if there are none, they are chosen on validation rows.</summary>
    public IReadOnlyList<InnerFold> InnerFolds { get; init; } = [];

    /// <summary>The penalties to choose from, each above 0; a single one is used as it is.</summary>
    public required IReadOnlyList<double> Penalties { get; init; }

    /// <summary>The number of inner folds that are fitted at the same time; it changes no result.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Chooses penalties and fits.</summary>
    /// <exception cref="InputException">There are no rated rows to fit or to choose on, or an encoder cannot be fitted.</exception>
    public FittedRegression Fit()
    {
        var rows = Rated([.. Training, .. Validation]);
        if (rows.Count == 0)
        {
            throw new InputException("training rows", "none with ratings", "at least one", "add ratings, or choose another protocol in the experiment file");
        }

        Check(rows);
        var chosen = Choose();
        var inputs = FittedInputs.Fit(Features, rows, Inputs);
        var penalties = chosen.Select(each => each.Penalty).Distinct().ToList();
        var maps = RidgeRegression.Fit(Encode(inputs, rows), Targets(rows), penalties);
        return new FittedRegression(Features, inputs, [.. chosen.Select(each => maps[penalties.IndexOf(each.Penalty)])], chosen);
    }

    /// <summary>The rows whose utterances have ratings.</summary>
    /// <param name="rows">Rows.</param>
    public IReadOnlyList<LabeledRow> Rated(IReadOnlyList<LabeledRow> rows) => [.. rows.Where(row => Ratings.ContainsKey(row.Utterance))];

    private IReadOnlyList<ChosenPenalty> Choose()
    {
        var count = Ratings.Values.First().Length;
        if (Penalties.Count == 1)
        {
            return [.. Enumerable.Repeat(new ChosenPenalty(Penalties[0], null, 0), count)];
        }

        IReadOnlyList<InnerFold> folds = InnerFolds.Count > 0 ? InnerFolds : [new InnerFold(Training, Validation)];
        folds =
        [
            .. folds.Select(fold => new InnerFold(Rated(fold.Training), Rated(fold.Validation)))
                .Where(fold => fold.Training.Count > 0 && fold.Validation.Count > 0),
        ];
        if (folds.Count == 0)
        {
            throw new InputException(
                "validation rows", "none with ratings", $"some to choose among {Penalties.Count} penalties",
                "add recordings of more speakers, or give \"penalties\" one value in the experiment file");
        }

        double[] candidates = [.. Penalties.OrderDescending()];
        double[][][] scores = [.. folds.AsParallel().AsOrdered().WithDegreeOfParallelism(Threads).Select(fold => Score(fold, candidates, count))];
        return [.. Enumerable.Range(0, count).Select(rating => Best(rating))];

        ChosenPenalty Best(int rating)
        {
            double[] means = [.. candidates.Select((_, candidate) => scores.Average(fold => fold[candidate][rating]))];
            var best = Array.FindIndex(means, mean => mean >= means.Max() - Tolerance);
            return new ChosenPenalty(candidates[best], means[best], InnerFolds.Count > 0 ? folds.Count : 0);
        }
    }

    /// <summary>The concordance of each candidate and rating.</summary>
    private double[][] Score(InnerFold fold, double[] candidates, int count)
    {
        Check(fold.Training);
        var inputs = FittedInputs.Fit(Features, fold.Training, Inputs);
        var maps = RidgeRegression.Fit(Encode(inputs, fold.Training), Targets(fold.Training), candidates);
        var (validation, targets) = (Encode(inputs, fold.Validation), Targets(fold.Validation));
        return
        [
            .. maps.Select(map => Enumerable.Range(0, count).Select(rating => Agreement.Of(
                [.. map.Predict(validation, rating).Select((predicted, row) => (targets[(row * count) + rating], predicted))]).Concordance).ToArray()),
        ];
    }

    private void Check(IReadOnlyList<LabeledRow> rows)
    {
        if (FittedInputs.Obstacle(Features, rows, Inputs) is { } obstacle)
        {
            throw new InputException(
                "inputs of a regressor", obstacle, "inputs that can be fitted on the training rows", "do what the reason says, or remove the regressor");
        }
    }

    private InputMatrix Encode(FittedInputs inputs, IReadOnlyList<LabeledRow> rows) => inputs.Transform(Features, LabeledRow.Repeat(rows));

    private double[] Targets(IReadOnlyList<LabeledRow> rows) => [.. LabeledRow.Repeat(rows).SelectMany(row => Ratings[row.Utterance])];
}

/// <summary>A fitted ridge regression of T ratings.</summary>
/// <param name="features">The acoustic features of all rows, unscaled.</param>
/// <param name="inputs">The fitted encoders.</param>
/// <param name="maps">For each rating, the map that has it.</param>
/// <param name="chosen">The penalty of each rating.</param>
public sealed class FittedRegression(FeatureTables features, FittedInputs inputs, IReadOnlyList<LinearMap> maps, IReadOnlyList<ChosenPenalty> chosen)
{
    /// <summary>The penalty of each rating.</summary>
    public IReadOnlyList<ChosenPenalty> Chosen { get; } = chosen;

    /// <summary>Predicts ratings.</summary>
    /// <param name="rows">N utterances.</param>
    /// <returns>T predictions for each utterance.</returns>
    public IReadOnlyList<double[]> Predict(IReadOnlyList<LabeledRow> rows)
    {
        var matrix = inputs.Transform(features, rows);
        double[][] byRating = [.. maps.Select((map, rating) => map.Predict(matrix, rating))];
        return [.. rows.Select((_, row) => byRating.Select(predicted => predicted[row]).ToArray())];
    }
}

/// <summary>A penalty and how it was chosen.</summary>
/// <param name="Penalty">The penalty.</param>
/// <param name="Concordance">Mean concordance where it was chosen; null if it was the only one.</param>
/// <param name="InnerFolds">The number of inner folds that it was chosen on; 0 if it was chosen on validation rows, or not at all.</param>
public sealed record ChosenPenalty(double Penalty, double? Concordance, int InnerFolds);
