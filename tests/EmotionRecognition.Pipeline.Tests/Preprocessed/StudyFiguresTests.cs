using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Pipeline.Tests.Preprocessed;

/// <summary>What the study's own text files give.</summary>
public sealed class StudyFiguresTests
{
    [Fact]
    public void Run_StudysTexts_GivesTheKnownFigures()
    {
        var data = SharedData.Path("corpora/iemocap-derived");
        using var build = new StudyBuild(protocols: "\"published\"", text: """{ "kind": "logistic-regression", "candidates": [1], "weighting": "none" }""");

        build.Run(options => options with { CorpusPath = data });

        // 62.2 and 57.8 % are scikit-learn's, with C = 1 on the same columns.
        var score = CsvFile.Read(build.PathOf("report/made-up/copies-published.csv")).Single();
        Assert.Equal((1960, 1477), (score.Integer("rows"), score.Integer("rows_without_copies")));
        Assert.Equal(0.622, score.Number("accuracy"), 0.002);
        Assert.Equal(0.578, score.Number("accuracy_without_copies"), 0.002);
        Assert.Equal(2464, File.ReadLines(build.PathOf("savedModel/made-up/published/text/fold-1/vectorizer.csv")).Count() - 1);
        var findings = AuditTable.Read(build.PathOf("report/made-up/audit-published.csv")).Findings.ToDictionary(finding => finding.Kind);
        Assert.Equal(483, findings[AuditKind.CopiesOfTrainingRows].Rows);
        Assert.Equal(10, findings[AuditKind.SharedSpeakers].Groups);
        Assert.All(
            findings[AuditKind.CopiesOfTrainingRows].ByClass, count => Assert.Equal(count.Class is "fear" or "surprise" ? count.OfRows : 0, count.Rows));
    }
}
