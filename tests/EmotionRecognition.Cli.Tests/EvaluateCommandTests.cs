using System.Text.Json;
using EmotionRecognition.Cli.Tests.Support;
using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Cli.Tests;

public class EvaluateCommandTests
{
    [Fact]
    public async Task Evaluate_Table_ScoresTheClipsOfTheModelsClasses()
    {
        using var folder = new TemporaryFolder();
        var table = TestClips.WriteTable(folder, ("a.wav", "angry"), ("b.wav", "happy"), ("c.wav", "sad"), ("d.wav", "calm"));

        var run = await ProgramRun.Of("evaluate", "emodb", table, "--predictions", folder["out.csv"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith($"emodb on {Path.GetFileName(folder.Root)}: 3 clips by 2 speakers.\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("Labels left out, because the model has no such class: calm (1).", run.Out, StringComparison.Ordinal);
        Assert.All(run.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        var predictions = PredictionTable.Read(folder["out.csv"]);
        Assert.Equal(["anger", "happiness", "sadness"], predictions.Rows.Select(row => row.Actual));
        var right = predictions.Rows.Count(row => row.Actual == row.Predicted);
        Assert.Matches(FormattableString.Invariant($@"\nUAR +{right / 3.0:0.0 %} "), run.Out);
    }

    [Fact]
    public async Task Evaluate_Json_HasTheConfusionMatrix()
    {
        using var folder = new TemporaryFolder();
        TestClips.WriteTable(folder, ("a.wav", "joy"), ("b.wav", "rage"));

        var run = await ProgramRun.Of("evaluate", "emodb", folder.Root, "--map", "rage=anger", "--json");

        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(2, json.RootElement.GetProperty("clips").GetInt32());
        var confusion = json.RootElement.GetProperty("confusion");
        Assert.Equal(1, confusion.GetProperty("anger").EnumerateObject().Sum(each => each.Value.GetInt32()));
        Assert.Equal(1, confusion.GetProperty("happiness").EnumerateObject().Sum(each => each.Value.GetInt32()));
    }

    [Fact]
    public async Task Evaluate_UnreadableClip_IsAnErrorLineAndTheOthersCount()
    {
        using var folder = new TemporaryFolder();
        var table = TestClips.WriteTable(folder, ("a.wav", "anger"), ("b.wav", "sadness"));
        var bytes = File.ReadAllBytes(folder["b.wav"]);
        await File.WriteAllBytesAsync(folder["b.wav"], bytes[..44], TestContext.Current.CancellationToken);

        var run = await ProgramRun.Of("evaluate", "emodb", table);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"emotion: {folder["b.wav"]}", run.Error, StringComparison.Ordinal);
        Assert.Contains(": 1 clip by 1 speaker.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_ClipsThatTheModelKnows_AreRecognizedUnderOtherNamesAndRefused()
    {
        var corpus = SharedData.Path("corpora/emodb/wav");
        using var folder = new TemporaryFolder();
        var table = TestClips.WriteTable(folder, ("new.wav", "anger"), ("old.wav", "anger"), ("older.wav", "happiness"));
        File.Copy(Path.Combine(corpus, "03a01Wa.wav"), folder["old.wav"], overwrite: true);
        File.Copy(Path.Combine(corpus, "03a01Fa.wav"), folder["older.wav"], overwrite: true);

        var run = await ProgramRun.Of("evaluate", "emodb", table);
        var allowed = await ProgramRun.Of("evaluate", "emodb", table, "--allow-seen");
        folder.Write("corpus.csv", "file,emotion\nold.wav,anger\nolder.wav,happiness\n");
        var none = await ProgramRun.Of("evaluate", "emodb", table);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(": 1 clip by 1 speaker.", run.Out, StringComparison.Ordinal);
        Assert.Contains("2 clips left out, because the model was trained on them, such as old.", run.Out, StringComparison.Ordinal);
        Assert.Contains("The model was trained on 2 of these clips: these scores are no result.", allowed.Out, StringComparison.Ordinal);
        Assert.Equal((1, ""), (none.ExitCode, none.Out));
        Assert.Contains("2 clips, all of which the model was trained on", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_PublishedCorpus_IsFoundOut()
    {
        var corpus = SharedData.Path("corpora/ravdess-sample");

        var run = await ProgramRun.Of("evaluate", "emodb", corpus);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("emodb on RAVDESS: 2 clips by 2 speakers.\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no such file or folder", "nowhere")]
    [InlineData("no corpus that the program knows, and no corpus.csv", "empty")]
    [InlineData("--corpus: \"emodbb\", expected one of emodb, folder, iemocap, meld, ravdess, synthetic, table", "empty", "--corpus", "emodbb")]
    [InlineData("--map: \"rage\", expected one of anger", "clips", "--map", "angry=rage")]
    [InlineData("labels that are none of the model's classes: angry, calm, expected labels for anger", "clips", "--map", "angry=")]
    [InlineData("files named {speaker}_{emotion}.wav", "clips", "--pattern", "{speaker}_{emotion}.wav")]
    public async Task Evaluate_WhatCannotBeUsed_SaysWhy(string expected, string path, params string[] options)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["empty"]);
        TestClips.Write(folder.File("clips/a.wav"), 100);
        TestClips.Write(folder.File("clips/b.wav"), 200);
        folder.Write("clips/corpus.csv", "file,emotion\na.wav,angry\nb.wav,calm\n");

        var run = await ProgramRun.Of(["evaluate", "emodb", folder[path], .. options]);

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }
}
