namespace EmotionRecognition.Protocols.Audit;

/// <summary>Counts the rows of a finding by class, and a system's accuracy with and without them.</summary>
internal sealed class FindingWriter
{
    private readonly AuditedSplit _split;
    private readonly Dictionary<(int Fold, string Utterance), bool> _isRight;
    private readonly double? _accuracy;

    public FindingWriter(AuditedSplit split)
    {
        _split = split;
        var tested = split.Test.Select(row => (row.Fold, row.Utterance)).ToHashSet();
        foreach (var outcome in split.Input.Outcomes.Where(outcome => !tested.Contains((outcome.Fold, outcome.Utterance))))
        {
            throw new InputException(
                $"prediction of {outcome.Utterance}",
                $"no test row in fold {outcome.Fold}",
                "predictions of test rows",
                "run the target Evaluate");
        }

        _isRight = split.Input.Outcomes.DistinctBy(outcome => (outcome.Fold, outcome.Utterance))
            .ToDictionary(outcome => (outcome.Fold, outcome.Utterance), outcome => outcome.Actual == outcome.Predicted);
        _accuracy = Accuracy(split.Test);
    }

    /// <summary>Creates a finding about test rows.</summary>
    /// <param name="kind">The kind of finding.</param>
    /// <param name="concerned">The affected rows.</param>
    /// <param name="groups">The number of distinct things found.</param>
    /// <param name="example">One of them, in words.</param>
    public AuditFinding Test(AuditKind kind, IReadOnlyCollection<AuditedRow> concerned, int groups, string example)
    {
        var rows = concerned.ToHashSet();
        return Finding(kind, _split.Test, rows, groups, example) with
        {
            Accuracy = _accuracy,
            AccuracyWithout = Accuracy(_split.Test.Where(row => !rows.Contains(row))),
        };
    }

    /// <summary>Creates a finding about validation rows, for which there are no predictions.</summary>
    /// <param name="kind">The kind of finding.</param>
    /// <param name="concerned">The affected rows.</param>
    /// <param name="groups">The number of distinct things found.</param>
    /// <param name="example">One of them, in words.</param>
    public AuditFinding Validation(AuditKind kind, IReadOnlyCollection<AuditedRow> concerned, int groups, string example) =>
        Finding(kind, _split.Validation, concerned, groups, example);

    private AuditFinding Finding(
        AuditKind kind, IReadOnlyCollection<AuditedRow> all, IReadOnlyCollection<AuditedRow> concerned, int groups, string example) => new(
        kind,
        kind.SeverityUnder(_split.Input.Protocol.Audit),
        concerned.Sum(row => row.Copies),
        all.Sum(row => row.Copies),
        groups,
        example,
        [
            .. _split.Input.Classes.Classes.Index()
                .Select(pair => new AuditClassCount(pair.Item, CountOf(concerned, pair.Index), CountOf(all, pair.Index))),
        ]);

    private static int CountOf(IEnumerable<AuditedRow> rows, int index) => rows.Where(row => row.Class == index).Sum(row => row.Copies);

    private double? Accuracy(IEnumerable<AuditedRow> rows)
    {
        var right = 0;
        var all = 0;
        foreach (var row in rows)
        {
            if (_isRight.TryGetValue((row.Fold, row.Utterance), out var isRight))
            {
                all += row.Copies;
                right += isRight ? row.Copies : 0;
            }
        }

        return all == 0 ? null : (double)right / all;
    }
}
