using CsCheck;
using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Protocols;
using EmotionRecognition.Protocols.Audit;

namespace EmotionRecognition.Tests.Protocols.Audit;

public sealed class LeakageAuditTests
{
    [Fact]
    public void Run_HonestFoldsOfAnyCorpus_FindsNoLeak() => RandomCorpus.OfSessions.Sample(utterances =>
    {
        var kept = IemocapDefinition.StudySix.Keep([.. utterances, .. OneOfEachSession()]);
        var rows = HonestFolds.Make(kept, new FoldOptions { Rule = FoldRule.BySession });

        Assert.False(LeakageAudit.Run(Input(new HonestProtocol(), kept, rows)).HasLeaks);
    });

    [Fact]
    public void Run_OneTestRowTrainedOnToo_IsAnError() => Gen.Select(RandomCorpus.OfSessions, Gen.Int[0, 1000]).Sample((utterances, pick) =>
    {
        var kept = IemocapDefinition.StudySix.Keep([.. utterances, .. OneOfEachSession()]);
        var rows = HonestFolds.Make(kept, new FoldOptions { Rule = FoldRule.BySession });
        var tested = rows.Where(row => row.Role == Role.Test).ToList();
        var report = LeakageAudit.Run(Input(new HonestProtocol(), kept, [.. rows, tested[pick % tested.Count] with { Role = Role.Train }]));

        Assert.Equal(1, Find(report, AuditKind.CopiesOfTrainingRows).Rows);
        Assert.Contains(report.Errors, error => error.Kind == AuditKind.SharedSpeakers);
        Assert.Throws<InputException>(report.ThrowOnErrors);
    });

    [Fact]
    public void Run_PublishedSplit_CountsCopiesAsByHand() => Gen.Select(RandomCorpus.OfSessions, Gen.Int).Sample((utterances, seed) =>
    {
        var corpus = utterances.Append(Iemocap.Named("Ses01F_impro09_F000", "fea")).ToList();
        var rows = PublishedSplit.Make(corpus, IemocapDefinition.StudySix, PublishedOptions.Study, seed);
        var finding = Find(LeakageAudit.Run(Input(new PublishedProtocol(), corpus, rows)), AuditKind.CopiesOfTrainingRows);

        var train = rows.Utterances(1, Role.Train).ToHashSet();
        Assert.Equal(rows.Utterances(1, Role.Test).Count(train.Contains), finding.Rows);
        Assert.Equal(rows.Utterances(1, Role.Test).Count, finding.OfRows);
    });

    [Fact]
    public void Run_SharedThings_NamesEach()
    {
        Utterance[] utterances =
        [
            new("v_x_0.0_1.0", "d1", "A", "", 0, 1, "happy"),
            new("v_x_2.0_3.0", "d1", "A", "", 0, 1, "happy"),
            new("w_0.0_1.0", "d2", "B", "", 0, 1, "sad"),
        ];
        var report = LeakageAudit.Run(Input(
            new HonestProtocol(),
            utterances,
            [new("v_x_0.0_1.0", 1, Role.Train, 1), new("v_x_2.0_3.0", 1, Role.Test, 1), new("w_0.0_1.0", 1, Role.Test, 1)]) with
        {
            Transcripts = [new("v_x_0.0_1.0", "Yeah."), new("v_x_2.0_3.0", "(No)"), new("w_0.0_1.0", "yeah .")],
            Recordings = new Dictionary<string, string> { ["v_x_0.0_1.0"] = "1f", ["w_0.0_1.0"] = "1f" },
        });

        Assert.Equal("v_x_2.0_3.0 and v_x_0.0_1.0 of fold 1: v_x", Find(report, AuditKind.SharedSourceVideos).Example);
        Assert.Equal("v_x_2.0_3.0 and v_x_0.0_1.0 of fold 1: A", Find(report, AuditKind.SharedSpeakers).Example);
        Assert.Equal("v_x_2.0_3.0 and v_x_0.0_1.0 of fold 1: d1", Find(report, AuditKind.SharedDialogs).Example);
        Assert.Equal("w_0.0_1.0 and v_x_0.0_1.0 of fold 1: 1f", Find(report, AuditKind.DuplicateRecordings).Example);
        Assert.Equal("w_0.0_1.0 and v_x_0.0_1.0 of fold 1: yeah .", Find(report, AuditKind.IdenticalTranscripts).Example);
        Assert.Equal(AuditSeverity.Information, Find(report, AuditKind.IdenticalTranscripts).Severity);
        Assert.Equal(1, Find(report, AuditKind.ClassesNotTrained).Rows);
        Assert.Equal("no sadness in the training rows of fold 1", Find(report, AuditKind.ClassesNotTrained).Example);
        Assert.DoesNotContain(report.Findings, finding => finding.Kind is AuditKind.SharedScenarios or AuditKind.ValidationNotApart);
    }

