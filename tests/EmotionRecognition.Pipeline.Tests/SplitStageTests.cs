using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.EmoDb;
using EmotionRecognition.Pipeline.Stages;
using EmotionRecognition.Protocols;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

public sealed class SplitStageTests
{
    private static readonly string[] _speakers = ["03", "08", "09", "10", "11", "12"];

    [Fact]
    public void Run_ClassOfOneSpeaker_WarnsOfTheFoldThatTestsIt()
    {
        var (rows, manifest) = Run([.. Clips("anger", _speakers), .. Clips("disgust", ["03"], 2)], groups: null);

        Assert.Equal(
            ["fold 1 tests 2 rows of disgust, a class that its training part does not have: the class's recall in this fold is 0; "
                + "add recordings of disgust by other speakers, or leave the class out"],
            manifest.Warnings);
        Assert.Equal(6, rows.Folds().Count);
    }

    // Neighbors would put both speakers with disgust into one fold.
    [Fact]
    public void Run_ClassOfTwoSpeakersInThreeGroups_TrainsOnItInEveryFold()
    {
        var (rows, manifest) = Run([.. Clips("anger", _speakers), .. Clips("disgust", ["03", "08"], 2)], groups: 3);

        Assert.Empty(manifest.Warnings);
        Assert.Equal(3, rows.Folds().Count);
        Assert.All(rows.Sizes(), size => Assert.InRange(size.Test, 2, 4));
    }

    private static IEnumerable<Utterance> Clips(string emotion, IEnumerable<string> speakers, int each = 1) =>
        from speaker in speakers
        from take in Enumerable.Range(0, each)
        let id = $"{speaker}{emotion}{take}"
        select new Utterance(id, id, speaker, "", 0, 1, emotion);

    private static (IReadOnlyList<SplitRow> Rows, Manifest Manifest) Run(IReadOnlyList<Utterance> utterances, int? groups)
    {
        using var folder = new TemporaryFolder();
        folder.Write("data/emodb/labels.csv", "");
        LabelTable.Write(folder["data/emodb/labels.csv"], utterances);
        var workspace = ResearchLayout.Open(folder.Root);
        var tables = new ExperimentTables("few", new TableFolder("emodb"), null, new TableFolder("emodb"));
        var settings = new SplitSettings("few/honest", new HonestProtocol(), new EmoDbDefinition().ClassSets[0], groups, 1, HasRecordings: false, Given: "");
        var manifest = new StageRunner(workspace, 1).Run(new SplitStage(workspace, tables, settings), _ => { });
        return (SplitTable.Read(folder["data/few/splits.csv"]), manifest);
    }
}
