using EmotionRecognition.Corpora;
using EmotionRecognition.Protocols;
using EmotionRecognition.Protocols.Audit;

namespace EmotionRecognition.Tests.Protocols.Audit;

public sealed class AuditTableTests
{
    private const string Header = "protocol,finding,severity,class,rows,of_rows,share,groups,example,accuracy,accuracy_without";

    [Fact]
    public void Write_Report_HasALineAFindingAndAClass()
    {
        using var folder = new TemporaryFolder();
        AuditTable.Write(folder.File("audit.csv"), Report());

        var lines = File.ReadAllLines(folder.File("audit.csv"));
        Assert.Equal(Header, lines[0]);
        Assert.Equal("published,copies-of-training-rows,leak,,4,5,0.8,1,a on both sides of fold 1,0.8,0", lines[1]);
        Assert.Equal("published,copies-of-training-rows,leak,anger,0,1,0,,,,", lines[2]);
        Assert.Equal("published,copies-of-training-rows,leak,fear,4,4,1,,,,", lines[5]);
    }

    [Fact]
    public void Read_Written_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        var report = Report();
        AuditTable.Write(folder.File("audit.csv"), report);
        var read = AuditTable.Read(folder.File("audit.csv"));

        Assert.Equal(report.Protocol, read.Protocol);
        Assert.Equal(report.Findings.Count, read.Findings.Count);
        Assert.All(report.Findings.Zip(read.Findings), pair =>
        {
            Assert.Equal(pair.First.ByClass, pair.Second.ByClass);
            Assert.Equal(pair.First with { ByClass = [] }, pair.Second with { ByClass = [] });
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("honest,unheard-of,error,,1,1,1,1,x,,\n")]
    [InlineData("honest,shared-speakers,error,anger,1,1,1,,,,\n")]
    [InlineData("honest,shared-speakers,bad,,1,1,1,1,x,,\n")]
    public void Read_Malformed_Throws(string rows)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("audit.csv"), Header + "\n" + rows);

        Assert.Throws<InputException>(() => AuditTable.Read(folder.File("audit.csv")));
    }

    [Fact]
    public void Describe_EveryKind_HasItsOwnWords()
    {
        var kinds = Enum.GetValues<AuditKind>();

        Assert.Equal(kinds.Length, kinds.Select(kind => kind.Describe()).Distinct().Count());
        Assert.Equal("shared-source-videos", AuditKind.SharedSourceVideos.Id());
    }

    private static AuditReport Report()
    {
        Utterance[] utterances = [Clip.Of("a", "A", "fea"), Clip.Of("b", "B", "ang")];
        return LeakageAudit.Run(LeakageAuditTests.Input(
            new PublishedProtocol(), utterances, [new("a", 1, Role.Train, 27), new("a", 1, Role.Test, 4), new("b", 1, Role.Test, 1)]) with
        {
            Outcomes = [new(1, "a", "fear", "fear"), new(1, "b", "anger", "fear")],
        });
    }
}
