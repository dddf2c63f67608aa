using EmotionRecognition.Cli.Tests.Support;

namespace EmotionRecognition.Cli.Tests;

public class ModelsCommandTests
{
    [Fact]
    public async Task Models_OfTheProgram_AreATable()
    {
        var run = await ProgramRun.Of("models");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = run.Out.Split('\n');
        Assert.Matches("^model  classes  data +UAR  needs +size$", lines[0]);
        Assert.Matches(@"^emodb        7  EMO-DB  [78]\d\.\d %  sound  \d+ kB$", lines[1]);
    }

    [Fact]
    public async Task Models_OfAFolder_AreFoundBelowItAndBadOnesAreErrors()
    {
        using var folder = new TemporaryFolder();
        TestModels.Copy(folder, withCard: false);
        TestModels.OfOtherModels(folder);
        folder.Write("bad/settings.json", "{}");

        var run = await ProgramRun.Of("models", folder.Root);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"emotion: {folder["bad/settings.json"]}: format , expected 2 or 3", run.Error, StringComparison.Ordinal);
        var lines = run.Out.Split('\n');
        Assert.Matches(@"mine +7  - +-  sound +\d+ kB$", lines[1]);
        Assert.Matches(@"stacked +2  - +-  other models +\d+ kB$", lines[2]);
    }

    [Fact]
    public async Task Models_FolderWithoutModels_IsAnError()
    {
        using var folder = new TemporaryFolder();

        var run = await ProgramRun.Of("models", folder.Root);
        var nowhere = await ProgramRun.Of("models", folder["nowhere"]);

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("no saved model", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, nowhere.ExitCode);
    }
}
