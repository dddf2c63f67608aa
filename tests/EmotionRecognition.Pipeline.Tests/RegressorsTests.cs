using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Ridge;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Pipeline.Stages;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>Regressors of valence, activation, and dominance.</summary>
public sealed class RegressorsTests(TinyCorpus corpus)
{
    private const string Audio = """{ "name": "ridge-audio", "inputs": [{ "kind": "acoustics", "set": "prosody" }] }""";
    private const string Text = """{ "name": "ridge-text", "inputs": [{ "kind": "tfidf", "options": { "minTexts": 1 } }], "penalties": [0.1, 1] }""";

    [Fact]
    public void Stages_Regressors_AreAddedAndOthersStay()
    {
        using var copy = Fresh();
        string[] Names(string regressors)
        {
            Write(copy, regressors);
            var options = TinyCorpus.Options(copy.Root);
            return [.. new ResearchPlan(options, ExperimentCatalog.Select(options)).Stages.Select(stage => stage.Name)];
        }

        var (none, two) = (Names(""), Names($"{Audio}, {Text}"));

        Assert.DoesNotContain(none, name => name.Contains("ridge", StringComparison.Ordinal) || name.EndsWith("/dimensions", StringComparison.Ordinal));
        Assert.Equal(
            [
                "Acoustics synthetic/recordings", "Acoustics synthetic/signal-to-noise", "Acoustics synthetic/prosody", "Evaluate rated/honest/ridge-audio",
                "Evaluate rated/honest/ridge-text", "Evaluate rated/dimensions", "Evaluate rated/clips",
            ],
            two.Except(none));
        Assert.Empty(none.Except(two));
    }

    [Fact]
    public void Build_Regressors_PredictsEveryTestRowAndReportsIt()
    {
        using var copy = Fresh();
        Write(copy, $"{Audio}, {Text}");

        TinyCorpus.Build(copy.Root);

        var labels = LabelTable.Read(copy["data/synthetic/labels.csv"]).ToDictionary(utterance => utterance.Id);
        var table = RatingTable.Read(copy["report/rated/dimensions/honest/ridge-audio.csv"]);
        Assert.Equal(EmotionDimensions.All, table.Dimensions);
        Assert.Equal(table.Rows.Count, table.Rows.Select(row => row.Utterance).Distinct().Count());
        Assert.All(table.Rows, row => Assert.Equal(labels[row.Utterance].Valence, row.Actual[0]));
        Assert.Equal(
            PredictionTable.Read(copy["report/rated/predictions.csv"]).Rows.Select(row => $"{row.Fold} {row.Utterance}"),
            table.Rows.Select(row => $"{row.Fold} {row.Utterance}"));

        var scores = DimensionTables.ReadScores(copy["report/rated/dimensions.csv"]);
        Assert.Equal(6, scores.Count);
        var activation = Agreement.Of([.. table.Rows.Select(row => (row.Actual[1], row.Predicted[1]))]);
        Assert.Equal(activation.Concordance, scores[1].Score.Pooled.Concordance, 6);
        Assert.True(activation.Concordance > 0.2, $"CCC {activation.Concordance}");
        Assert.Equal(3 * scores[0].Score.Folds, DimensionTables.ReadPenalties(copy["report/rated/dimensions/honest/ridge-text-penalties.csv"]).Count);
        Assert.Contains("Valence, activation, dominance", File.ReadAllText(copy["report/index.html"]), StringComparison.Ordinal);
        Assert.Equal(7, File.ReadAllLines(copy["report/tables/dimensions.csv"]).Length);
    }

