using EmotionRecognition.Corpora;

namespace EmotionRecognition.Reporting.Tests;

/// <summary>Reports of content that is hard to show.</summary>
internal static class OddReports
{
    private const string Script = "<script>alert('ran')</script>";
    private const string Style = "</style></title><img src=x onerror=alert(1)> \"quoted\" 'too' & so on";
    private const string Arabic = "غضب وحزن من اليمين";
    private const string Emoji = "joy 😀👩‍👩‍👧 é";
    private const string Long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung";

    /// <summary>The texts that <see cref="Hostile"/> has in many places.</summary>
    public static IReadOnlyList<string> Texts { get; } = [Script, Style, Arabic, Emoji, Long];

    /// <summary>A report whose labels, names, titles, notices, and examples have markup, right-to-left text, emoji, and very long words.</summary>
    public static ReportContent Hostile()
    {
        string[] classes = [Script, Arabic, Emoji, Long];
        var experiment = SampleReport.Experiment(
            "hostile", $"Experiment {Style}", "hostile", classes, 3, [$"system {Script}", $"other {Arabic}"], 240, [0.3, 0.3, 0.2, 0.2]);
        var corpus = SampleReport.SyntheticCorpus(["one", "two", "three"], 240) with
        {
            Name = "hostile",
            Title = $"Corpus {Emoji}",
            Notice = $"A notice with {Script} and {Style}.",
            Labels =
            [
                .. classes.Select(name => new LabelCount(name, name, 60)),
                .. Enumerable.Range(1, 20).Select(label => new LabelCount($"own {label}", null, label)),
            ],
            Omissions = [new OmissionCount($"a reason {Style}", 3, $"{Long} ({Script}.txt line 20)")],
        };
        var sample = SampleReport.Small();
        return sample with
        {
            Title = $"Results {Style}",
            Corpora = [corpus],
            Experiments =
            [
                experiment with
                {
                    Facts = experiment.Facts with
                    {
                        Utterances = [.. experiment.Facts.Utterances.Select((utterance, row) => utterance with
                        {
                            Speaker = $"{(row % 2 == 0 ? Arabic : Script)} {row % 10}",
                            Session = Emoji,
                            Text = row % 2 == 0 ? Style : Long,
                        })],
                    },
                    Settings = [new Setting(Style, Long), new Setting("words", $"\u202e{Arabic}\u0001")],
                },
            ],
            Provenance = sample.Provenance with { ChangedFiles = [$"src/{Script}.cs"], Warnings = [new StageWarning("Labels", Style)] },
        };
    }

    /// <summary>A report of one experiment with one class, one speaker, and one test row.</summary>
    public static ReportContent OneRow()
    {
        var sample = SampleReport.Small();
        var experiment = SampleReport.Experiment("one", "One row", "synthetic", ["anger"], 1, ["logistic regression"], 1, [1]);
        return sample with
        {
            Corpora =
            [
                SampleReport.SyntheticCorpus(["anger"], 1) with { Utterances = 1, Speakers = 1, Sessions = 0, Labels = [new LabelCount("ang", "anger", 1)] },
            ],
            Experiments = [experiment with { Copies = [] }],
        };
    }
}
