using EmotionRecognition.Protocols;
using EmotionRecognition.Reporting;
using EmotionRecognition.Reporting.Page;

namespace EmotionRecognition.SplitAudit.Page;

/// <summary>The verdict in a few sentences, and what was audited.</summary>
/// <param name="result">The audit.</param>
internal sealed class VerdictSection(SplitAuditResult result) : IReportSection
{
    public string Name => "verdict";

    public string Title => "Verdict";

    public SectionPlace Place => SectionPlace.OnPage(100);

    public string About => "the verdict in a few sentences";

    public Section? Build(ReportContent content) => new(
    [
        new Lead(Verdict.Of(result)),
        .. result.Facts.Notices.Select(notice => new Notice(notice)),
        Table.Of("What was audited",
        [
            new Setting("split", result.Split.Path),
            new Setting("read as", result.Split.Format),
            new Setting("corpus", result.Facts.Title),
            new Setting("clips", Numbers.Count(result.Facts.Clips.Count)),
            new Setting("folds", Numbers.Count(result.Split.FoldNames.Count)),
            new Setting("training, validation, test rows", string.Join(", ", new[] { Role.Train, Role.Validation, Role.Test }.Select(Rows))),
            new Setting("speakers",
                result.Facts.Speakers.Count == 0 ? "unknown" : $"{Numbers.Count(result.Facts.Speakers.Count)}, from {result.Facts.SpeakersFrom}"),
        ]),
    ]);

    private string Rows(Role role) => Numbers.Count(result.Split.Clips.Count(clip => clip.Role == role));
}
