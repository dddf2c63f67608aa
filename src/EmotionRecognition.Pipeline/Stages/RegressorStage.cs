using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Ridge;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Protocols;
using EmotionRecognition.Reporting;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>One regressor under one protocol. It holds nothing else, because a stage's code version covers everything that the stage holds.</summary>
public sealed record RegressorJob
{
    /// <summary>Its name: <c>synthetic-dimensions/honest/ridge-audio</c>.</summary>
    public required string Instance { get; init; }

    /// <summary>What readers call the corpus.</summary>
    public required string Corpus { get; init; }

    /// <summary>The tables that contain its rows.</summary>
    public required RowTables Rows { get; init; }

    /// <summary>The labels, which have the ratings.</summary>
    public required string Labels { get; init; }

    /// <summary>The classes, whose utterances are the rows.</summary>
    public required ClassSet Classes { get; init; }

    /// <summary>Its inputs with all defaults filled in.</summary>
    public required IReadOnlyList<InputEncoder> Inputs { get; init; }

    /// <summary>The penalties to choose from.</summary>
    public required IReadOnlyList<double> Penalties { get; init; }

    /// <summary>The table of predictions.</summary>
    public required string Predictions { get; init; }

    /// <summary>The table of chosen penalties.</summary>
    public required string Chosen { get; init; }

    /// <summary>The job of a regressor under a protocol.</summary>
    public static RegressorJob Of(ExperimentPlan plan, IProtocol protocol, RegressorDefinition regressor)
    {
        var tables = RegressorTables.Of(plan, protocol, regressor);
        return new()
        {
            Instance = $"{plan.Experiment.Name}/{protocol.Name}/{regressor.Name}",
            Corpus = plan.CorpusTitle,
            Rows = plan.RowsOf(protocol, regressor),
            Labels = plan.Tables.All.Labels,
            Classes = plan.Classes,
            Inputs = regressor.InputsUnder(protocol),
            Penalties = regressor.Penalties,
            Predictions = tables.Predictions,
            Chosen = tables.Chosen,
        };
    }
}

/// <summary>Fits a ridge regression of valence, activation, and dominance on each fold of a protocol, and predicts the fold's test rows.</summary>
public sealed class RegressorStage(Workspace workspace, RegressorJob job) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Evaluate";

    /// <inheritdoc/>
    public override string Instance => job.Instance;

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs => [.. job.Rows.All.Append(job.Labels).Select(workspace.Input)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [job.Predictions, job.Chosen];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["classes"] = job.Classes.Description,
        ["inputs"] = SettingsJson.Describe(job.Inputs),
        ["penalties"] = Describe(job.Penalties),
    };

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var rows = LabeledRows.Read(run, job.Rows, job.Classes);
        var used = rows.Folds.SelectMany(fold => Enum.GetValues<Role>().SelectMany(role => rows.In(fold, role))).Select(row => row.Utterance).ToHashSet();
        var utterances = LabelTable.Read(run.Input(job.Labels)).Where(utterance => used.Contains(utterance.Id)).ToList();
        IReadOnlyList<EmotionDimension> dimensions =
            [.. EmotionDimensions.All.Where(dimension => utterances.Exists(utterance => EmotionDimensions.RatingOf(dimension, utterance) is not null))];
        var ratings = Rate(dimensions, utterances);
        if (ratings.Count < utterances.Count)
        {
            run.Say($"{utterances.Count - ratings.Count} of {utterances.Count} utterances without a rating of {Named(dimensions)} are left out");
        }

        var predictions = new List<RatingPrediction>();
        var chosen = new List<DimensionPenalty>();
        foreach (var fold in rows.Folds)
        {
            var task = new RegressionTask
            {
                Inputs = job.Inputs,
                Features = rows.Features,
                Ratings = ratings,
                Training = rows.In(fold, Role.Train),
                Validation = rows.In(fold, Role.Validation),
                InnerFolds = rows.InnerFolds(fold),
                Penalties = job.Penalties,
                Threads = run.Threads,
            };
            var fitted = task.Fit();
            var tested = task.Rated(rows.In(fold, Role.Test));
            predictions.AddRange(
                tested.Zip(fitted.Predict(tested), (row, predicted) => new RatingPrediction(fold, row.Utterance, ratings[row.Utterance], predicted)));
            chosen.AddRange(dimensions.Zip(fitted.Chosen, (dimension, penalty) => new DimensionPenalty(fold, dimension, penalty)));
        }

        new RatingTable(dimensions, predictions).Write(run.Output(job.Predictions));
        DimensionTables.WritePenalties(run.Output(job.Chosen), chosen);
    }

    /// <summary>Penalties in words.</summary>
    internal static string Describe(IReadOnlyList<double> penalties) =>
        $"penalty {string.Join(", ", penalties.Select(penalty => penalty.ToString("0.##########", CultureInfo.InvariantCulture)))}";

    private static string Named(IReadOnlyList<EmotionDimension> dimensions) => string.Join(", ", dimensions.Select(EmotionDimensions.NameOf));

    /// <summary>The ratings of the utterances that have all of those dimensions.</summary>
    private Dictionary<string, double[]> Rate(IReadOnlyList<EmotionDimension> dimensions, List<Utterance> utterances)
    {
        var ratings = utterances.Where(utterance => dimensions.All(dimension => EmotionDimensions.RatingOf(dimension, utterance) is not null))
            .ToDictionary(utterance => utterance.Id, utterance => dimensions.Select(each => EmotionDimensions.RatingOf(each, utterance)!.Value).ToArray());
        return dimensions.Count > 0 && ratings.Count > 0
            ? ratings
            : throw new InputException(
                $"regressor {job.Instance}",
                dimensions.Count == 0
                    ? $"no rating of valence, activation, or dominance in {job.Corpus}"
                    : $"no utterance of {job.Corpus} that is rated in all of {Named(dimensions)}",
                "ratings to predict",
                "remove \"regressors\" from the experiment file, or choose a corpus with ratings, such as iemocap or synthetic");
    }
}
