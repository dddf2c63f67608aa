using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>An experiment on two corpora, from their sound to the report.</summary>
public sealed class CrossCorpusBuildTests(TwoCorpora corpora) : IClassFixture<TwoCorpora>
{
    [Fact]
    public void Build_FirstTime_CombinesTheTablesOfEachCorpus()
    {
        var labels = LabelTable.Read(corpora["data/both/labels.csv"]);
        Assert.Equal(32 + 24, labels.Count);
        Assert.Equal(
            ["emodb/anger", "emodb/boredom", "emodb/fear", "emodb/sadness", "mine/afraid", "mine/angry", "mine/sad"],
            labels.Select(row => row.Emotion).Distinct().Order());
        Assert.Contains(labels, row => row is { Id: "mine/anna-sad-1", Speaker: "mine/anna", Session: "" });
        Assert.Equal("emodb", ColumnTable.Read(corpora["data/both/columns.csv"]).Of("emodb/03a01Wa", "corpus"));
        Assert.Equal(labels.Select(row => row.Id), FeatureTableFile.Read(corpora["data/both/features/study-276.csv"]).Utterances);
        Assert.Equal(labels.Select(row => row.Id), TranscriptTable.Read(corpora["data/both/transcripts.csv"]).Select(row => row.Utterance));

        // The corpora's own tables are where other experiments have them: a table's corpus is called like its folder.
        Assert.Equal(24, LabelTable.Read(corpora["data/two/labels.csv"]).Count);
        Assert.Equal(32, LabelTable.Read(corpora["data/emodb/labels.csv"]).Count);
    }

    [Fact]
    public void Build_SecondTime_RunsNothing() => Assert.Empty(TinyCorpus.Ran(TwoCorpora.Build(corpora.Options)));

    [Fact]
    public void Split_OneRecordingInBoth_TrainsOnNothingOfItsSpeakers()
    {
        var rows = SplitTable.Read(corpora["data/both/splits-cross-corpus.csv"]);
        Assert.Equal([1, 2], rows.Folds());
        Assert.Equal(["03", "08", "09", "10"], Speakers(rows.In(2, Role.Test), "emodb/"));
        Assert.Equal(["08", "09", "10"], Speakers(rows.Where(row => row.Fold == 1 && row.Role is not Role.Test), "emodb/"));
        Assert.DoesNotContain(rows, row => row.Fold == 2 && row.Utterance.StartsWith("mine/anna"));
        Assert.DoesNotContain(rows, row => row.Utterance.Contains('L'));
    }

    [Fact]
    public void Report_Matrix_HasWhatPredictionsGive()
    {
        var predictions = PredictionTable.Read(corpora["report/both/predictions.csv"]).Rows;
        var cells = CsvFile.Read(corpora["report/tables/cross_corpus.csv"], "protocol").ToList();
        Assert.Equal(
            ["audio emodb mine", "audio mine emodb", "text emodb mine", "text mine emodb"],
            cells.Where(cell => cell["protocol"] == "cross-corpus").Select(cell => $"{cell["system"]} {cell["trained_on"]} {cell["tested_on"]}").Order());
        Assert.Equal(4, cells.Count(cell => cell["protocol"] == "within-corpus" && cell["trained_on"] == cell["tested_on"]));
        foreach (var cell in cells)
        {
            var folds = cell["folds"].Split(' ');
            var rows = predictions.Where(row => row.Protocol == cell["protocol"] && row.System == cell["system"] && folds.Contains(row.Fold)
                && row.Utterance.StartsWith(cell["tested_on"] + "/")).ToList();
            var recall = rows.GroupBy(row => row.Actual).Average(own => own.Average(row => row.Predicted == row.Actual ? 1.0 : 0));
            Assert.Equal(24, rows.Count);
            Assert.Equal(("24", "4", "test rows", "0.3333"), (cell["rows"], cell["speakers"], cell["interval_over"], cell["chance_uar"]));
            Assert.Equal(recall, cell.Number("uar"), 4);
            Assert.InRange(cell.Number("uar"), cell.Number("uar_low"), cell.Number("uar_high"));
        }

        // Pitch tells the emotions apart in both corpora; the sentences are the same in each emotion.
        var audio = cells.Where(cell => cell["system"] == "audio").ToLookup(cell => cell["protocol"], cell => cell.Number("uar"));
        Assert.All(audio["within-corpus"], recall => Assert.InRange(recall, 0.8, 1));
        Assert.All(audio["cross-corpus-transductive"], recall => Assert.InRange(recall, 0.5, 1));
    }

    [Fact]
    public void Report_Page_ShowsTheMatrixAndWhatWasLeftOut()
    {
        var page = File.ReadAllText(corpora["report/index.html"]);
        Assert.Contains("Across corpora", page);
        Assert.Contains("emodb/boredom", page);
        Assert.Contains("emodb: mine; mine: emodb", page);
        Assert.True(File.Exists(corpora["report/figures/both-cross-corpus-audio-corpora.svg"]));
    }

