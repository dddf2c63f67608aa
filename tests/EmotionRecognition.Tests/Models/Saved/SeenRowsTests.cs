using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Logistic;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Tests.Models.Saved;

/// <summary>What a saved model recognizes of the rows it has seen. The toy model is trained on rows 0 to 19 and selected on rows 20 to 29.</summary>
public sealed class SeenRowsTests
{
    [Fact]
    public void Recognize_RowsOfTheSameNames_FindsThoseThatWereUsed()
    {
        using var folder = new TemporaryFolder();

        var found = Recognize(folder, ToyTask(), ToyRows.Acoustics, ToyRows.Rows(18, 40), null);

        Assert.Equal(
            [
                .. new[] { "u18", "u19" }.Select(name => new RecognizedRow(name, name, "train", SeenBy.Name)),
                .. Enumerable.Range(20, 10).Select(row => new RecognizedRow($"u{row}", $"u{row}", "selection", SeenBy.Name)),
            ],
            found);
    }

    [Fact]
    public void Recognize_RenamedRows_FindsThemByTheirSound()
    {
        using var folder = new TemporaryFolder();
        var others = Renamed(values => values + 1);

        var found = Recognize(folder, ToyTask() with { Recordings = Sounds("u") }, others, RenamedRows(19, 40), Sounds("v"));

        Assert.Equal(Enumerable.Range(19, 11).Select(row => ($"v{row}", $"u{row}", SeenBy.Sound)), found.Select(row => (row.Utterance, row.Known, row.By)));
        Assert.All(found, row => Assert.True(row.IsSeen && row.IsRenamed));
        Assert.Equal("test row v19 is training row u19 of the model under another name (same sound)", found[0].ToString());
        Assert.Equal("test row v20 is selection row u20 of the model under another name (same sound)", found[1].ToString());
    }

    [Fact]
    public void Recognize_RenamedRowsOfUnknownSound_FindsThemByTheirFeatures()
    {
        using var folder = new TemporaryFolder();

        var found = Recognize(folder, ToyTask(), Renamed(value => value), RenamedRows(19, 40), null);

        Assert.Equal(Enumerable.Range(19, 11).Select(row => ($"v{row}", $"u{row}", SeenBy.Features)), found.Select(row => (row.Utterance, row.Known, row.By)));
    }

    [Fact]
    public void Recognize_FeaturesThatDifferInTheLastDigit_FindsNothing()
    {
        using var folder = new TemporaryFolder();

        Assert.Empty(Recognize(folder, ToyTask(), Renamed(float.BitIncrement), RenamedRows(0, 30), null));
    }

    [Theory]
    [InlineData(15, 0)]
    [InlineData(16, 1)]
    public void Recognize_FewDifferentFeatures_ProveNothing(int different, int expected)
    {
        using var folder = new TemporaryFolder();
        float[] same = [.. Enumerable.Range(0, 40).Select(column => (float)(column % different))];
        FeatureTables With(string name) => ToyRows.Features(new FeatureTable(
            ToyRows.Acoustics["study-276"].Columns,
            [.. Enumerable.Range(0, 60).Select(row => $"{name}{row:00}")],
            [.. Enumerable.Range(0, 60).SelectMany(row => row == 0 ? same : same.Select(value => value + row))]));

        Assert.Equal(expected, Recognize(folder, ToyTask() with { Features = With("u") }, With("v"), [new InputRow("v00", "")], null).Count);
    }

    [Fact]
    public void Recognize_SilentRow_IsNotRecognizedByItsFeatures()
    {
        using var folder = new TemporaryFolder();
        var task = ToyTask() with { Recordings = Without(Sounds("u"), "u03") };

        var found = Recognize(folder, task, Renamed(value => value), RenamedRows(2, 5), Without(Sounds("v"), "v03"));

        Assert.Equal(["v02", "v04"], found.Select(row => row.Utterance));
    }

