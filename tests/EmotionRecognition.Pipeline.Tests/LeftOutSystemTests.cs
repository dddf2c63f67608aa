using EmotionRecognition.Pipeline;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>A system on texts that no vocabulary can be fitted on.</summary>
public sealed class LeftOutSystemTests(TinyCorpus corpus)
{
    private const string Reason = "no term occurs in 5000 of the texts to fit on";

    [Fact]
    public void Build_SystemThatCannotBeFitted_TrainsScoresAndReportsTheOthers()
    {
        using var copy = corpus.Copy();
        AskForTermsOfFiveThousandTexts(copy, "tiny.json");
        var told = TinyCorpus.Build(copy.Root);
        var warnings = told.OfType<BuildEvent.Warning>().Select(warning => warning.Text).ToList();
        Assert.Equal(2, warnings.Count);
        Assert.StartsWith($"logistic-both left out under honest: {Reason} (", warnings[0]);
        Assert.EndsWith("set \"minTexts\" of the input tfidf to a smaller number in the experiment file", warnings[0]);
        Assert.StartsWith($"logistic-both left out under published: {Reason} (", warnings[1]);
        var metrics = EmotionRecognition.Evaluation.MetricsFile.Read(copy["report/tiny/metrics.json"]);
        Assert.Equal([("honest", "network"), ("published", "network")], metrics.Systems.Select(system => (system.Protocol, system.System)));
        Assert.Contains($"logistic-both is left out under honest: {Reason}", File.ReadAllText(copy["report/index.html"]));
        Assert.Equal(["left-out.txt"], Directory.GetFiles(copy["savedModel/tiny/honest/logistic-both/fold-1"]).Select(Path.GetFileName));
        Assert.Empty(TinyCorpus.Ran(TinyCorpus.Build(copy.Root)));
        File.Copy(Path.Combine(corpus.Root, "experiments/tiny.json"), copy["experiments/tiny.json"], overwrite: true);
        TinyCorpus.Build(copy.Root);
        WorkspaceHashes.AssertSame(corpus.Root, copy.Root);
    }

    [Fact]
    public void Build_NoSystemCanBeFitted_SaysWhy()
    {
        using var copy = corpus.Copy();
        AskForTermsOfFiveThousandTexts(copy, "tiny.json");
        var text = File.ReadAllText(copy["experiments/tiny.json"]);
        copy.Write("experiments/tiny.json", text[..(text.IndexOf("},\n", text.IndexOf("logistic-both"), StringComparison.Ordinal) + 1)] + "]}");
        var error = Assert.Throws<InputException>(() => TinyCorpus.Build(copy.Root));
        Assert.StartsWith($"tiny: no system that can be scored ({Reason}", error.Message);
    }

    private static void AskForTermsOfFiveThousandTexts(TemporaryFolder workspace, string experiment)
    {
        var path = workspace[$"experiments/{experiment}"];
        var text = File.ReadAllText(path).Replace(
            "\"features\": \"audio-and-text\"", "\"inputs\": [{ \"kind\": \"acoustics\" }, { \"kind\": \"tfidf\", \"options\": { \"minTexts\": 5000 } }]");
        File.WriteAllText(path, text);
    }
}