    [Fact]
    public void Run_GeneratedSamplesOfOneVideo_CountVideosNeitherAsSpeakersNorAsDialogs()
    {
        Utterance[] utterances =
        [
            new("Ses01F_impro01_F000", "Ses01F_impro01", "Ses01F", "Ses01", 0, 1, "hap"),
            new("Ses01F_impro01_F001", "Ses01F_impro01", "Ses01F", "Ses01", 1, 2, "hap"),
            new("gan_v_x_0.0_1.0", "v_x", "v_x", "", 0, 1, "hap"),
            new("gan_v_x_2.0_3.0", "v_x", "v_x", "", 0, 1, "hap"),
            new("ae_v_x_4.0_5.0", "v_x", "v_x", "", 0, 1, "sad"),
        ];
        var roles = new[] { Role.Train, Role.Test, Role.Train, Role.Test, Role.Test };
        var report = LeakageAudit.Run(Input(new PublishedProtocol(), utterances, [.. utterances.Zip(roles, (utterance, role) =>
            new SplitRow(utterance.Id, 1, role, 1))]));
        (AuditKind Kind, int Rows, int Groups)[] expected =
            [(AuditKind.SharedSpeakers, 1, 1), (AuditKind.SharedDialogs, 1, 1), (AuditKind.SharedSourceVideos, 2, 1)];
        Assert.Equal(expected, expected.Select(each => Find(report, each.Kind)).Select(found => (found.Kind, found.Rows, found.Groups)));
        Assert.Equal(["speaker", "dialog", "video"], expected.Select(each => each.Kind.Things(1)));
    }

    [Fact]
    public void Run_WordsShared_IsNoLeak()
    {
        Utterance[] utterances = [Clip.Of("a", "A", "ang"), Clip.Of("b", "B", "ang")];
        var report = LeakageAudit.Run(Input(new HonestProtocol(), utterances, [new("a", 1, Role.Train, 1), new("b", 1, Role.Test, 1)]) with
        {
            Transcripts = [new("a", "yeah."), new("b", "yeah.")],
        });

        Assert.Equal(1, Find(report, AuditKind.IdenticalTranscripts).Rows);
        Assert.False(report.HasLeaks);
    }

    [Fact]
    public void Run_ValidationSpeakerTrainedOn_IsAnError()
    {
        Utterance[] utterances =
            [Clip.Of("a", "A", "ang"), Clip.Of("b", "A", "ang"), Clip.Of("c", "C", "ang")];
        var report = LeakageAudit.Run(Input(
            new HonestProtocol(), utterances, [new("a", 1, Role.Train, 1), new("b", 1, Role.Validation, 3), new("c", 1, Role.Test, 1)]));

        var finding = Assert.Single(report.Errors);
        Assert.Equal((AuditKind.ValidationNotApart, 3, 3), (finding.Kind, finding.Rows, finding.OfRows));
    }

    [Fact]
    public void Run_TestSpeakerInValidation_IsAnError()
    {
        Utterance[] utterances =
            [Clip.Of("a", "A", "ang"), Clip.Of("b", "B", "ang"), Clip.Of("c", "B", "ang")];
        var report = LeakageAudit.Run(Input(
            new HonestProtocol(), utterances, [new("a", 1, Role.Train, 1), new("b", 1, Role.Validation, 1), new("c", 1, Role.Test, 1)]));

        Assert.Equal([AuditKind.SharedSpeakers], report.Errors.Select(error => error.Kind));
    }

    [Fact]
    public void Run_LabelsThatDiffer_NamesThem()
    {
        Utterance[] utterances = [Clip.Of("a", "A", "ang"), Clip.Of("b", "B", "exc"), Clip.Of("b", "B", "neu")];
        var report = LeakageAudit.Run(Input(new HonestProtocol(), utterances, [new("a", 1, Role.Train, 1), new("b", 1, Role.Test, 2)]));

        var finding = Assert.Single(report.Errors);
        Assert.Equal((AuditKind.ConflictingLabels, 2, "b is exc and neu"), (finding.Kind, finding.Rows, finding.Example));
    }

    [Fact]
    public void Run_LabelsOfOneClass_AreNoConflict()
    {
        Utterance[] utterances = [Clip.Of("a", "A", "ang"), Clip.Of("b", "B", "exc"), Clip.Of("b", "B", "hap")];

        var report = LeakageAudit.Run(Input(new HonestProtocol(), utterances, [new("a", 1, Role.Train, 1), new("b", 1, Role.Test, 2)]));

        Assert.False(report.HasLeaks);
    }