    [Fact]
    public void Build_RatingsMissing_AreCountedOrAnError()
    {
        using var copy = Fresh();
        Write(copy, Text);
        TinyCorpus.Build(copy.Root);
        var options = TinyCorpus.Options(copy.Root);
        var stage = new ResearchPlan(options, ExperimentCatalog.Select(options)).Stages.OfType<RegressorStage>().Single();
        var labels = LabelTable.Read(copy["data/synthetic/labels.csv"]);
        var tested = RatingTable.Read(copy["report/rated/dimensions/honest/ridge-text.csv"]).Rows;
        var runner = new StageGraph.StageRunner(ResearchLayout.Open(copy.Root), 1);

        LabelTable.Write(
            copy["data/synthetic/labels.csv"], labels.Select(each => each.Id == tested[0].Utterance ? each with { Dominance = null } : each));
        var said = new List<string>();
        runner.Run(stage, said.Add);
        Assert.Contains(said, line => line.EndsWith("without a rating of valence, activation, dominance are left out", StringComparison.Ordinal));
        Assert.Equal(
            tested.Skip(1).Select(row => row.Utterance),
            RatingTable.Read(copy["report/rated/dimensions/honest/ridge-text.csv"]).Rows.Select(row => row.Utterance));

        LabelTable.Write(copy["data/synthetic/labels.csv"], labels.Select(each => each with { Valence = null, Activation = null, Dominance = null }));
        var error = Assert.Throws<InputException>(() => runner.Run(stage, said.Add));
        Assert.Contains("no rating of valence, activation, or dominance in Synthetic", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "name": "a" }""", "rated.json, regressors[0]: no key \"inputs\"")]
    [InlineData("""{ "name": "a", "inputs": [], "model": {} }""", "rated.json, regressors[0]: unknown key \"model\", expected one of penalties, name, inputs")]
    [InlineData("""{ "name": "a", "inputs": [] }""", "rated.json, regressors, a, inputs: no input")]
    [InlineData("""{ "name": "A", "inputs": [{ "kind": "tfidf" }] }""", "regressors, A: the name \"A\"")]
    [InlineData("""{ "name": "a", "inputs": [{ "kind": "tfidf" }], "penalties": [1, 0] }""", "a, penalties: [1, 0], expected one or more numbers above 0")]
    [InlineData("""{ "name": "a", "inputs": [{ "kind": "probabilities", "of": "words" }] }""", "regressors, a, inputs: the system \"words\"")]
    [InlineData("""{ "name": "a", "inputs": [{ "kind": "acoustics", "set": "none" }] }""", "regressors, a, inputs, set: \"none\"")]
    [InlineData(Text + ", " + Text, "rated.json, regressors: duplicate name ridge-text")]
    public void Read_Wrong_NamesThePlace(string regressors, string message)
    {
        using var folder = new TemporaryFolder();
        Write(folder, regressors);

        var error = Assert.Throws<InputException>(() => ExperimentFile.Read(folder["experiments/rated.json"]));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"corpus\": \"synthetic\"", "\"corpus\": \"preprocessed\"", "regressors of preprocessed files")]
    [InlineData("[\"honest\"]", "[\"honest\", \"published\"]", "the protocol published, which selects on test rows")]
    public void Read_ExperimentThatCannotHaveAny_SaysWhy(string part, string other, string message)
    {
        using var folder = new TemporaryFolder();
        Write(folder, Text);
        folder.Write("experiments/rated.json", File.ReadAllText(folder["experiments/rated.json"]).Replace(part, other, StringComparison.Ordinal));

        var error = Assert.Throws<InputException>(() => ExperimentFile.Read(folder["experiments/rated.json"]));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static void Write(TemporaryFolder folder, string regressors) => folder.Write("experiments/rated.json", $$"""
        {
          "name": "rated", "title": "Rated", "corpus": "synthetic", "classes": "study-six", "protocols": ["honest"],
          "systems": [{ "name": "words", "features": "text", "model": { "kind": "logistic-regression", "candidates": [0.1] } }],
          "regressors": [{{regressors}}]
        }
        """);

    private TemporaryFolder Fresh()
    {
        var copy = corpus.Copy();
        foreach (var name in new[] { "experiments", "savedModel", "report" })
        {
            Directory.Delete(copy[name], recursive: true);
        }

        return copy;
    }
}
