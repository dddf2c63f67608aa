using System.Globalization;
using System.Text.RegularExpressions;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline.Gate;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>The whole graph on a tiny corpus: what runs, what does not, and what comes out.</summary>
public sealed class ResearchBuildTests(TinyCorpus corpus)
{
    [Fact]
    public void Build_FirstTime_RunsEveryTargetThatIsNeeded()
    {
        Assert.Equal(
            ["Acoustics", "Audit", "Combine", "Evaluate", "Labels", "Report", "Split", "Train", "Transcripts"], TinyCorpus.Ran(corpus.FirstRun).Order());
        Assert.All(corpus.FirstRun.OfType<BuildEvent.Finished>(), each => Assert.Equal([StageRunner.FirstRun], each.Reasons));
        Assert.Empty(corpus.FirstRun.OfType<BuildEvent.Warning>());
    }

    [Fact]
    public void Build_SecondTime_RunsNothingAndSaysSo()
    {
        Assert.Empty(TinyCorpus.Ran(corpus.SecondRun));
        Assert.All(corpus.SecondRun, happened => Assert.IsType<BuildEvent.UpToDate>(happened));
    }

    [Fact]
    public void Build_FilesTouched_RunsNothing()
    {
        using var copy = corpus.Copy();
        foreach (var file in Directory.EnumerateFiles(copy.Root, "*", SearchOption.AllDirectories).Where(file => !file.Contains(".state")))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-5));
        }

        Assert.Empty(TinyCorpus.Ran(TinyCorpus.Build(copy.Root)));
    }

    [Fact]
    public void Build_OneLabelChanged_RunsSplitAndAllAfterItButNotAcoustics()
    {
        using var copy = corpus.Copy();
        ChangeOneLabel(copy.Root);
        var explained = TinyCorpus.Ran(TinyCorpus.Build(copy.Root, BuildMode.Explain));
        var ran = TinyCorpus.Ran(TinyCorpus.Build(copy.Root));
        Assert.DoesNotContain("Acoustics", ran);
        Assert.Superset(new HashSet<string> { "Labels", "Split", "Train", "Evaluate", "Audit", "Report" }, ran.ToHashSet());
        Assert.Superset(ran.ToHashSet(), explained.ToHashSet());
        Assert.Empty(TinyCorpus.Ran(TinyCorpus.Build(copy.Root)));
    }

    [Fact]
    public void Build_FilterAdded_RunsSplitAndAllAfterItButNotAcoustics()
    {
        using var copy = corpus.Copy();
        AddFilter(copy, """{ "columns": { "style": ["improvised", "scripted"] }, "perSpeaker": 12 }""");
        var told = TinyCorpus.Build(copy.Root);
        Assert.Equal(["Audit", "Evaluate", "Report", "Split", "Train"], TinyCorpus.Ran(told).Order());
        Assert.Contains(
            told.OfType<BuildEvent.Warning>(),
            warning => Regex.IsMatch(warning.Text, "^filter: ([0-9]+) of [0-9]+ utterances left out [(]\\1 above 12 per speaker[)]$"));
        var page = File.ReadAllText(copy["report/index.html"]);
        Assert.Contains("filter of tiny: above 12 per speaker", page);
        Assert.Contains("style improvised or scripted, at most 12 per speaker", page);
        var leftOut = File.ReadAllLines(copy["data/tiny/filter-omissions.csv"]).Length - 1;
        Assert.Equal(
            corpus.Metrics("tiny").Systems[0].Pooled.Rows - leftOut, MetricsFile.Read(copy["report/tiny/metrics.json"]).Systems[0].Pooled.Rows);
        Assert.Empty(TinyCorpus.Ran(TinyCorpus.Build(copy.Root)));
    }

    [Fact]
    public void Plan_FilterOfAColumnThatTheCorpusLacks_ListsItsColumns()
    {
        using var copy = corpus.Copy();
        AddFilter(copy, """{ "columns": { "age": ["20"] } }""");
        Assert.Contains(
            "experiment tiny, filter, columns: \"age\", expected one of gender, style, speaker, session",
            Assert.Throws<InputException>(() => TinyCorpus.Build(copy.Root)).Message);
    }

    [Fact]
    public void Build_SoundChanged_ChangesTheFeaturesAndWhatRestsOnThem()
    {
        using var copy = corpus.Copy();
        var before = WorkspaceHashes.Of(copy.Root);
        var wav = Directory.EnumerateFiles(copy["corpus/IEMOCAP_full_release"], "*.wav", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        var bytes = File.ReadAllBytes(wav);
        for (var sample = 44; sample < bytes.Length; sample += 2)
        {
            bytes[sample] ^= 0x55;
        }

        File.WriteAllBytes(wav, bytes);
        TinyCorpus.Build(copy.Root);
        var changed = before.Where(pair => WorkspaceHashes.Of(copy.Root)[pair.Key] != pair.Value).Select(pair => pair.Key).ToList();
        Assert.Contains("data/synthetic/features/study-276.csv", changed);
        Assert.Contains("report/tiny/predictions.csv", changed);
        Assert.DoesNotContain("data/synthetic/labels.csv", changed);
        Assert.DoesNotContain("data/tiny/splits.csv", changed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Build_Anew_GivesTheSameBytesWhateverTheThreads(int threads)
    {
        using var copy = corpus.Copy();
        foreach (var folder in new[] { "data", "savedModel", "report" })
        {
            Directory.Delete(copy[folder], recursive: true);
        }

        TinyCorpus.Build(copy.Root, threads: threads);
        WorkspaceHashes.AssertSame(corpus.Root, copy.Root);
    }

    [Fact]
    public void Build_SplitsDamaged_MakesThemAgain()
    {
        using var copy = corpus.Copy();
        var splits = File.ReadAllText(copy["data/tiny/splits.csv"]);
        copy.Write("data/tiny/splits.csv", splits[..(splits.Length / 2)]);
        Assert.Contains("Split", TinyCorpus.Ran(TinyCorpus.Build(copy.Root)));
        WorkspaceHashes.AssertSame(corpus.Root, copy.Root);
    }

    [Fact]
    public void Build_SettingChangedThatMovesNoNumber_WritesTheReportThatShowsIt()
    {
        using var copy = corpus.Copy();
        var experiment = copy["experiments/tiny.json"];
        File.WriteAllText(experiment, File.ReadAllText(experiment).Replace("\"candidates\": [0.1, 1]", "\"candidates\": [0.1, 1], \"maxIterations\": 301"));
        Assert.Contains("Report", TinyCorpus.Ran(TinyCorpus.Build(copy.Root)));
        Assert.Contains("max iterations 301", File.ReadAllText(copy["report/index.html"]));
    }

    [Fact]
    public void Build_ModelCannotBePutInPlace_KeepsTheTrainingForTheNextRun()
    {
        using var copy = corpus.Copy();
        Directory.Delete(copy["savedModel/tiny/honest/network"], recursive: true);
        copy.Write("savedModel/tiny/honest/network", "in the way");
        Assert.Throws<BuildException>(() => TinyCorpus.Build(copy.Root));
        Assert.Single(Directory.GetFiles(copy["savedModel/.partial"], "last.safetensors", SearchOption.AllDirectories));
        File.Delete(copy["savedModel/tiny/honest/network"]);
        TinyCorpus.Build(copy.Root);
        WorkspaceHashes.AssertSame(corpus.Root, copy.Root);
    }

    [Fact]
    public void Verify_AcceptedAndUnchanged_Agrees()
    {
        using var copy = Accepted();
        using var build = ResearchBuild.Open(TinyCorpus.Options(copy.Root), _ => { });
        IReadOnlyList<GateRow> rows = [];
        build.Verify(compared => rows = compared);
        Assert.All(rows, row => Assert.Equal(Verdict.Agrees, row.Verdict));
    }

    [Theory]
    [InlineData("data/synthetic/features/study-276.csv", "mfccs_3: mean", "rows that differ")]
    [InlineData("data/synthetic/labels.csv", "emotion = ", "row Ses01F_impro01_")]
    [InlineData("data/tiny/splits.csv", "role = ", "row Ses01F_impro01_")]
    public void Verify_SeededFault_IsCaughtByName(string table, string name, string differing)
    {
        using var copy = Accepted();
        Damage(copy[table], table);
        using var build = ResearchBuild.Open(TinyCorpus.Options(copy.Root), _ => { });
        Assert.StartsWith($"{table}: changed since ", Assert.Throws<BuildException>(() => build.Verify(_ => { })).Message);
        var rows = build.Plan.Experiments.SelectMany(plan => AcceptedResults.Compare(build.Workspace, plan));
        Assert.Contains(rows, row => row.Where == table && row.What.Contains(name) && row.Verdict == Verdict.Fails);
        Assert.StartsWith(differing, rows.First(row => row.Where == table && row.Verdict == Verdict.Fails).What);
    }

    [Fact]
    public void Accept_Unattended_IsRefused()
    {
        using var copy = corpus.Copy();
        using var build = ResearchBuild.Open(TinyCorpus.Options(copy.Root) with { Unattended = true }, _ => { });
        Assert.Contains("Accept does not run in CI", Assert.Throws<InputException>(build.Accept).Message);
        Assert.False(Directory.Exists(copy["experiments/accepted"]));
    }

    [Fact]
    public void CompareMetrics_ExperimentThatTheRevisionLacks_IsNewAndFailsNothing()
    {
        using var copy = Accepted();
        Git(copy.Root, "init", "-q");
        Git(copy.Root, "add", "experiments/accepted/tiny.metrics.json");
        Git(copy.Root, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "one of two");
        using var build = ResearchBuild.Open(TinyCorpus.Options(copy.Root), _ => { });
        IReadOnlyList<GateRow> rows = [];
        build.CompareMetrics("HEAD", compared => rows = compared);
        Assert.Equal(
            [("tiny", Verdict.Agrees), ("tiny-gan", Verdict.New)], rows.Select(row => (row.Where.Split(' ')[0], row.Verdict)).Distinct());
    }

    [Fact]
    public void CompareMetrics_NoSuchRevision_SaysSo()
    {
        using var copy = corpus.Copy();
        using var build = ResearchBuild.Open(TinyCorpus.Options(copy.Root), _ => { });
        var error = Assert.Throws<BuildException>(() => build.CompareMetrics("no-such-revision", _ => { }));
        Assert.StartsWith("--against: \"no-such-revision\", expected a revision", error.Message);
    }

    [Fact]
    public void Audit_FoldThatLeaks_FailsTheBuild()
    {
        using var copy = corpus.Copy();
        var splits = copy["data/tiny/splits.csv"];
        var lines = File.ReadAllLines(splits);
        var tested = Array.FindIndex(lines, line => line.EndsWith(",1,test,1,"));
        File.WriteAllLines(splits, lines.Append(lines[tested].Replace(",test,", ",train,")));
        var plan = new ResearchPlan(
            TinyCorpus.Options(copy.Root) with { Experiment = "tiny" },
            [EmotionRecognition.Pipeline.Experiments.ExperimentFile.Read(copy["experiments/tiny.json"])]);
        var audit = plan.Stages.First(stage => stage.Name == "Audit tiny/honest");
        var error = Assert.Throws<InputException>(() => new StageRunner(ResearchLayout.Open(copy.Root), 1).Run(audit, _ => { }));
        Assert.Contains("1 of ", error.Message);
        Assert.Contains("duplicates", error.Message);
    }

    [Fact]
    public Task Metrics_OfTheTinyCorpus_AreAsAccepted() => Verify(string.Concat(
        from system in corpus.Metrics("tiny").Systems.Concat(corpus.Metrics("tiny-gan").Systems)
        where system.System == "logistic-both"
        select string.Create(
            CultureInfo.InvariantCulture,
            $"{system.Protocol} {system.System}: WA {system.Pooled.Accuracy:0.000}, UAR {system.Pooled.UnweightedRecall:0.000}, "
                + $"{system.Pooled.Rows} test rows, {system.Folds.Count} folds\n")));

    [Fact]
    public Task Tables_OfTheTinyCorpus_AreAsAccepted() => Verify(string.Concat(
        from table in new[]
        {
            "data/synthetic/labels.csv",
            "data/synthetic/transcripts.csv",
            "data/tiny-gan/labels.csv",
            "data/tiny/splits.csv",
            "data/tiny-gan/splits-published.csv",
        }
        let snapshot = TableSnapshot.Of(table, Path.Combine(corpus.Root, table))
        select $"{table}: {snapshot.Rows} rows, sha256 {snapshot.Hash[..16]}, columns {string.Join(',', snapshot.Columns.Select(column => column.Name))}\n"));

    private static void AddFilter(TemporaryFolder folder, string filter)
    {
        var experiment = folder["experiments/tiny.json"];
        File.WriteAllText(experiment, File.ReadAllText(experiment).Replace("\"protocols\"", $"\"filter\": {filter}, \"protocols\""));
    }

    private static void Git(string root, params string[] arguments)
    {
        using var git = System.Diagnostics.Process.Start("git", ["-C", root, .. arguments]);
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }

    private static void ChangeOneLabel(string root)
    {
        var file = Directory.EnumerateFiles(Path.Combine(root, "corpus/IEMOCAP_full_release/Session1/dialog/EmoEvaluation"), "Ses01*.txt")
            .Order(StringComparer.Ordinal)
            .First();
        var text = File.ReadAllText(file);
        var changed = new Regex("\t(neu|ang|sad|hap|exc|fru)\t\\[").Replace(
            text, match => match.Groups[1].Value == "neu" ? "\tang\t[" : "\tneu\t[", 1);
        Assert.NotEqual(text, changed);
        File.WriteAllText(file, changed);
    }

    private static void Damage(string path, string table)
    {
        var lines = File.ReadAllLines(path);
        if (table.EndsWith("study-276.csv"))
        {
            var column = Array.IndexOf(lines[0].Split(','), "mfccs_3");
            for (var line = 1; line < lines.Length; line++)
            {
                var fields = lines[line].Split(',');
                fields[column] = (float.Parse(fields[column], CultureInfo.InvariantCulture) * 1.01f).ToString(CultureInfo.InvariantCulture);
                lines[line] = string.Join(',', fields);
            }
        }
        else if (table.EndsWith("labels.csv"))
        {
            var line = Array.FindIndex(lines, text => text.Contains(",neu,"));
            lines[line] = lines[line].Replace(",neu,", ",ang,");
        }
        else
        {
            var line = Array.FindIndex(lines, text => text.Contains(",test,"));
            lines[line] = lines[line].Replace(",test,", ",train,");
        }

        File.WriteAllText(path, string.Join('\n', lines) + "\n");
    }

    private TemporaryFolder Accepted()
    {
        var copy = corpus.Copy();
        using var build = ResearchBuild.Open(TinyCorpus.Options(copy.Root), _ => { });
        build.Accept();
        return copy;
    }
}
