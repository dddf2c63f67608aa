using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.SplitAudit.Names;
using EmotionRecognition.SplitAudit.Page;

namespace EmotionRecognition.SplitAudit.Tests;

public sealed class SplitAuditorTests
{
    [Fact]
    public void Run_EmoBoxFoldsOfEmoDb_ShareAllSpeakers()
    {
        var corpus = SharedData.Path("corpora/emodb");
        var request = new SplitAuditRequest(Path.Combine(corpus, "emobox_folds.csv")).At(null, corpus);

        var result = SplitAuditor.Run(request);

        Assert.Equal((535, 535, 10), Of(result, AuditKind.SharedSpeakers));
        Assert.Equal((0, 535, 0), Of(result, AuditKind.NearDuplicates));
        Assert.Equal((0, 535, 0), Of(result, AuditKind.DuplicateRecordings));
        Assert.Equal("Found: 535 of 535 test rows whose speaker is in the training part.", Verdict.Of(result)[0]);
    }

    [Fact]
    public void Run_NamesAlone_TellSpeakers()
    {
        using var folder = new TemporaryFolder();
        var result = SplitAuditor.Run(new SplitAuditRequest(folder.Write("s.csv", "clip,split\n03a01Fa,train\n03a02Nc,test\n08a01Fd,test\n")));

        Assert.Equal("file names, as in EMO-DB", result.Facts.SpeakersFrom);
        Assert.Equal((1, 2, 1), Of(result, AuditKind.SharedSpeakers));
    }

    [Fact]
    public void Run_NoSpeakerToBeHad_SaysWhatCannotBeChecked()
    {
        using var folder = new TemporaryFolder();
        var result = SplitAuditor.Run(new SplitAuditRequest(folder.Write("s.csv", "clip,split\nqq1,train\nqq2,test\n")));

        Assert.DoesNotContain(result.Report.Findings,
            finding => finding.Kind is AuditKind.SharedSpeakers or AuditKind.NearDuplicates or AuditKind.ConflictingLabels);
        Assert.Contains(result.Gaps, gap => gap.What.StartsWith("whether speakers are on both sides", StringComparison.Ordinal)
            && gap.Remedy.Contains("--speaker-pattern", StringComparison.Ordinal));
        Assert.False(result.HasLeaks);
    }

    [Fact]
    public void Run_PassedPattern_TellsSpeakers()
    {
        using var folder = new TemporaryFolder();
        var split = new SplitAuditRequest(folder.Write("s.csv", "clip,split\nann_1,train\nbob_1,train\nann_2,test\n"));

        Assert.Equal((1, 1, 1),
            Of(SplitAuditor.Run(split with { Names = NamedClips.Of("^(?<speaker>[a-z]+)_", "--speaker-pattern") }), AuditKind.SharedSpeakers));
        var error = Assert.Throws<InputException>(() => SplitAuditor.Run(split with { Names = NamedClips.Of("(?<speaker>[0-9]{4})", "--speaker-pattern") }));
        Assert.Contains("none of the split's 3 clips, such as ann_1", error.Message);
    }

    [Fact]
    public void Run_WrongColumnOfSpeakers_IsSaidAndNotUsed()
    {
        using var folder = new TemporaryFolder();
        var result = SplitAuditor.Run(new SplitAuditRequest(folder.Write(
            "s.csv", "file,split,speaker\nSes01F_impro01_F000.wav,train,Ses01F\nSes01F_impro01_F001.wav,train,Ses01F\nSes01F_impro01_M000.wav,test,Ses01F\n")));

        Assert.Equal((0, 1, 0), Of(result, AuditKind.SharedSpeakers));
        Assert.Equal((1, 1, 1), Of(result, AuditKind.SharedSessions));
        Assert.Equal(
            "The split's own column of speakers is wrong for 1 of 3 clips: it calls the speaker of Ses01F_impro01_M000 Ses01F, who is Ses01M. "
                + "The audit does not use that column.",
            Assert.Single(result.Facts.Notices));
    }

    [Fact]
    public void Run_UnknownClips_SayWhereAndHowMany()
    {
        var corpus = SharedData.Path("corpora/emodb");
        using var folder = new TemporaryFolder();
        var split = folder.Write("s.csv", "clip,split\n03a01Fa,train\n03a02Nc,test\n99a01Fd,test\n");

        var error = Assert.Throws<InputException>(() => SplitAuditor.Run(new SplitAuditRequest(split).At(null, corpus)));
        Assert.StartsWith($"{split} line 4: the clip 99a01Fd, which EMO-DB in ", error.Message);
        Assert.Contains("(1 of 3 clips)", error.Message);
    }

    [Fact]
    public void Run_FolderWithoutTheClips_IsRefused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("sound/other.wav", "");
        var request = new SplitAuditRequest(folder.Write("s.csv", "clip,split\nqq1,train\nqq2,test\n")).At(null, folder["sound"]);

        Assert.Contains("none of the split's 2 clips", Assert.Throws<InputException>(() => SplitAuditor.Run(request)).Message);
        Assert.Contains("without its folder", Assert.Throws<InputException>(() => request.At("emodb", null)).Message);
    }

    [Fact]
    public void Write_Result_IsAPageWithTables()
    {
        using var folder = new TemporaryFolder();
        var result = SplitAuditor.Run(new SplitAuditRequest(folder.Write("s.csv", "clip,split,emotion\n03a01Fa,train,joy\n03a02Nc,test,<b>joy</b>\n"))
        {
            Predictions = folder.Write("p.csv", "clip,predicted\n03a02Nc,joy\n"),
            Encoders = ["whisper-large-v3", "unheard-of"],
        });
        SplitAuditPage.Write(result, folder["out"]);

        var page = File.ReadAllText(folder["out/index.html"]);
        Assert.Contains("1 of 1 test rows whose speaker is in the training part", page);
        Assert.Contains("it is not known", page);
        Assert.DoesNotContain("<b>joy", page);
        Assert.StartsWith("finding,severity,what,rows,of,share,groups,example", File.ReadAllText(folder["out/tables/findings.csv"]));
        Assert.Contains("shared-speakers,leak,", File.ReadAllText(folder["out/tables/findings.csv"]));
        Assert.Contains("unheard-of", File.ReadAllText(folder["out/tables/unchecked.csv"]));
        Assert.Contains("whisper-large-v3", File.ReadAllText(folder["out/tables/unchecked.csv"]));
        Assert.True(File.Exists(folder["out/tables/scores.csv"]));
    }

    private static (int Rows, int Of, int Groups) Of(SplitAuditResult result, AuditKind kind) =>
        result.Report.Findings.Where(finding => finding.Kind == kind).Select(finding => (finding.Rows, finding.OfRows, finding.Groups)).Single();
}
