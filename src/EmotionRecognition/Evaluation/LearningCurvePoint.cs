namespace EmotionRecognition.Evaluation;

/// <summary>What one system scores on the test rows of a protocol if it is trained on fewer speakers, over several draws of these.</summary>
/// <param name="Protocol">The protocol's name.</param>
/// <param name="System">The system's name.</param>
/// <param name="Speakers">The mean number of training speakers over folds, a whole number unless it is <see cref="IsAll"/>.</param>
/// <param name="IsAll">Whether these are all training speakers: the system itself, trained once.</param>
/// <param name="TrainingRows">The mean number of training rows over folds and draws.</param>
/// <param name="Recalls">The unweighted average recall of each draw, over the test rows of all folds.</param>
/// <param name="Recall">Their mean, and its 95 % interval over units of test rows, which all draws share.</param>
/// <param name="Difference">Their mean minus the recall with all speakers, and its interval from the same units.</param>
/// <param name="Unit">What intervals are over: <c>speakers</c> or <c>test rows</c>.</param>
public sealed record LearningCurvePoint(
    string Protocol, string System, double Speakers, bool IsAll, double TrainingRows, IReadOnlyList<double> Recalls, Estimate Recall, Estimate Difference,
    string Unit)
{
    /// <summary>Scores the draws of one number of speakers.</summary>
    /// <param name="classes">The K classes.</param>
    /// <param name="speakers">The mean number of training speakers.</param>
    /// <param name="trainingRows">The mean number of training rows.</param>
    /// <param name="draws">The predictions of each draw, of the same test rows in the same order; at least one.</param>
    /// <param name="all">The predictions for these rows of the system that was trained on all speakers.</param>
    /// <param name="isAll">Whether <paramref name="draws"/> is only <paramref name="all"/>.</param>
    /// <param name="speakerOf">Returns the speaker of an utterance id, or null if unknown.</param>
    /// <exception cref="ArgumentException">The rows are not the same.</exception>
    public static LearningCurvePoint Of(
        IReadOnlyList<string> classes,
        double speakers,
        double trainingRows,
        IReadOnlyList<IReadOnlyList<Prediction>> draws,
        IReadOnlyList<Prediction> all,
        bool isAll,
        Func<string, string?> speakerOf)
    {
        if (draws.Count == 0 || draws.Any(draw => !draw.Select(row => row.Utterance).SequenceEqual(all.Select(row => row.Utterance))))
        {
            throw new ArgumentException($"{draws.Count} draws, expected at least one, of the same {all.Count} test rows", nameof(draws));
        }

        var units = JackknifeUnits.Of([.. all.Select(row => row.Utterance)], speakerOf);
        var counted = draws.Select(draw => CountedRows.Of(classes, draw)).ToList();
        var whole = CountedRows.Of(classes, all);
        double Of(CountedRows rows, int without)
        {
            var cells = rows.Cells(Enumerable.Range(0, all.Count).Where(row => units[row] != without));
            return cells.Sum() == 0 ? double.NaN : Measures.Of(cells, classes.Count).UnweightedRecall;
        }

        double Mean(int without) => counted.Average(rows => Of(rows, without));
        var difference = units.Differences(without => [Mean(without) - Of(whole, without)])[0]!;
        return new(
            all[0].Protocol, all[0].System, speakers, isAll, trainingRows, [.. counted.Select(rows => Of(rows, -1))],
            units.Shares(without => [Mean(without)])[0]!, new Estimate(difference.Value, difference.Interval), units.Name);
    }
}
