using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Tfidf;
using EmotionRecognition.Models;
using EmotionRecognition.Models.Logistic;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Tables;
using MathNet.Numerics.Random;

namespace EmotionRecognition.Tests.Models.Logistic;

public sealed class LogisticRegressionTests
{
    private const int Classes = 3;
    private const int Columns = 6;

    [Theory]
    [InlineData(0.1, ClassWeighting.None)]
    [InlineData(3, ClassWeighting.Balanced)]
    public void Fit_AnyStepFromTheMinimum_CostsMore(double c, ClassWeighting weighting)
    {
        var (rows, labels) = Sample(120);
        var weights = ClassWeights.Fit(labels, Classes, weighting);

        var model = LogisticRegression.Fit(rows, labels, weights, c, _exactly);

        var lowest = Objective(rows, labels, weights, c, model.Coefficients, model.Intercepts);
        for (var place = 0; place < Classes * (Columns + 1); place++)
        {
            foreach (var step in new[] { -1e-3, 1e-3 })
            {
                double[] coefficients = [.. model.Coefficients];
                double[] intercepts = [.. model.Intercepts];
                (place < coefficients.Length ? ref coefficients[place] : ref intercepts[place - coefficients.Length]) += step;
                Assert.True(Objective(rows, labels, weights, c, coefficients, intercepts) > lowest);
            }
        }
    }

