namespace EmotionRecognition.Protocols.Audit;

/// <summary>Searches a split for what test rows should not share with the rows that a system is fitted or selected on.</summary>
public static class LeakageAudit
{
    /// <summary>Runs every check that the input allows.</summary>
    /// <param name="input">A split under any protocol, honest or not, and what is known about its utterances.</param>
    /// <returns>The findings, including those without rows.</returns>
    /// <exception cref="InputException">A row of the split has no label in the class set, or a prediction is not for a test row.</exception>
    public static AuditReport Run(AuditInput input)
    {
        var split = new AuditedSplit(input);
        var writer = new FindingWriter(split);
        var findings = SharedKeyChecks.Run(split, writer).Concat(RowChecks.Run(split, writer)).Concat(FittingChecks.Run(split, writer))
            .Concat(SeenChecks.Run(split, writer));
        return new AuditReport(input.Protocol.Name, [.. findings.OrderBy(finding => finding.Kind)]);
    }
}
