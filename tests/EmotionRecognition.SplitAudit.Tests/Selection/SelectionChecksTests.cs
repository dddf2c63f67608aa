using EmotionRecognition.SplitAudit.Scores;
using EmotionRecognition.SplitAudit.Selection;

namespace EmotionRecognition.SplitAudit.Tests.Selection;

public sealed class SelectionChecksTests
{
    [Fact]
    public void Run_PrintedMaximumOfASweep_IsALeak()
    {
        var concern = Assert.Single(Run("run,test_uar\n1,70.1\n2,71.9\n3,69.0\n", "UAR=71.9"));

        Assert.Equal((SelectionChecks.BestOfRuns, true), (concern.Kind, concern.IsLeak));
        Assert.Equal("The printed UAR of 71.9 is the best of 3 runs on test rows.", concern.What);
        Assert.Contains("mean 70.3\u00a0%", concern.Evidence);
        Assert.Contains("the best of 3 drawn at random is 71.3\u00a0% on average", concern.Evidence);
    }

    [Fact]
    public void Run_ChosenEpochThatValidationWouldNotChoose_IsALeak()
    {
        var concern = Assert.Single(Run("epoch,val_loss,test_acc,chosen\n1,0.9,0.60,0\n2,0.5,0.62,0\n3,0.7,0.66,1\n"));

        Assert.Equal((SelectionChecks.EpochOnTest, true), (concern.Kind, concern.IsLeak));
        Assert.Contains("the validation part chooses line 3, with 62.0\u00a0%", concern.Evidence);
    }

    [Theory]
    [InlineData("epoch,val_acc,test_acc,chosen\n1,0.7,0.60,0\n2,0.9,0.66,1\n", null)]
    [InlineData("run,val_uar,test_uar\n1,80,70.1\n2,81,71.9\n", "UAR=70.1")]
    [InlineData("run,test_uar\n1,70.1\n2,71.9\n", "UAR=70.1")]
    [InlineData("run,test_uar\n1,71.9\n", "UAR=71.9")]
    public void Run_NothingChosenOnTest_IsNoConcern(string log, string? printed) => Assert.Empty(Run(log, printed));

    [Fact]
    public void Run_OnlyTestScores_AreWorthKnowing() => Assert.False(Assert.Single(Run("run,test_uar\n1,70.1\n2,71.9\n")).IsLeak);

    [Theory]
    [InlineData("run,uar\n1,2\n", "no column with test scores among run, uar")]
    [InlineData("run,test_uar\n", "no rows")]
    [InlineData("run,test_uar\n1,nan\n", "line 2, column test_uar")]
    public void Run_BadTable_SaysWhere(string log, string expected) => Assert.Contains(expected, Assert.Throws<InputException>(() => Run(log)).Message);

    private static IReadOnlyList<Concern> Run(string log, string? printed = null)
    {
        using var folder = new TemporaryFolder();
        var request = new SplitAuditRequest(folder.Write("split.csv", "file,split,speaker\na.wav,train,x\nb.wav,dev,y\nc.wav,test,z\n"))
        {
            Logs = [folder.Write("log.csv", log)],
            Printed = printed is null ? [] : PrintedScore.Read(printed, "--printed"),
        };
        return SplitAuditor.Run(request).Concerns;
    }
}
