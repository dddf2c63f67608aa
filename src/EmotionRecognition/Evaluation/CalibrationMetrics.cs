using EmotionRecognition.Models.Calibration;
using MathNet.Numerics.Random;

namespace EmotionRecognition.Evaluation;

/// <summary>
/// Whether a system knows when it does not know, measured on test rows of all folds together. Intervals are over speakers, or over test utterances if there are
/// too few speakers or some are unknown.
/// </summary>
/// <param name="Rows">Test rows.</param>
/// <param name="Temperatures">The temperature of each fold's model, in fold order.</param>
/// <param name="Before">How good the probabilities are without scaling.</param>
/// <param name="After">How good they are scaled.</param>
/// <param name="Sets">The conformal sets at each level.</param>
/// <param name="Unfamiliar">The share of rows that are unfamiliar: far from the training data.</param>
/// <param name="UnfamiliarAccuracy">The share of these that are predicted correctly; null if there are none.</param>
public sealed record CalibrationMetrics(
    int Rows,
    IReadOnlyList<double> Temperatures,
    ProbabilityQuality Before,
    ProbabilityQuality After,
    IReadOnlyList<SetMetrics> Sets,
    Estimate Unfamiliar,
    double? UnfamiliarAccuracy)
{
    /// <summary>The levels at which sets are measured.</summary>
    public static IReadOnlyList<double> Levels { get; } = [0.8, 0.9, 0.95];

    private const int Draws = 200;

    /// <summary>Measures the predictions of one system.</summary>
    /// <param name="classes">The K classes.</param>
    /// <param name="predictions">Its test rows, at least one; copies count.</param>
    /// <param name="speakerOf">Returns the speaker of an utterance id, or null if unknown; null if no speakers are known.</param>
    /// <param name="seed">The seed of every bootstrap.</param>
    /// <param name="resamples">The number of resamples.</param>
    /// <returns>The measures; null if a model was not calibrated.</returns>
    public static CalibrationMetrics? Of(
        IReadOnlyList<string> classes, IReadOnlyList<Prediction> predictions, Func<string, string?>? speakerOf, int seed, int resamples)
    {
        if (predictions.Any(row => row.Calibrated is null))
        {
            return null;
        }

        Prediction[] rows = [.. predictions.SelectMany(row => Enumerable.Repeat(row, row.Copies))];
        var labels = Array.ConvertAll(rows, row => classes.ToList().IndexOf(row.Actual));
        var speakers = Array.ConvertAll(rows, row => speakerOf?.Invoke(row.Utterance));
        var bySpeaker = Array.TrueForAll(speakers, speaker => speaker is not null) && speakers.Distinct().Count() >= BootstrapInterval.MinimumSpeakers;
        var units = bySpeaker ? speakers.Select(speaker => speaker!) : rows.Select(row => row.Utterance);
        var draws = new Bootstrap(Resampling.By(units, seed), resamples, rows.Length, seed);
        var strange = Array.ConvertAll(rows, row => row.Calibrated!.Familiarity is { IsUnfamiliar: true });
        var strangers = rows.Zip(strange).Where(pair => pair.Second).Select(pair => pair.First).ToList();
        return new CalibrationMetrics(
            rows.Length,
            [.. predictions.DistinctBy(row => row.Fold).Select(row => row.Calibrated!.Temperature)],
            Quality(rows, labels, row => row.Unscaled, draws),
            Quality(rows, labels, row => row.Probabilities, draws),
            [.. Levels.Select(level => SetsAt(classes, rows, labels, level, draws))],
            draws.Share(_ => true, row => strange[row])!,
            strangers.Count == 0 ? null : strangers.Average(row => row.Actual == row.Predicted ? 1.0 : 0));
    }

    private static ProbabilityQuality Quality(Prediction[] rows, int[] labels, Func<CalibratedPrediction, float[]> of, Bootstrap draws)
    {
        var probabilities = Array.ConvertAll(rows, row => Array.ConvertAll(of(row.Calibrated!), value => (double)value));
        var sure = rows.Select((row, index) => (Confidence: probabilities[index].Max(), IsRight: row.Actual == row.Predicted)).ToArray();
        var bins = Reliability.Of(sure);
        return new ProbabilityQuality(
            draws.Estimate(Reliability.Error(bins), drawn => Reliability.Error(Reliability.Of(drawn.Select(row => sure[row])))),
            LeastError([.. sure.Select(row => row.Confidence)], draws.Seed),
            TemperatureScaling.Loss(probabilities, labels),
            sure.Average(row => row.Confidence),
            bins);
    }

    // Draws whether each row is right as often as its confidence says.
    private static double LeastError(double[] confidences, int seed)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        return Enumerable.Range(0, Draws).Average(
            _ => Reliability.Error(Reliability.Of(confidences.Select(confidence => (confidence, random.NextDouble() < confidence)))));
    }

    private static SetMetrics SetsAt(IReadOnlyList<string> classes, Prediction[] rows, int[] labels, double level, Bootstrap draws)
    {
        var sets = Array.ConvertAll(rows, row => row.Calibrated!.Set(level));
        var covers = sets.Zip(labels, (set, label) => set.Contains(label)).ToArray();
        return new SetMetrics(
            level,
            draws.Share(_ => true, row => covers[row])!,
            [
                .. from k in Enumerable.Range(0, classes.Count)
                   let own = draws.Share(row => labels[row] == k, row => covers[row])
                   where own is not null
                   select new ClassCoverage(classes[k], labels.Count(label => label == k), own),
            ],
            sets.Average(set => set.Count),
            sets.Average(set => set.Count == 1 ? 1.0 : 0));
    }

    /// <summary>Measures of all rows, and of resamples of them.</summary>
    private sealed class Bootstrap(Resampling groups, int resamples, int rows, int seed)
    {
        public int Seed => seed;

        public Estimate Estimate(double value, Func<IEnumerable<int>, double> measure) =>
            new(value, BootstrapInterval.Percentiles(groups.Measure(resamples, measure)));

        // Of the rows that count, the share of those that have something; null if none counts. A resample without such rows has no share.
        public Estimate? Share(Func<int, bool> counts, Func<int, bool> has)
        {
            double Measure(IEnumerable<int> drawn)
            {
                var (all, some) = (0, 0);
                foreach (var row in drawn.Where(counts))
                {
                    all++;
                    some += has(row) ? 1 : 0;
                }

                return all == 0 ? double.NaN : (double)some / all;
            }

            var value = Measure(Enumerable.Range(0, rows));
            return double.IsNaN(value) ? null : new(value, BootstrapInterval.Percentiles(groups.Measure(resamples, Measure).Where(double.IsFinite)));
        }
    }
}

