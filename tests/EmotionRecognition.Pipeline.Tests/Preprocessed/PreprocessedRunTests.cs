using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Protocols;
using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Pipeline.Tests.Preprocessed;

public sealed class PreprocessedRunTests
{
    [Fact]
    public void Run_AudioAndText_ScoresBothProtocols()
    {
        using var build = new StudyBuild();
        build.Files.WriteTimes().WriteTexts().WriteFeatures();

        build.Run();

        Assert.Equal(
            ["honest audio", "honest text", "honest both", "published audio", "published text", "published both"],
            build.Metrics.Systems.Select(system => $"{system.Protocol} {system.System}"));
        Assert.All(
            build.Metrics.Systems,
            system => Assert.Equal(system.Protocol == "honest" ? StudyFiles.Utterances : StudyFiles.TestRows, system.Pooled.Rows));
        Assert.All(build.Metrics.Systems, system => Assert.True(system.Pooled.UnweightedRecall > 0.3, $"{system.System} {system.Pooled.UnweightedRecall}"));
        Assert.Equal(["improvised", "scripted"], build.Metrics.Systems[0].Groups!.Select(group => group.Group));
        Assert.All(build.Metrics.Systems[0].Groups!, group => Assert.Equal(StudyFiles.Utterances / 2, group.Metrics.Rows));
        Assert.Equal(StudyFiles.Rows, build.Splits("splits-published.csv").Sum(row => row.Copies));
        Assert.All(build.Splits("splits.csv"), row => Assert.Equal(1, row.Copies));
        Assert.Equal(5, build.Splits("splits.csv").Folds().Count);
    }

    [Fact]
    public void Run_Labels_AreIemocapsOwn()
    {
        using var build = new StudyBuild();
        build.Files.WriteTimes().WriteTexts();

        build.Run();

        var labels = LabelTable.Read(build.PathOf("data/made-up/labels.csv"));
        Assert.Equal(StudyFiles.Utterances, labels.Count);
        Assert.Equal(["ang", "exc", "fea", "fru", "neu", "sur"], labels.Select(label => label.Emotion).Distinct().Order(StringComparer.Ordinal));
        Assert.All(labels, label => Assert.True(label.End > label.Start));
    }

    [Fact]
    public void Run_PublishedSplit_IsFollowed()
    {
        using var build = new StudyBuild();
        build.Files.WriteTimes().WriteTexts();
        static string PartOf(string id) => id.StartsWith("Ses05", StringComparison.Ordinal) ? "test" : "train";
        var split = build.PathOf("session5.csv");
        File.WriteAllLines(split, StudyFiles.Real.Select(row => $"{row.Id},{PartOf(row.Id)}").Prepend("clip,split"));

        build.Run(options => options with { Folds = split });

        var rows = SplitTable.Read(build.PathOf("data/made-up-given/splits-given.csv"));
        Assert.Equal(StudyFiles.Utterances, rows.Count);
        Assert.All(rows, row => Assert.Equal(PartOf(row.Utterance) == "test", row.Role == Role.Test));
        var system = MetricsFile.Read(build.PathOf("report/made-up-given/metrics.json")).Systems.Single();
        Assert.Equal("given", system.Protocol);
        Assert.Equal(StudyFiles.Utterances / 5, system.Pooled.Rows);
    }

    [Fact]
    public void Run_Copies_AreFoundByTheAudit()
    {
        using var build = new StudyBuild();
        build.Files.WriteTexts();
        var copies = build.Run().Splits("splits-published.csv").GroupBy(row => row.Utterance).Where(rows => rows.Count() == 2)
            .Sum(rows => rows.Single(row => row.Role == Role.Test).Copies);

        var finding = AuditTable.Read(build.PathOf("report/made-up/audit-published.csv")).Findings.Single(each => each.Kind == AuditKind.CopiesOfTrainingRows);
        var effect = CsvFile.Read(build.PathOf("report/made-up/copies-published.csv"), "system", "rows_without_copies").Single();

        Assert.True(copies > 0);
        Assert.Equal(copies, finding.Rows);
        Assert.Equal("text", effect["system"]);
        Assert.Equal(StudyFiles.TestRows - copies, effect.Integer("rows_without_copies"));
    }

    [Theory]
    [InlineData(true, "text", "audio, both")]
    [InlineData(false, "audio", "text, both")]
    public void Run_OneKindOfFeatures_LeavesTheOthersOutAndSaysSo(bool hasText, string kept, string left)
    {
        using var build = new StudyBuild();
        _ = hasText ? build.Files.WriteTexts() : build.Files.WriteFeatures();

        build.Run();

        Assert.Equal([$"honest {kept}", $"published {kept}"], build.Metrics.Systems.Select(system => $"{system.Protocol} {system.System}"));
        Assert.Contains(build.Lines, line => line.StartsWith($"made-up: {left} left out", StringComparison.Ordinal));
        Assert.Contains($"{left} left out", File.ReadAllText(build.PathOf("data/made-up/notices.txt")));
        Assert.Contains("df_iemocap.csv is missing", File.ReadAllText(build.PathOf("data/made-up/notices.txt")));
    }

