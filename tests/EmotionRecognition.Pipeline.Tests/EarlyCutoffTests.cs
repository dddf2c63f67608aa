using System.Text.RegularExpressions;
using EmotionRecognition.Pipeline;
using EmotionRecognition.Pipeline.Stages;
using EmotionRecognition.Text;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>Changes of a corpus that training does not see: what reads the changed file runs, and nothing is trained again.</summary>
public sealed partial class EarlyCutoffTests(TinyCorpus corpus)
{
    // The report quotes what was said in the surest mistakes, as it was written.
    [Theory]
    [InlineData("upper case", new[] { "Transcripts", "Report" })]
    [InlineData("punctuation", new[] { "Transcripts", "Report" })]
    [InlineData("another word", new[] { "Transcripts", "Combine", "Train", "Evaluate", "Audit", "Report" })]
    public void Build_OneTranscriptChanged_TrainsOnlyWhatReadsTheChange(string change, string[] targets)
    {
        using var copy = corpus.Copy();
        Change(copy["corpus/IEMOCAP_full_release/Session1/dialog/transcriptions"], Line(), match => match.Groups[1].Value + (change switch
        {
            "upper case" => match.Groups[2].Value.ToUpperInvariant(),
            "punctuation" => match.Groups[2].Value.Replace(" ", " - "),
            _ => match.Groups[2].Value.TrimEnd('\r') + " wonderful",
        }));
        var ran = TinyCorpus.Ran(TinyCorpus.Build(copy.Root));
        Assert.Equal(targets.Order(), ran.Order());
    }

    [Fact]
    public void Build_OneRatingChanged_TrainsNothing()
    {
        using var copy = corpus.Copy();
        var labels = File.ReadAllText(copy["data/synthetic/labels.csv"]);
        Change(copy["corpus/IEMOCAP_full_release/Session1/dialog/EmoEvaluation"], Rating(), _ => "[1.2500, 1.2500, 1.2500]");
        var ran = TinyCorpus.Ran(TinyCorpus.Build(copy.Root));
        Assert.NotEqual(labels, File.ReadAllText(copy["data/synthetic/labels.csv"]));
        Assert.Contains("Labels", ran);
        Assert.DoesNotContain("Train", ran);
        Assert.DoesNotContain("Acoustics", ran);
    }

    [Fact]
    public void Texts_OfTheTable_AreNormalizedAndReadAsTheyWereWritten()
    {
        using var folder = new TemporaryFolder();
        string[] texts = ["(Laughter)", "Well, I \"can't\"!", "", " ", "ÉTÉ ...", "[breathing] no?"];
        TrainingColumns.WriteTexts(folder["texts.csv"], texts.Select((text, index) => new EmotionRecognition.Corpora.Transcript($"u{index}", text)));
        var read = TrainingColumns.ReadTexts(folder["texts.csv"]).Select(row => row.Text).ToList();
        Assert.Equal(texts.Select(TextNormalizer.Normalize), read);

        // The audit, which normalizes texts by itself, finds the same words.
        Assert.Equal(read.Select(text => text.Trim()), read.Select(text => TextNormalizer.Normalize(text).Trim()));
    }

    private static void Change(string folder, Regex place, MatchEvaluator change)
    {
        var file = Directory.EnumerateFiles(folder, "Ses01*.txt").Order(StringComparer.Ordinal).First();
        var text = File.ReadAllText(file);
        var changed = place.Replace(text, change, 1);
        Assert.NotEqual(text, changed);
        File.WriteAllText(file, changed);
    }

    [GeneratedRegex(@"(?m)^(Ses\S+ \[[\d.-]+\]: )(.+)$")]
    private static partial Regex Line();

    [GeneratedRegex(@"\[\d\.\d+, \d\.\d+, \d\.\d+\]")]
    private static partial Regex Rating();
}
