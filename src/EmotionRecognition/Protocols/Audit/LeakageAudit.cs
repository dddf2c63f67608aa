namespace EmotionRecognition.Protocols.Audit;

/// <summary>Looks in a split for what test rows should not share with the rows that a system is fitted on or chosen by.</summary>
public static class LeakageAudit
{
    /// <summary>Answers every question that the input allows.</summary>
    /// <param name="input">A split of any protocol, honest or not, and what is known of its utterances.</param>
    /// <returns>The findings; also those without rows.</returns>
    /// <exception cref="InputException">A row of the split has no label of the class set, or a prediction is not of a test row.</exception>
    public static AuditReport Run(AuditInput input)
    {
        var split = new AuditedSplit(input);
        var writer = new FindingWriter(split);
        var findings = SharedKeyChecks.Run(split, writer).Concat(RowChecks.Run(split, writer)).Concat(FittingChecks.Run(split, writer));
        return new AuditReport(input.Protocol.Name, [.. findings.OrderBy(finding => finding.Kind)]);
    }
}
