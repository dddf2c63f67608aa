using System.Text.Json;
using EmotionRecognition.Cli.Tests.Support;

namespace EmotionRecognition.Cli.Tests;

public class InspectCommandTests
{
    [Fact]
    public async Task Inspect_DefaultModel_FitsEightyColumnsAndSaysWhatItIs()
    {
        var run = await ProgramRun.Of("inspect");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = run.Out.Split('\n').Where(line => !line.StartsWith("  folder", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        const string Data = "- EMO-DB, German, acted in a studio: 535 utterances, 25 minutes, 10 speakers.\n  License: CC0-1.0.";
        Assert.Contains(Data, run.Out, StringComparison.Ordinal);
        Assert.Contains("EMO-DB, unseen speakers (honest, 535 test rows)", run.Out, StringComparison.Ordinal);
        Assert.Contains("\n  UAR, gender female  ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_Json_IsTheCard()
    {
        var run = await ProgramRun.Of("inspect", "emodb", "--json");

        using var card = JsonDocument.Parse(run.Out);
        Assert.Equal(7, card.RootElement.GetProperty("classes").GetArrayLength());
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "models", "emodb", "card.json")), run.Out);
    }

    [Fact]
    public async Task Inspect_ModelWithoutCard_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var model = TestModels.Copy(folder, withCard: false);

        var run = await ProgramRun.Of("inspect", model);
        var json = await ProgramRun.Of("inspect", model, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("This model has no card", run.Out, StringComparison.Ordinal);
        Assert.Contains("(Regulation (EU) 2024/1689", run.Out, StringComparison.Ordinal);
        Assert.Equal((1, ""), (json.ExitCode, json.Out));
        Assert.StartsWith($"emotion: {model}: no card.json, expected a model with a card", json.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_ModelOfOtherModels_SaysThatClipsDoNotHaveThat()
    {
        using var folder = new TemporaryFolder();

        var run = await ProgramRun.Of("inspect", TestModels.OfOtherModels(folder));
        var predicted = await ProgramRun.Of("predict", "clip.wav", "--model", folder["stacked"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("needs       other models", run.Out, StringComparison.Ordinal);
        Assert.Contains("It cannot recognize single clips:", run.Out, StringComparison.Ordinal);
        Assert.Equal(1, predicted.ExitCode);
        Assert.Contains("the input probabilities, which reads the output of other models", predicted.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_OtherFormat_SaysWhich()
    {
        using var folder = new TemporaryFolder();
        var settings = Path.Combine(TestModels.Copy(folder, withCard: true), "settings.json");
        File.WriteAllText(settings, File.ReadAllText(settings).Replace("\"format\": 3", "\"format\": 9", StringComparison.Ordinal));

        var run = await ProgramRun.Of("inspect", folder["mine"]);

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Equal($"emotion: {settings}: format 9, expected 2 or 3; retrain the model, or restore the original folder\n", run.Error);
    }

    [Fact]
    public async Task Inspect_ChangedModel_IsRefused()
    {
        using var folder = new TemporaryFolder();
        File.AppendAllText(Path.Combine(TestModels.Copy(folder, withCard: true), "scaler.csv"), "\n");

        var run = await ProgramRun.Of("inspect", folder["mine"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("scaler.csv: a modified file", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model.pkl", "a file")]
    [InlineData("empty", "a folder without settings.json")]
    [InlineData("nowhere", "no such folder")]
    public async Task Inspect_WhatIsNoModel_ListsThoseThatThereAre(string name, string found)
    {
        using var folder = new TemporaryFolder();
        folder.Write("model.pkl", "PK");
        Directory.CreateDirectory(folder["empty"]);

        var run = await ProgramRun.Of("inspect", folder[name]);

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Equal($"emotion: model={folder[name]}: {found}, expected the folder of a saved model, or one of emodb; choose one of them\n", run.Error);
    }
}
