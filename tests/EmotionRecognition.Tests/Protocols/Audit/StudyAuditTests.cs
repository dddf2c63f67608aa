using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Protocols;
using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.Tests.Text;
using EmotionRecognition.Text;

namespace EmotionRecognition.Tests.Protocols.Audit;

/// <summary>What the audit says of the study's own files, and of honest folds of the same corpus.</summary>
public sealed class StudyAuditTests
{
    private const int TestRows = 1960;

    private static readonly Lazy<AuditReport> _study = new(() => LeakageAudit.Run(StudyInput()));

    [Fact]
    public void Run_StudysFiles_FindsTheCopies()
    {
        var copies = Find(_study.Value, AuditKind.CopiesOfTrainingRows);

        Assert.Equal((483, TestRows, AuditSeverity.Leak), (copies.Rows, copies.OfRows, copies.Severity));
        Assert.Equal(0.246, copies.Share, 0.0005);
        Assert.Equal(
            [
                new("anger", 0, 206), new("happiness", 0, 315), new("sadness", 0, 618), new("fear", 245, 245), new("surprise", 238, 238),
                new("neutral", 0, 338),
            ],
            copies.ByClass);
    }

    [Fact]
    public void Run_StudysFiles_FindsAllSpeakersAndDialogsOnBothSides()
    {
        var report = _study.Value;

        Assert.Equal((10, TestRows), (Find(report, AuditKind.SharedSpeakers).Groups, Find(report, AuditKind.SharedSpeakers).Rows));
        Assert.Equal((151, TestRows), (Find(report, AuditKind.SharedDialogs).Groups, Find(report, AuditKind.SharedDialogs).Rows));
        Assert.Equal((11, TestRows), (Find(report, AuditKind.SharedScenarios).Groups, Find(report, AuditKind.SharedScenarios).Rows));
        Assert.Equal(TestRows, Find(report, AuditKind.FittedOnTestRows).Rows);
        Assert.Equal(TestRows, Find(report, AuditKind.SelectedOnTestRows).Rows);
        Assert.Equal(0, Find(report, AuditKind.ConflictingLabels).Rows);
        Assert.True(report.HasLeaks);
        report.ThrowOnErrors();
    }

    [Fact]
    public void Run_StudysSplitCalledHonest_IsRefused()
    {
        var report = LeakageAudit.Run(StudyInput() with { Protocol = new HonestProtocol() });

        Assert.Contains("483 of 1960 test rows that are duplicates", Assert.Throws<InputException>(report.ThrowOnErrors).Message);
    }

    [Fact]
    public void Run_StudysVectorizerCalledHonest_IsFoundOut()
    {
        var input = StudyInput() with { Protocol = new HonestProtocol() };
        string[] train = [.. StudyText.Train().Select(row => row.Transcription)];
        string[] all = [.. train, .. StudyText.Test().Select(row => row.Transcription)];

        Assert.Equal(0, FittedOnTest(input, train).Rows);
        Assert.Equal(TestRows, FittedOnTest(input, all).Rows);
        Assert.StartsWith("474 terms", FittedOnTest(input, all).Example);
    }

    [Fact]
    public void Run_HonestFoldsOfIemocap_FindsNoLeak()
    {
        var utterances = IemocapDefinition.StudySix.Keep(Iemocap.Utterances());
        var report = LeakageAudit.Run(new AuditInput
        {
            Protocol = new HonestProtocol(),
            Classes = IemocapDefinition.StudySix,
            Rows = HonestFolds.Make(utterances, new FoldOptions { Rule = FoldRule.BySession }),
            Utterances = utterances,
            Transcripts = Transcripts(),
        });

        Assert.False(report.HasLeaks, string.Join("; ", report.Errors.Select(error => error.Example)));
        Assert.Equal(7527, Find(report, AuditKind.SharedScenarios).Rows);
        Assert.InRange(Find(report, AuditKind.IdenticalTranscripts).Rows, 1, 7526);
    }

    [Fact]
    public void Run_ScriptDisjointFoldsOfIemocap_FindsNoLeak()
    {
        var utterances = IemocapDefinition.Four.Keep(Iemocap.Utterances());
        var rows = HonestFolds.Make(utterances, new FoldOptions { Rule = FoldRule.BySessionAndScenario });
        var input = new AuditInput
        {
            Protocol = new ScriptDisjointProtocol(),
            Classes = IemocapDefinition.Four,
            Rows = rows,
            Utterances = utterances,
        };

        var report = LeakageAudit.Run(input);
        Assert.False(report.HasLeaks);
        Assert.Equal(0, Find(report, AuditKind.SharedScenarios).Rows);

        var bySession = input with { Rows = HonestFolds.Make(utterances, new FoldOptions { Rule = FoldRule.BySession }) };
        Assert.Equal(
            [AuditKind.SharedScenarios, AuditKind.ValidationNotApart],
            LeakageAudit.Run(bySession).Errors.Select(error => error.Kind));
    }

    private static AuditFinding FittedOnTest(AuditInput input, IReadOnlyList<string> texts)
    {
        var vectorizer = TfidfVectorizer.Fit(texts, TfidfOptions.Study);
        var report = LeakageAudit.Run(input with { Vectorizers = new Dictionary<int, TfidfVectorizer> { [1] = vectorizer } });
        return Find(report, AuditKind.FittedOnTestRows);
    }

    private static AuditInput StudyInput() => new()
    {
        Protocol = new PublishedProtocol(),
        Classes = IemocapDefinition.StudySix,
        Rows = StudyText.Split(),
        Utterances = Iemocap.Utterances(),
        Transcripts = Transcripts(),
    };

    private static IReadOnlyList<Transcript> Transcripts() =>
        [.. StudyText.Train().Concat(StudyText.Test()).Select(row => new Transcript(row.Utterance, row.Transcription))];

    private static AuditFinding Find(AuditReport report, AuditKind kind) => report.Findings.Single(finding => finding.Kind == kind);
}