    [Fact]
    public void Fit_BalancedWeights_IsTheSameAsCopies()
    {
        var (rows, labels) = Sample(90);
        var (few, many) = (new List<int>(), new List<int>());
        for (var row = 0; row < labels.Length; row++)
        {
            few.Add(row);
            many.AddRange(Enumerable.Repeat(row, labels[row] == 2 ? 2 : 1));
        }

        // Twice the class 2 by copies, then nothing more by weights: balanced weights undo the copies up to the sum that C counts against.
        var once = Fit(rows, labels, few, ClassWeighting.Balanced, 1.0 / few.Count);
        var twice = Fit(rows, labels, many, ClassWeighting.Balanced, 1.0 / many.Count);

        Assert.All(once.Coefficients.Zip(twice.Coefficients), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void Predict_Rows_SumToOneAndFindTheirClass()
    {
        var (rows, labels) = Sample(150);
        var model = Fit(rows, labels, [.. Enumerable.Range(0, 150)], ClassWeighting.None, 10);

        var probabilities = model.Predict(rows);

        Assert.All(probabilities, row => Assert.Equal(1, row.Sum(), 1e-12));
        Assert.InRange(probabilities.Zip(labels).Count(pair => Array.IndexOf(pair.First, pair.First.Max()) == pair.Second), 120, 150);
    }

    [Fact]
    public void Fit_Twice_GivesTheSameBytes()
    {
        var (rows, labels) = Sample(80);
        int[] all = [.. Enumerable.Range(0, 80)];

        var (first, second) = (Fit(rows, labels, all, ClassWeighting.Balanced, 1), Fit(rows, labels, all, ClassWeighting.Balanced, 1));

        Assert.Equal(first.Coefficients, second.Coefficients);
        Assert.Equal(first.Intercepts, second.Intercepts);
    }

    [Fact]
    public void FitPath_AscendingValues_EndsWhereFitDoes()
    {
        var (rows, labels) = Sample(120);
        var weights = ClassWeights.Fit(labels, Classes);
        double[] path = [0.01, 0.1, 1, 10];

        var models = LogisticRegression.FitPath(rows, labels, weights, path, _exactly);

        foreach (var (c, model) in path.Zip(models))
        {
            var alone = LogisticRegression.Fit(rows, labels, weights, c, _exactly);
            Assert.All(alone.Coefficients.Zip(model.Coefficients), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        }
    }

    [Fact]
    public void Fit_StudysTranscripts_GivesScikitLearnsAccuracy()
    {
        var folder = SharedData.Path("corpora/iemocap-derived");
        var train = Transcripts(Path.Combine(folder, "text_train.csv"));
        var test = Transcripts(Path.Combine(folder, "text_test.csv"));
        var acoustics = FeatureTables.None;
        var inputs = FittedInputs.Fit(acoustics, [.. train, .. test], [new TfidfEncoder()]);
        Assert.Equal(2464, inputs.Columns.Count);

        var labels = train.Select(row => row.Class).ToList();
        var model = LogisticRegression.Fit(
            inputs.Transform(acoustics, train), labels, ClassWeights.Fit(labels, 6, ClassWeighting.None), 1, new LogisticRegressionSettings());
        var hits = model.Predict(inputs.Transform(acoustics, test))
            .Zip(test, (row, truth) => Array.IndexOf(row, row.Max()) == truth.Class)
            .ToList();

        // scikit-learn 1.2.1, LogisticRegression(C=1): 62.2 % of the 1,960 test rows, 57.8 % of the 1,477 that are no copies of training
        // rows.
        Assert.Equal(62.2, 100.0 * hits.Count(hit => hit) / hits.Count, 0.1);
        var seen = train.Select(row => row.Utterance).ToHashSet();
        var fresh = hits.Where((_, index) => !seen.Contains(test[index].Utterance)).ToList();
        Assert.Equal(1477, fresh.Count);
        Assert.Equal(57.8, 100.0 * fresh.Count(hit => hit) / fresh.Count, 0.1);
    }

    private static List<LabeledRow> Transcripts(string path) =>
        [.. CsvFile.Read(path, "wav_file", "label", "transcription")
            .Select(row => new LabeledRow(row["wav_file"], row["transcription"], row.Integer("label")))];

    private static LinearClassifier Fit(InputMatrix rows, int[] labels, IReadOnlyList<int> chosen, ClassWeighting weighting, double c)
    {
        int[] chosenLabels = [.. chosen.Select(row => labels[row])];
        var matrix = new InputMatrix(rows.Columns, [.. chosen.SelectMany(row => rows.Row(row).ToArray())]);
        return LogisticRegression.Fit(matrix, chosenLabels, ClassWeights.Fit(chosenLabels, Classes, weighting), c, _exactly);
    }

    private static readonly LogisticRegressionSettings _exactly = new() { GradientTolerance = 1e-9, MaxIterations = 1000 };

    /// <summary>Rows around three centres; the last two columns are mostly zero, so that both layouts are met.</summary>
    private static (InputMatrix Rows, int[] Labels) Sample(int count)
    {
        var random = new Xoshiro256StarStar(5, threadSafe: false);
        int[] labels = [.. Enumerable.Range(0, count).Select(row => row % 7 % Classes)];
        var values = labels.SelectMany(label => Enumerable.Range(0, Columns).Select(column => column >= 4 && random.NextDouble() > 0.1
            ? 0f
            : (float)((2 * random.NextDouble()) - 1 + (column == label ? 1.5 : 0))));
        return (new InputMatrix([.. Enumerable.Range(0, Columns).Select(column => $"c{column}")], [.. values]), labels);
    }

    private static double Objective(
        InputMatrix rows,
        int[] labels,
        ClassWeights weights,
        double c,
        IReadOnlyList<double> coefficients,
        IReadOnlyList<double> intercepts)
    {
        var loss = 0.0;
        for (var row = 0; row < labels.Length; row++)
        {
            var values = rows.Row(row).ToArray();
            double[] scores = [.. intercepts.Select((intercept, k) =>
                intercept + values.Select((value, d) => value * coefficients[(k * Columns) + d]).Sum())];
            loss += weights.Values[labels[row]] * (Math.Log(scores.Sum(Math.Exp)) - scores[labels[row]]);
        }

        return (c * loss) + (0.5 * coefficients.Sum(coefficient => coefficient * coefficient));
    }
}