    [Fact]
    public void Run_Predictions_GivesAccuracyWithAndWithoutTheLeak()
    {
        Utterance[] utterances =
            [Clip.Of("a", "A", "fea"), Clip.Of("b", "B", "ang"), Clip.Of("c", "C", "ang"), Clip.Of("d", "D", "neu")];
        var report = LeakageAudit.Run(Input(
            new PublishedProtocol(),
            utterances,
            [
                new("a", 1, Role.Train, 25), new("d", 1, Role.Train, 1), new("a", 1, Role.Test, 6), new("b", 1, Role.Test, 1),
                new("c", 1, Role.Test, 1),
            ]) with
        {
            Outcomes = [new(1, "a", "fear", "fear"), new(1, "b", "anger", "anger"), new(1, "c", "anger", "neutral")],
        });

        var copies = Find(report, AuditKind.CopiesOfTrainingRows);
        Assert.Equal((6, 7 / 8.0, 0.5), (copies.Rows, copies.Accuracy, copies.AccuracyWithout));
        var selection = Find(report, AuditKind.SelectedOnTestRows);
        Assert.Equal((8, 7 / 8.0, null), (selection.Rows, selection.Accuracy, selection.AccuracyWithout));
    }

    [Fact]
    public void Run_Transductive_SaysSoAndIsNoLeak()
    {
        Utterance[] utterances = [Clip.Of("a", "A", "ang"), Clip.Of("b", "B", "ang")];
        var report = LeakageAudit.Run(Input(new TransductiveProtocol(), utterances, [new("a", 1, Role.Train, 1), new("b", 1, Role.Test, 1)]));

        Assert.Equal(1, Find(report, AuditKind.NormalizedByTestSpeakers).Rows);
        Assert.False(report.HasLeaks);
    }

    [Fact]
    public void Run_TestRowSeenByAGivenModel_IsAnErrorAndSharedWordsAreNot()
    {
        Utterance[] utterances = [Clip.Of("a", "A", "ang"), Clip.Of("b", "B", "ang"), Clip.Of("c", "B", "ang")];
        SplitRow[] rows = [new("a", 1, Role.Train, 1), new("b", 1, Role.Test, 1), new("c", 1, Role.Test, 1)];
        AuditReport Audit(params SeenTestRow[]? seen) => LeakageAudit.Run(Input(new HonestProtocol(), utterances, rows) with { Seen = seen });

        var report = Audit(new SeenTestRow(1, "b", IsOnlyWords: false, "b is x"), new SeenTestRow(1, "c", IsOnlyWords: true, "c has the words of y"));

        Assert.Equal((1, 2, "b is x"), Of(Find(report, AuditKind.SeenByTheModel)));
        Assert.Equal(AuditKind.SeenByTheModel, Assert.Single(report.Errors).Kind);
        Assert.Equal((1, 2, "c has the words of y"), Of(Find(report, AuditKind.WordsSeenByTheModel)));
        Assert.Equal((0, 2, ""), Of(Find(Audit([]), AuditKind.SeenByTheModel)));
        Assert.DoesNotContain(Audit(null).Findings, finding => finding.Kind is AuditKind.SeenByTheModel or AuditKind.WordsSeenByTheModel);

        static (int Rows, int Of, string Example) Of(AuditFinding finding) => (finding.Rows, finding.OfRows, finding.Example);
    }

    [Fact]
    public void Run_PredictionOfNoTestRow_Throws()
    {
        Utterance[] utterances = [Clip.Of("a", "A", "ang"), Clip.Of("b", "B", "ang")];
        var input = Input(new HonestProtocol(), utterances, [new("a", 1, Role.Train, 1), new("b", 1, Role.Test, 1)]);

        Assert.Throws<InputException>(() => LeakageAudit.Run(input with { Outcomes = [new(1, "a", "anger", "anger")] }));
    }

    [Theory]
    [InlineData("z", "not in the labels")]
    [InlineData("b", "label xxx")]
    public void Run_RowWithoutLabel_Throws(string utterance, string message)
    {
        Utterance[] utterances = [Clip.Of("a", "A", "ang"), Clip.Of("b", "B", "xxx")];

        var input = Input(new HonestProtocol(), utterances, [new("a", 1, Role.Train, 1), new(utterance, 1, Role.Test, 1)]);

        Assert.Contains(message, Assert.Throws<InputException>(() => LeakageAudit.Run(input)).Message);
    }

    internal static AuditInput Input(IProtocol protocol, IReadOnlyList<Utterance> utterances, IReadOnlyList<SplitRow> rows) =>
        new() { Protocol = protocol, Classes = IemocapDefinition.StudySix, Rows = rows, Utterances = utterances };

    internal static AuditFinding Find(AuditReport report, AuditKind kind) => report.Findings.Single(finding => finding.Kind == kind);

    // So that three sessions are left once utterances outside the class set are gone.
    private static IEnumerable<Utterance> OneOfEachSession() =>
        Enumerable.Range(1, 3).Select(session => Iemocap.Named($"Ses{session:00}F_impro09_F000", "neu"));
}
