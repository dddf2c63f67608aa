using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Page;
using Shared;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.MethodsSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>What a paper's section on the experimental setup needs, written from the run, with the works to cite.</summary>
public sealed class MethodsSection : IReportSection
{
    private static readonly Dictionary<string, string> _corpora = new(StringComparer.Ordinal)
    {
        ["emodb"] = "burkhardt2005",
        ["iemocap"] = "busso2008",
        ["preprocessed"] = "busso2008",
        ["ravdess"] = "livingstone2018",
        ["meld"] = "poria2019",
    };

    // What a system's settings say, and the work behind it.
    private static readonly (string Said, string Key)[] _parts =
    [
        ("study-276", "mcfee2015"),
        ("tfidf", "salton1988"),
        ("minilm", "wang2020"),
        ("arctic-xs", "merrick2024"),
        ("boosted", "ke2017"),
        ("forest", "ke2017"),
    ];

    /// <inheritdoc/>
    public string Name => "methods";

    /// <inheritdoc/>
    public string Title => "Methods, ready to paste";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.OnPage(650);

    /// <inheritdoc/>
    public string About => "a paragraph on the experimental setup to paste into a paper, with references";

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        if (content.Experiments.Count == 0)
        {
            return null;
        }

        var references = new References();
        IReadOnlyList<string> paragraphs =
        [
            .. content.Experiments.Select(experiment => Data(content, experiment, references)),
            $"Protocols. {string.Join(" ", content.Protocols.Select(protocol => $"{protocol.Name}: {protocol.Description}"))}",
            Statistics(content, references),
            $"Software. Code revision {content.Provenance.Commit}"
                + $"{(content.Provenance.ChangedFiles.Count > 0 ? " with uncommitted changes" : "")}, run with \"{content.Provenance.Command}\" on "
                + $"{string.Join("; ", content.Provenance.Machine.Select(setting => setting.Value))}. Seeds: "
                + $"{string.Join(", ", content.Provenance.Seeds.Select(seed => $"{seed.Name} {seed.Value}"))}.",
        ];
        return new Section(
        [
            new Paragraph("Written from what the run did. Check it against your question, and cite what it cites."),
            .. paragraphs.Select(text => new Paragraph(text)),
            new Collapsible(
                "References as BibTeX",
                new Table(
                    "Works cited above",
                    [Column.Number("number"), Column.Code("key"), Column.Text("title")],
                    references.Cited().Select(each => new Row(each.Number, each.Key, each.Title))),
                new CodeBlock(references.BibTex))
            {
                InPrint = "Not printed; the page has the BibTeX entries of the works cited above.",
            },
        ]);
    }

    private static string Data(ReportContent content, ExperimentResult experiment, References references)
    {
        var corpus = content.CorpusOf(experiment);
        var cited = experiment.Corpus.Split('+', '-', ',').Where(_corpora.ContainsKey).Select(name => _corpora[name]).Distinct().ToList();
        var systems = experiment.Settings.Where(setting => setting.Name.StartsWith("system ", StringComparison.Ordinal)).ToList();
        var parts = _parts.Where(part => systems.Any(system => system.Value.Contains(part.Said, StringComparison.OrdinalIgnoreCase)))
            .Select(part => part.Key).Distinct().ToList();
        var speakers = experiment.Facts.Utterances.Select(utterance => utterance.Speaker).OfType<string>().Distinct().Count();
        var recorded = experiment.ClassCounts.Sum(count => count.Recorded);
        var selected = experiment.Selected.Select(each => each.On).Distinct().ToList();
        return $"{experiment.Title}. {corpus.Title}{Space(cited, references)} has {Numbers.Count(corpus.Utterances)} utterances; those of the classes "
            + $"{string.Join(", ", experiment.ClassCounts.Select(count => $"{count.Class} ({Numbers.Count(count.Recorded)})"))} were used, "
            + $"{Numbers.Count(recorded)} in all{(speakers > 0 ? $" by {Numbers.Count(speakers)} speakers" : "")}. Systems{Space(parts, references)}: "
            + $"{string.Join("; ", systems.Select(system => $"{system.Name["system ".Length..]} ({SettingsSection.InWords(system.Value)})"))}."
            + (selected.Count > 0 ? $" Settings of models were selected on {Names.Join(selected)}." : "")
            + (experiment.Seeds is { } seeds
                ? $" Systems that draw random numbers were trained with {seeds.Scores.Max(score => seeds.CountOf(score.System))} seeds."
                : "")
            + (experiment.Origin is { } origin ? $" {origin.Notice}" : "");
    }

    private static string Statistics(ReportContent content, References references)
    {
        List<string> sentences =
        [
            "Evaluation. The measure is unweighted average recall (UAR) of the test rows of all folds together.",
            $"Intervals are 95\u00a0% percentile bootstrap intervals over test rows and, with {BootstrapInterval.MinimumSpeakers} or more speakers, over "
                + $"speakers {references.Cite("efron1993")}; where said, those of a jackknife over speakers with Student's t {references.Cite("hansen2022")}, "
                + $"for shares Wilson's with the effective number of rows {references.Cite("korn1998")}.",
        ];
        if (content.Experiments.Any(experiment => experiment.Tests.Pairs.Count > 0))
        {
            sentences.Add(
                $"Systems were compared on the same rows by McNemar's exact test {references.Cite("mcnemar1947")} and over speakers by Student's t of the "
                + $"jackknife and by exchange of predictions {references.Cite("good2005")}; the best of several was deflated by resampling "
                + $"{references.Cite("tsamardinos2018")}.");
        }

        sentences.Add(
            $"Groups were compared by Welch's or Student's test over speakers {references.Cite("welch1947")}. p values are corrected by "
            + $"Holm {references.Cite("holm1979")}; "
            + $"false discovery rates follow Benjamini and Hochberg {references.Cite("benjamini1995")}. Areas under ROC curves are those of Hanley and McNeil "
            + $"{references.Cite("hanley1982")}; doubtful labels were found by confident learning {references.Cite("northcutt2021")}.");
        if (content.Experiments.Any(experiment => experiment.Seeds is not null))
        {
            sentences.Add(
                $"Variance components over seeds, folds, and speakers were estimated by the method of moments {references.Cite("searle1992")}, the best of "
                + $"several seeds as by Dodge et al. {references.Cite("dodge2019")}.");
        }

        if (content.Experiments.Any(experiment => experiment.Metrics.Systems.Any(system => system.Calibration is not null)))
        {
            sentences.Add($"Probabilities were calibrated by temperature {references.Cite("guo2017")}.");
        }

        return string.Join(" ", sentences);
    }

    private static string Space(IReadOnlyList<string> keys, References references) => keys.Count == 0 ? "" : " " + references.Cite(keys);
}