    [Fact]
    public void Recognize_ModelOfWords_NamesSameWordsWithoutProof()
    {
        using var folder = new TemporaryFolder();

        InputRow[] rows = [new("x", "a sunny day with wind"), new("y", "a sunny day with snow"), new("z", "")];

        var found = Recognize(folder, ToyTask("text"), FeatureTables.None, rows, null);

        var row = Assert.Single(found);
        Assert.Equal(new RecognizedRow("x", "u00", "train", SeenBy.Words), row);
        Assert.False(row.IsSeen || row.IsRenamed);
    }

    [Fact]
    public void Recognize_ModelOfWordsWithKnownSound_FindsRenamedRows()
    {
        using var folder = new TemporaryFolder();

        var found = Recognize(folder, ToyTask("text") with { Recordings = Sounds("u") }, FeatureTables.None, RenamedRows(28, 32), Sounds("v"));

        Assert.Equal(["v28", "v29"], found.Where(row => row.IsSeen).Select(row => row.Utterance));
        Assert.Equal(["v30", "v31"], found.Where(row => row.By == SeenBy.Words).Select(row => row.Utterance));
    }

    [Fact]
    public void Load_RowsWithoutHashes_KnowsOnlyNames()
    {
        using var folder = new TemporaryFolder();
        ModelTrainer.Train(ToyTask() with { Recordings = Sounds("u") }, folder.Root);
        using (var model = SavedModel.Load(folder.Root))
        {
            Assert.False(model.KnowsOnlyNames);
            Assert.Equal(30, model.UtterancesSeen.Count);
        }

        ForgetHashes(folder.Root);

        using var old = SavedModel.Load(folder.Root);
        Assert.True(old.KnowsOnlyNames);
        Assert.Equal(30, old.UtterancesSeen.Count);
        Assert.Empty(old.Recognize(Renamed(value => value), RenamedRows(0, 30), Sounds("v")));
        Assert.Equal(30, old.Recognize(ToyRows.Acoustics, ToyRows.Rows(0, 30), Sounds("u")).Count);
    }

    /// <summary>Makes a folder as it was written before hashes were kept.</summary>
    private static void ForgetHashes(string folder)
    {
        using var model = SavedModel.Load(folder);
        var path = Path.Combine(folder, "rows.csv");
        File.WriteAllLines(path, File.ReadAllLines(path).Select(line => string.Join(',', line.Split(',')[..3])));
        (model.Settings with { Digest = "" }).Write(folder, model.Settings.Files.Keys);
    }

    private static TrainingTask ToyTask(string inputs = "both") => ToyRows.Task(new LogisticRegressionSettings { Candidates = [1] }, inputs);

    private static IReadOnlyList<RecognizedRow> Recognize(
        TemporaryFolder folder, TrainingTask task, FeatureTables features, IReadOnlyList<InputRow> rows, IReadOnlyDictionary<string, string>? sounds)
    {
        ModelTrainer.Train(task, folder.Root);
        using var model = SavedModel.Load(folder.Root);
        return model.Recognize(features, rows, sounds);
    }

    private static LabeledRow[] RenamedRows(int first, int last) =>
        [.. ToyRows.Rows(first, last).Select(row => row with { Utterance = $"v{row.Utterance[1..]}" })];

    private static FeatureTables Renamed(Func<float, float> change)
    {
        var table = ToyRows.Acoustics["study-276"];
        var names = table.Utterances.Select(name => $"v{name[1..]}");
        return ToyRows.Features(new FeatureTable(table.Columns, [.. names], Array.ConvertAll(table.Values, value => change(value))));
    }

    private static Dictionary<string, string> Sounds(string name) => Enumerable.Range(0, 60).ToDictionary(row => $"{name}{row:00}", row => $"sound of {row}");

    private static Dictionary<string, string> Without(Dictionary<string, string> sounds, string utterance)
    {
        sounds.Remove(utterance);
        return sounds;
    }
}
