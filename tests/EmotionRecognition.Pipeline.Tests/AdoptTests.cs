using System.Net;
using EmotionRecognition.Pipeline.Tests.Preprocessed;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>The target Adopt on a small graph.</summary>
public sealed class AdoptTests
{
    private static readonly string _old = new('0', 64);

    [Fact]
    public void Adopt_CodeOfAllStagesHasChanged_KeepsTheirResultsAndTheReportSaysSo()
    {
        using var study = Study();
        Report(study);
        Assert.DoesNotContain("--target=Adopt", Page(study));
        PretendThatCodeHasChanged(study);
        Assert.NotEmpty(Would(study));
        var said = Adopt(study);
        Assert.Contains(said, line => line.StartsWith("Train made-up/honest/text/fold-1: adopted", StringComparison.Ordinal));
        Assert.Equal(["Report"], Would(study));
        Report(study);
        Assert.Matches("declared harmless.*--target=Adopt.*Train made-up/honest/text/fold-1 \\(00000000 to [0-9a-f]{8}\\)", WebUtility.HtmlDecode(Page(study)));
        Assert.Empty(Would(study));
    }

    [Fact]
    public void Adopt_OnlyToSay_ChangesNothing()
    {
        using var study = Study();
        study.Run();
        PretendThatCodeHasChanged(study);
        var before = WorkspaceHashes.Of(study.Options.Root);
        Assert.Contains(Adopt(study, options => options with { Mode = BuildMode.Explain }), line => line.Contains(": would be adopted"));
        Assert.Equal(before, WorkspaceHashes.Of(study.Options.Root));
        Assert.NotEmpty(Would(study));
    }

    [Fact]
    public void Adopt_AnInputHasChangedToo_SaysWhyNot()
    {
        using var study = Study();
        study.Run();
        PretendThatCodeHasChanged(study);
        study.Files.Spoil("text_train.csv", "words", "other words");
        Assert.Contains(
            Adopt(study),
            line => line.StartsWith("Import made-up: not adopted: code changed; input", StringComparison.Ordinal));
    }

    [Fact]
    public void Adopt_Unattended_IsRefused()
    {
        using var study = Study();
        using var build = ResearchBuild.Open(study.Options with { Unattended = true }, _ => { });
        Assert.Contains("CI=true", Assert.Throws<InputException>(build.Adopt).Message);
    }

    private static StudyBuild Study()
    {
        var study = new StudyBuild();
        study.Files.WriteTimes().WriteTexts().WriteFeatures();
        return study;
    }

    private static void Report(StudyBuild study)
    {
        study.Run();
        using var build = ResearchBuild.Open(study.Options, _ => { });
        build.Take("Report");
    }

    private static string Page(StudyBuild study) => File.ReadAllText(study.PathOf("report/index.html"));

    private static List<string> Adopt(StudyBuild study, Func<ResearchOptions, ResearchOptions>? change = null)
    {
        var told = new List<BuildEvent>();
        using var build = ResearchBuild.Open(change?.Invoke(study.Options) ?? study.Options, told.Add);
        build.Adopt();
        return [.. told.OfType<BuildEvent.Notice>().Select(notice => notice.Text)];
    }

    private static List<string> Would(StudyBuild study)
    {
        var told = new List<BuildEvent>();
        using var build = ResearchBuild.Open(study.Options with { Mode = BuildMode.Explain }, told.Add);
        build.TakeAll();
        return [.. told.OfType<BuildEvent.WouldRun>().Select(stage => stage.Stage.Target)];
    }

    private static void PretendThatCodeHasChanged(StudyBuild study)
    {
        foreach (var path in Directory.GetFiles(study.Options.Root, "*.manifest.json", SearchOption.AllDirectories))
        {
            (Manifest.Read(path)! with { Code = _old }).Write(path);
        }
    }
}
