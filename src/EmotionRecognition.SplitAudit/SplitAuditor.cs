using System.Globalization;
using System.Text.RegularExpressions;
using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Protocols;
using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.SplitAudit.Pretraining;
using EmotionRecognition.SplitAudit.Scores;
using EmotionRecognition.SplitAudit.Selection;
using EmotionRecognition.SplitAudit.Sound;
using EmotionRecognition.SplitAudit.Splits;

namespace EmotionRecognition.SplitAudit;

/// <summary>Audits a split that anyone has published.</summary>
public static class SplitAuditor
{
    private const string NoLabel = "no label";

    // A split says nothing about these.
    private static readonly AuditKind[] _notInASplit = [AuditKind.FittedOnTestRows, AuditKind.NormalizedByTestSpeakers, AuditKind.SelectedOnTestRows];

    /// <summary>Runs every check that the request allows.</summary>
    /// <param name="request">What to audit.</param>
    /// <param name="progress">Receives the number of clips listened to.</param>
    /// <exception cref="InputException">A file is malformed, or files do not fit together.</exception>
    public static SplitAuditResult Run(SplitAuditRequest request, IProgress<int>? progress = null)
    {
        var split = SplitFile.Read(request.Split);
        var facts = ClipFacts.Of(split, request);
        var predictions = request.Predictions is { } path ? PredictionFile.Read(path, split, facts) : [];
        if (request.Printed.Count > 0 && predictions.Count == 0 && request.Logs.Count == 0)
        {
            throw new InputException("--printed", "printed scores alone", "predictions or a log to compare them with", "pass --predictions=FILE or --log=FILE");
        }

        var sound = SoundChecks.Run(split, facts, request.Threads, progress);
        var report = Report(split, facts, sound, predictions);
        var scores = predictions.Count > 0 ? RecomputedScores.Of(predictions, clip => facts[clip].Speaker) : null;
        var encoders = request.Encoders.Select(name => (Name: name, Known: PublicEncoders.Find(name))).ToList();
        IReadOnlyList<ScoreComparison> comparisons = scores is null ? [] :
            [.. request.Printed.Select(score => new ScoreComparison(score, scores.Of(score.Measure),
                scores.MeanOfFolds(score.Measure), scores.IntervalOf(score.Measure)))];
        return new SplitAuditResult
        {
            Split = split,
            Facts = facts,
            Report = report,
            Alike = sound.Alike,
            Scores = scores,
            Comparisons = comparisons,
            Concerns =
            [
                .. SelectionChecks.Run(split, request.Logs, request.Printed),
                .. encoders.Where(each => each.Known is not null).SelectMany(each => PublicEncoders.Judge(each.Known!, facts.Corpus)),
                .. comparisons.Where(comparison => !comparison.Agrees).Select(Mismatch),
            ],
            Gaps =
            [
                .. AuditGaps.Of(facts, sound, report),
                .. encoders.Where(each => each.Known is null).Select(each => new Gap(
                    $"whether {each.Name} was trained on the test clips", "the table of public encoders does not have it", "see the encoder's model card")),
                .. encoders.Where(each => each.Known is not null).SelectMany(each => PublicEncoders.Open(each.Known!)),
                .. request.Encoders.Count > 0 && facts.Corpus.Length == 0
                    ? [new Gap("whether encoders were trained on the test clips", "the corpus of the split is not known", "pass --corpus and --corpus-path")]
                    : Array.Empty<Gap>(),
                .. AuditGaps.OfRequest(request),
            ],
        };
    }

    private static Concern Mismatch(ScoreComparison comparison) => new(
        "printed-score", false, $"The predictions do not give the printed {comparison.Printed.Measure.Title()} of {comparison.Printed.Text}.",
        string.Create(
            CultureInfo.InvariantCulture,
            $"recomputed {100 * comparison.Pooled:0.0} % over all test rows, {100 * comparison.MeanOfFolds:0.0} % as the mean of folds"),
        comparison.Printed.Place);