/// <summary>A number with its 95 % interval.</summary>
/// <param name="Value">The number.</param>
/// <param name="Interval">The interval.</param>
public sealed record Estimate(double Value, Interval Interval);

/// <summary>How good probabilities are.</summary>
/// <param name="Error">The expected calibration error: see <see cref="Reliability"/>. Resamples have larger errors, because their bins are noisier.</param>
/// <param name="LeastError">The mean expected calibration error that perfect probabilities of these confidences would have on as many rows by chance.</param>
/// <param name="Loss">The mean negative natural logarithm of the probability of the true class.</param>
/// <param name="Confidence">The mean probability of the predicted class; of perfect probabilities, the accuracy.</param>
/// <param name="Bins">Confidence and accuracy in bins of equal numbers of rows, the least confident first.</param>
public sealed record ProbabilityQuality(Estimate Error, double LeastError, double Loss, double Confidence, IReadOnlyList<ReliabilityBin> Bins);

/// <summary>The conformal sets at one level.</summary>
/// <param name="Level">The level: the share of rows whose true class their sets should have.</param>
/// <param name="Coverage">The share of rows whose sets do have it.</param>
/// <param name="Classes">The same for the rows of each class that has any.</param>
/// <param name="MeanSize">The mean number of classes in a set.</param>
/// <param name="Single">The share of sets of one class.</param>
public sealed record SetMetrics(double Level, Estimate Coverage, IReadOnlyList<ClassCoverage> Classes, double MeanSize, double Single);

/// <summary>The coverage of one class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Rows">Its test rows.</param>
/// <param name="Coverage">The share of them whose sets have it.</param>
public sealed record ClassCoverage(string Class, int Rows, Estimate Coverage);