    [Fact]
    public void Run_GeneratedSamples_TrainOnlyUnderTheHonestProtocol()
    {
        using var build = new StudyBuild("\"generated\": \"gan\",");
        build.Files.WriteTexts("_gan").WriteFeatures("_gan");

        build.Run();

        var honest = build.Splits("splits.csv").ToLookup(row => row.Utterance.StartsWith("video", StringComparison.Ordinal));
        Assert.Equal(5 * StudyFiles.GeneratedRows, honest[true].Count());
        Assert.All(honest[true], row => Assert.Equal(Role.Train, row.Role));
        var published = build.Splits("splits-published.csv").Where(row => row.Utterance.StartsWith("video", StringComparison.Ordinal)).ToList();
        Assert.Equal([Role.Train, Role.Test], published.Select(row => row.Role).Distinct().Order());
        Assert.All(build.Metrics.Systems.Where(system => system.Protocol == "honest"), system => Assert.Equal(StudyFiles.Utterances, system.Pooled.Rows));
        Assert.All(
            LabelTable.Read(build.PathOf("data/made-up/generated/labels.csv")), label => Assert.Matches("^video[0-4]$", label.Speaker));
    }

    [Fact]
    public void Run_OtherTable_TakesItsColumnsByNameAndCountsWhatItLacks()
    {
        using var build = new StudyBuild("\"acousticTable\": \"third.csv\",");
        build.Files.WriteTimes().WriteTexts().WriteFeatures().WriteTable("third.csv");

        build.Run();

        Assert.Equal(["third"], FeatureTableFile.Read(build.PathOf("data/made-up/features/third.csv")).Columns);
        Assert.All(build.Metrics.Systems.Where(system => system.Protocol == "honest"), system => Assert.Equal(StudyFiles.Utterances - 1, system.Pooled.Rows));
        var omissions = OmissionTable.Read(build.PathOf("data/made-up/labels-omissions.csv")).Select(omission => (omission.Item, omission.Reason)).ToList();
        Assert.Contains((StudyFiles.Real[0].Id, "among the study's rows, but not in third.csv"), omissions);
        Assert.Contains(("Ses01F_impro09_F000", "in third.csv, but not among the study's rows"), omissions);
    }

    [Fact]
    public void Run_OtherTable_HasTurnsOfNoClassForTheDialog()
    {
        using var build = new StudyBuild("\"acousticTable\": \"third.csv\",");
        build.Files.WriteTimes().WriteTexts().WriteTable("third.csv");

        build.Run();

        Assert.Equal("xxx", LabelTable.Read(build.PathOf("data/made-up/labels.csv")).Single(row => row.Id == StudyFiles.Disagreed).Emotion);
        Assert.Equal("", TranscriptTable.Read(build.PathOf("data/made-up/transcripts.csv")).Single(row => row.Utterance == StudyFiles.Disagreed).Text);
        Assert.Contains(StudyFiles.Disagreed, FeatureTableFile.Read(build.PathOf("data/made-up/features/third.csv")).Utterances);
        Assert.DoesNotContain(StudyFiles.Disagreed, SplitTable.Read(build.PathOf("data/made-up/splits.csv")).Select(row => row.Utterance));
    }

    [Fact]
    public void Run_Columns_TellSpeakersAndStyles()
    {
        using var build = new StudyBuild(protocols: "\"honest\"");
        build.Files.WriteTexts();

        build.Run();

        var columns = ColumnTable.Read(build.PathOf("data/made-up/columns.csv"));
        Assert.Equal(["gender", "style"], columns.Columns);
        Assert.Equal(["male", "scripted"], columns.Rows["Ses02F_script01_M003"]);
    }

    [Fact]
    public void Run_FourClasses_TakeIemocapsLabels()
    {
        using var build = new StudyBuild(classes: "iemocap-four", protocols: "\"honest\"");
        build.Files.WriteTimes().WriteTexts();

        build.Run();

        // Frustration (fru) is sadness to the study, and no class of the four.
        Assert.Equal(["anger", "happiness", "neutral", "sadness"], build.Metrics.Classes);
        Assert.Equal(StudyFiles.Utterances / 2, Assert.Single(build.Metrics.Systems).Pooled.Rows);
    }

    [Fact]
    public void Run_SecondTime_HasNothingToDo()
    {
        using var build = new StudyBuild();
        build.Files.WriteTexts().WriteFeatures();

        build.Run().Run();

        Assert.Empty(build.Ran);
    }

    [Fact]
    public void Experiments_OfTheRepository_CanBeRead()
    {
        var all = ExperimentCatalog.All(Repository.Root);

        Assert.Contains("preprocessed", all.Select(experiment => experiment.Name));
        Assert.All(all.Where(experiment => experiment.AcousticTable is not null), experiment => Assert.Equal("preprocessed", experiment.Corpus));
    }
}