    private static AuditReport Report(SplitFile split, ClipFacts facts, SoundFindings sound, IReadOnlyList<Prediction> predictions)
    {
        var utterances = Utterances(split, facts).ToList();
        var labels = utterances.Select(utterance => utterance.Emotion).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var hasLabels = labels is not [NoLabel];
        var report = LeakageAudit.Run(new AuditInput
        {
            Protocol = new PublishedAnywhere(),
            Classes = new ClassSet("labels", [.. labels.Select(label => (label, Array.Empty<string>()))]),
            Rows = [.. split.Clips.GroupBy(clip => (clip.Clip, clip.Fold, clip.Role))
                .Select(same => new SplitRow(same.Key.Clip, same.Key.Fold, same.Key.Role, same.Count()))],
            Utterances = utterances,
            Transcripts = [.. facts.Known(fact => fact.Text).Select(each => new Transcript(each.Key, each.Value))],
            Recordings = sound.Recordings,
            Facts =
            [
                new SharedFact(AuditKind.SharedSessions, facts.Known(fact => fact.Session)),
                new SharedFact(AuditKind.SharedSources, facts.Known(fact => fact.Source)),
                new SharedFact(AuditKind.AugmentedCopies, AugmentedNames.Groups([.. facts.Clips])),
                new SharedFact(AuditKind.NearDuplicates, sound.Groups),
                new SharedFact(AuditKind.SameTextBySpeaker, facts.Known(SpeakerAndText)),
            ],
            Outcomes =
            [
                .. predictions.Select(row => new TestOutcome(int.Parse(row.Fold, CultureInfo.InvariantCulture), row.Utterance, row.Actual, row.Predicted)),
            ],
        });
        return report with
        {
            Findings =
            [
                .. report.Findings.Where(finding => !_notInASplit.Contains(finding.Kind)
                    && (hasLabels || finding.Kind is not (AuditKind.ConflictingLabels or AuditKind.ClassesNotTrained))),
                .. sound.WasHeard && !report.Findings.Any(finding => finding.Kind is AuditKind.NearDuplicates)
                    ? [None(AuditKind.NearDuplicates, split)] : Array.Empty<AuditFinding>(),
                .. !report.Findings.Any(finding => finding.Kind is AuditKind.AugmentedCopies) ? [None(AuditKind.AugmentedCopies, split)]
                    : Array.Empty<AuditFinding>(),
            ],
        };
    }

    private static AuditFinding None(AuditKind kind, SplitFile split) =>
        new(kind, AuditSeverity.Leak, 0, split.Clips.Count(clip => clip.Role is Role.Test), 0, "", []);

    private static string SpeakerAndText(ClipFact fact)
    {
        var text = fact.TextCode.Length > 0 ? fact.TextCode : Text.TextNormalizer.Normalize(fact.Text).Trim();
        return fact.Speaker.Length > 0 && text.Length > 0 ? $"{fact.Speaker}, {text}" : "";
    }

    // A clip that the split gives two labels is there twice; the audit reports it.
    private static IEnumerable<Utterance> Utterances(SplitFile split, ClipFacts facts) =>
        split.Clips.Select(clip => (clip.Clip, Label: clip.Notes.Label.Length > 0 ? clip.Notes.Label : facts[clip.Clip].Label)).Distinct()
            .Select(each => new Utterance(
                each.Clip, each.Clip, facts[each.Clip].Speaker, facts[each.Clip].Session, 0, 0, each.Label.Length > 0 ? each.Label : NoLabel));

    /// <summary>The protocol of a split of which nothing but its rows is known: it forbids nothing, and everything found is a leak.</summary>
    private sealed class PublishedAnywhere : IProtocol
    {
        public string Name => "split";

        public string Explanation => "A published split.";

        public string Claim => "a published split";

        public AuditRules Audit { get; } = new(ForbidsLeaks: false, KeepsScenariosApart: false);

        public IReadOnlyList<SplitRow> Split(SplitRequest request) => throw new NotSupportedException("a split that is audited is given");
    }
}

/// <summary>Augmented copies by the names of files: <c>clip_noise</c>, <c>clip_aug2</c>, <c>sp0.9-clip</c>.</summary>
internal static partial class AugmentedNames
{
    /// <summary>By clip the original's name; only clips that share it with another clip are in it.</summary>
    public static IReadOnlyDictionary<string, string> Groups(IReadOnlyList<string> clips) =>
        clips.GroupBy(Original, StringComparer.Ordinal).Where(same => same.Skip(1).Any())
            .SelectMany(same => same.Select(clip => (clip, same.Key))).ToDictionary(each => each.clip, each => each.Key, StringComparer.Ordinal);

    private static string Original(string clip)
    {
        var name = clip;
        for (var shorter = Shorten(name); shorter != name; shorter = Shorten(name))
        {
            name = shorter;
        }

        return name;
    }

    private static string Shorten(string name) => Before().Replace(Behind().Replace(name, ""), "");

    private const string Words =
        "aug(mented|mentation)?|nois[ey]|noise|pitch(ed|shift|up|down)?|speed|stretch(ed)?|shift(ed)?|tempo|slow|fast|gain|volume|vol"
            + "|reverb|rir|echo|specaug|copy|dup|babble|music|sp|perturbed";

    [GeneratedRegex($@"[_.\- ]+({Words})[_.\- ]*[0-9]*(\.[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Behind();

    [GeneratedRegex($@"\A({Words})[_.\-]*[0-9]*(\.[0-9]+)?[_.\- ]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Before();
}
