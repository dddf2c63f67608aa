namespace EmotionRecognition.Evaluation;

/// <summary>How well one class is told from all others: F1 with its interval, and what happens if the class is predicted above another probability.</summary>
/// <remarks>
/// The area under the ROC curve is the chance that a row of the class has a higher probability of it than another row, ties counted half (Mann and Whitney
/// 1947; Hanley and McNeil, Radiology 143, 1982). Average precision is <c>sum (R(n) - R(n - 1)) P(n)</c> over thresholds, without interpolation, as in
/// scikit-learn.
/// </remarks>
/// <param name="Class">The class.</param>
/// <param name="Rows">Its test rows.</param>
/// <param name="OtherRows">Test rows of other classes.</param>
/// <param name="F1">F1 of the predictions, 0 to 1.</param>
/// <param name="Area">The area under the ROC curve, 0.5 by chance.</param>
/// <param name="Precision">Average precision; by chance, the share of the class among all rows.</param>
/// <param name="Unit">What the 95 % intervals are over: <c>speakers</c> or <c>test rows</c>; see <see cref="JackknifeUnits"/>.</param>
/// <param name="Points">The curves' points, by falling threshold.</param>
public sealed record ClassCurves(
    string Class, int Rows, int OtherRows, Estimate F1, Estimate Area, Estimate Precision, string Unit, IReadOnlyList<CurvePoint> Points)
{
    private const int MostPoints = 60;

    /// <summary>Measures each class that some test rows have and others do not.</summary>
    /// <param name="classes">The K classes.</param>
    /// <param name="rows">The test rows of one system under one protocol, at least one.</param>
    /// <param name="speakerOf">Returns the speaker of an utterance id, or null if unknown.</param>
    public static IReadOnlyList<ClassCurves> Of(IReadOnlyList<string> classes, IReadOnlyList<Prediction> rows, Func<string, string?> speakerOf)
    {
        var units = JackknifeUnits.Of([.. rows.Select(row => row.Utterance)], speakerOf);
        return
        [
            .. classes.Index().Where(each => rows.Any(row => row.Actual == each.Item) && rows.Any(row => row.Actual != each.Item))
                .Select(each => Of(each.Item, [.. Scores(each.Index, each.Item, rows, units)], units)),
        ];
    }

    private static ClassCurves Of(string name, Scored[] scores, JackknifeUnits units)
    {
        var estimates = units.Shares(without => Measure(scores, without));
        return new(
            name, scores.Where(row => row.IsOwn).Sum(row => row.Copies), scores.Where(row => !row.IsOwn).Sum(row => row.Copies),
            estimates[0] ?? new Estimate(0, new Interval(0, 1)), estimates[1]!, estimates[2]!, units.Name, Thin(Trace(scores)));
    }

    private static IEnumerable<Scored> Scores(int index, string name, IReadOnlyList<Prediction> rows, JackknifeUnits units) => rows
        .Select((row, place) => new Scored(row.Probabilities[index], row.Actual == name, row.Predicted == name, units[place], row.Copies))
        .OrderByDescending(row => row.Score);

    // F1, area, and average precision without a unit.
    private static double[] Measure(Scored[] scores, int without)
    {
        int own = 0, other = 0, predicted = 0, hits = 0;
        double area = 0, precision = 0;
        for (var start = 0; start < scores.Length;)
        {
            var (ownTied, otherTied, end) = (0, 0, start);
            for (; end < scores.Length && scores[end].Score.Equals(scores[start].Score); end++)
            {
                var row = scores[end];
                if (row.Unit != without)
                {
                    (ownTied, otherTied) = row.IsOwn ? (ownTied + row.Copies, otherTied) : (ownTied, otherTied + row.Copies);
                    predicted += row.IsPredicted ? row.Copies : 0;
                    hits += row.IsPredicted && row.IsOwn ? row.Copies : 0;
                }
            }

            area += otherTied * (own + (ownTied / 2.0));
            (own, other, start) = (own + ownTied, other + otherTied, end);
            precision += ownTied == 0 ? 0 : ownTied * ((double)own / (own + other));
        }

        return own == 0 || other == 0 ? [double.NaN, double.NaN, double.NaN] : [2.0 * hits / (own + predicted), area / own / other, precision / own];
    }

    private static List<CurvePoint> Trace(Scored[] scores)
    {
        double allOwn = scores.Where(row => row.IsOwn).Sum(row => row.Copies), allOther = scores.Where(row => !row.IsOwn).Sum(row => row.Copies);
        var points = new List<CurvePoint>();
        var (own, other) = (0, 0);
        foreach (var tied in scores.GroupBy(row => row.Score))
        {
            own += tied.Where(row => row.IsOwn).Sum(row => row.Copies);
            other += tied.Where(row => !row.IsOwn).Sum(row => row.Copies);
            points.Add(new(tied.Key, own / allOwn, other / allOther, (double)own / (own + other)));
        }

        return points;
    }

    // A drawing needs no more points than it has room for: those where recall or the share of false alarms has moved by a sixtieth.
    private static List<CurvePoint> Thin(List<CurvePoint> points)
    {
        var kept = new List<CurvePoint>();
        foreach (var point in points)
        {
            if (kept.Count == 0 || Place(point) > Place(kept[^1]) || ReferenceEquals(point, points[^1]))
            {
                kept.Add(point);
            }
        }

        return kept;
    }

    private static int Place(CurvePoint point) => (int)Math.Floor(MostPoints * (point.Recall + point.FalseAlarms) / 2);

    private readonly record struct Scored(float Score, bool IsOwn, bool IsPredicted, int Unit, int Copies);
}

/// <summary>A point of the curves of a class: what is found if the class is predicted from a threshold on.</summary>
/// <param name="Threshold">The probability from which on the class is predicted.</param>
/// <param name="Recall">The share of rows of the class that are predicted as it.</param>
/// <param name="FalseAlarms">The share of other rows that are predicted as it.</param>
/// <param name="Precision">The share of rows predicted as it that are of the class.</param>
public sealed record CurvePoint(float Threshold, double Recall, double FalseAlarms, double Precision);