    [Fact]
    public void Build_OneDirection_TrainsOnOneAndTestsOnTheOther()
    {
        corpora.Write("one-way", TwoCorpora.Experiment
            .Replace("\"both\"", "\"one-way\"").Replace("\"corpora\"", "\"train\": [\"mine\"], \"test\": [\"emodb\"], \"corpora\"")
            .Replace("[\"cross-corpus\", \"cross-corpus-transductive\", \"within-corpus\"]", "[\"cross-corpus\"]"));
        TwoCorpora.Build(corpora.Options with { Experiment = "one-way" });

        var rows = SplitTable.Read(corpora["data/one-way/splits-cross-corpus.csv"]);
        Assert.Equal([1], rows.Folds());
        Assert.All(rows, row => Assert.Equal(row.Role is Role.Test ? "emodb" : "mine", CombinedCorpora.CorpusOf(row.Utterance)));

        // Restores the report of the other tests, whatever their order.
        TwoCorpora.Build(corpora.Options);
    }

    [Fact]
    public void Build_ClassThatNoCorpusHas_IsTold()
    {
        corpora.Write("lacking", TwoCorpora.Experiment.Replace("\"both\"", "\"lacking\"").Replace("\"sadness\"", "\"disgust\": [], \"sadness\""));
        TwoCorpora.Build(corpora.Options with { Experiment = "lacking" });
        Assert.Contains("EMO-DB has no clips of disgust", File.ReadAllText(corpora["report/index.html"]));
        TwoCorpora.Build(corpora.Options);
    }

    [Fact]
    public void Build_OneClassInCommon_IsRefused()
    {
        var text = TwoCorpora.Experiment.Replace("\"both\"", "\"strange\"");
        corpora.Write("strange", text.Replace("[\"angry\"]", "[]").Replace("[\"sad\"]", "[]"));
        var error = Assert.Throws<InputException>(() => TwoCorpora.Build(corpora.Options with { Experiment = "strange" }));
        Assert.StartsWith("protocol cross-corpus, emodb and mine: classes anger, fear, sadness and fear, expected two or more", error.Message);
    }

    [Theory]
    [InlineData("emodb=ONE", "--corpus-path: no path of mine", "experiment both, corpora: \"mine\", expected one of emodb, iemocap")]
    [InlineData("mine=TWO", "--corpus-path: no path of emodb, expected the path of each corpus of both; pass --corpus-path=emodb=PATH,mine=TWO", "")]
    [InlineData("ONE", "--corpus-path: \"ONE\", expected NAME=PATH,NAME=PATH for emodb, mine", "")]
    [InlineData("emodb=ONE,mine=TWO,yours=TWO", "--corpus-path: \"yours=TWO\", expected NAME=PATH,NAME=PATH for emodb, mine", "")]
    [InlineData("emodb=ONE,emodb=TWO,mine=TWO", "--corpus-path: emodb twice", "")]
    [InlineData("emodb=ONE,mine=ONE", "no corpus.csv", "")]
    [InlineData("emodb=/nowhere,mine=TWO", "--corpus-path: /nowhere does not exist", "")]
    public void Open_PathsThatCannotBe_SaySo(string paths, string message, string instead)
    {
        var options = corpora.Options with { Mode = BuildMode.Explain, CorpusPath = Filled(paths) };
        var error = Assert.Throws<InputException>(() => ResearchBuild.Open(options, _ => { }));
        Assert.Contains(Filled(instead.Length > 0 ? instead : message), error.Message);
    }

    [Theory]
    [InlineData("pattern")]
    [InlineData("map")]
    [InlineData("folds")]
    public void Open_OptionForOneCorpus_IsRefused(string option)
    {
        var options = corpora.Options with
        {
            Mode = BuildMode.Explain,
            Pattern = option == "pattern" ? "{emotion}.wav" : null,
            Map = option == "map" ? "a=b" : null,
            Folds = option == "folds" ? "folds.csv" : null,
        };
        Assert.StartsWith($"--{option}: with both, which is on 2 corpora", Assert.Throws<InputException>(() => ResearchBuild.Open(options, _ => { })).Message);
    }

    [Fact]
    public void Open_CorpusWithoutSound_IsRefusedWhereASystemReadsSound()
    {
        corpora.Write("silent", TwoCorpora.Experiment.Replace("\"both\"", "\"silent\"").Replace("\"emodb\"", "\"meld\"").Replace("emodb/", ""));
        var options = corpora.Options with { Mode = BuildMode.Explain, Experiment = "silent", CorpusPath = Filled("meld=ONE,mine=TWO") };
        Assert.StartsWith(
            "experiment silent: the corpus meld, which has no sound, expected corpora with sound, because the system audio reads it",
            Assert.Throws<InputException>(() => ResearchBuild.Open(options, _ => { })).Message);
    }

    [Fact]
    public void Open_TwoNamesForOneCorpus_IsRefused()
    {
        corpora.Write("twice", TwoCorpora.Experiment.Replace("\"both\"", "\"twice\"").Replace("\"emodb\"", "\"yours\"").Replace("emodb/", ""));
        var options = corpora.Options with { Mode = BuildMode.Explain, Experiment = "twice", CorpusPath = Filled("yours=TWO,mine=TWO") };
        var error = Assert.Throws<InputException>(() => ResearchBuild.Open(options, _ => { }));
        Assert.StartsWith("experiment twice: the corpora yours and mine are both called two", error.Message);
    }

    private string Filled(string text) => text.Replace("ONE", corpora["one"]).Replace("TWO", corpora["two"]);

    private static IEnumerable<string> Speakers(IEnumerable<SplitRow> rows, string prefix) =>
        rows.Select(row => row.Utterance).Where(id => id.StartsWith(prefix)).Select(id => id[prefix.Length..][..2]).Distinct().Order();
}
