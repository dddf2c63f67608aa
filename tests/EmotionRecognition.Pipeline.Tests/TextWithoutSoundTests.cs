using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>An experiment on texts of a corpus that has sound: it works where the sound was never downloaded.</summary>
public sealed class TextWithoutSoundTests(TinyCorpus corpus)
{
    [Theory]
    [InlineData("synthetic")]
    [InlineData("iemocap")]
    public void Build_SoundDeleted_NeverAsksForIt(string name)
    {
        using var copy = corpus.Copy();
        foreach (var folder in new[] { "experiments", "savedModel", "report", "data" })
        {
            Directory.Delete(copy[folder], recursive: true);
        }

        foreach (var file in Directory.GetFiles(copy["corpus"], "*.wav", SearchOption.AllDirectories))
        {
            File.Delete(file);
        }

        copy.Write("experiments/words.json", $$"""
            {
              "name": "words", "title": "Words", "corpus": "{{name}}", "classes": "study-six", "protocols": ["honest"],
              "systems": [{ "name": "logistic-text", "features": "text", "model": { "kind": "logistic-regression", "candidates": [1] } }]
            }
            """);

        using (var build = ResearchBuild.Open(TinyCorpus.Options(copy.Root) with { Corpus = name }, _ => { }))
        {
            build.TakeAll();
        }

        Assert.Equal("logistic-text", Assert.Single(MetricsFile.Read(copy["report/words/metrics.json"]).Systems).System);
        Assert.True(File.Exists(copy["report/index.html"]));
        Assert.False(Directory.Exists(copy[$"data/{name}/features"]));
    }
}
