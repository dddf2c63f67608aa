using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.SplitAudit.Sound;

namespace EmotionRecognition.SplitAudit;

/// <summary>Says what could not be checked, why, and what would help.</summary>
internal static class AuditGaps
{
    /// <summary>What is not known about the clips.</summary>
    public static IEnumerable<Gap> Of(ClipFacts facts, SoundFindings sound, AuditReport report)
    {
        var all = facts.Clips.Count;
        foreach (var gap in new[]
        {
            Missing(
                "whether speakers are on both sides, and whether one speaker says one text on both", "speaker", facts, fact => fact.Speaker,
                "add a column speaker, pass --speaker-pattern, or pass --corpus and --corpus-path"),
            Missing("whether sessions are on both sides", "session", facts, fact => fact.Session, "add a column session if the corpus has sessions"),
            Missing("whether parts of one recording are on both sides", "source recording", facts, fact => fact.Source,
                "add a column source if clips were cut from recordings"),
            Missing("whether words occur on both sides", "text", facts, fact => fact.Text, "add a column text, or pass --corpus and --corpus-path"),
        })
        {
            if (gap is not null)
            {
                yield return gap;
            }
        }

        if (sound.Heard < all)
        {
            yield return new Gap(
                "whether recordings are on both sides, unchanged or altered",
                sound.Heard == 0 ? "the clips' sound is not at hand" :
                    $"the sound of {all - sound.Heard} of {all} clips is not at hand or cannot be read, such as {sound.Unheard}",
                "pass --corpus-path with the clips' folder");
        }

        if (!report.Findings.Any(finding => finding.Kind is AuditKind.ClassesNotTrained))
        {
            yield return new Gap("whether every class is trained, and whether labels conflict", "the split has no labels", "add a column emotion");
        }
    }

    /// <summary>What was not passed.</summary>
    public static IEnumerable<Gap> OfRequest(SplitAuditRequest request)
    {
        if (request.Predictions is null)
        {
            yield return new Gap("what the leaks are worth, and whether printed scores are right", "there are no predictions",
                "pass --predictions and --printed");
        }

        if (request.Logs.Count == 0)
        {
            yield return new Gap("whether the best run or epoch was chosen on test rows", "there is no log of runs or epochs", "pass --log");
        }

        if (request.Encoders.Count == 0)
        {
            yield return new Gap("whether a pretrained encoder has seen the test clips", "no encoder was named", "pass --encoder if the system has one");
        }

        yield return new Gap("what scalers, vocabularies, and generators were fitted on", "a split does not tell", "ask the authors, or read their code");
    }

    private static Gap? Missing(string what, string thing, ClipFacts facts, Func<ClipFact, string> field, string remedy)
    {
        var unknown = facts.Clips.Where(clip => field(facts[clip]).Length == 0).ToList();
        return unknown.Count == 0 ? null : new Gap(
            what,
            unknown.Count == facts.Clips.Count ? $"neither the split nor the names of its files tell the {thing}" :
                $"the {thing} of {unknown.Count} of {facts.Clips.Count} clips is not known, such as {unknown[0]}",
            remedy);
    }
}
