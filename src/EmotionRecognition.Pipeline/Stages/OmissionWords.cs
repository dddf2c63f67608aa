using EmotionRecognition.Corpora;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>What a reader left out, as the log tells it: with the reasons that the report counts by.</summary>
internal static class OmissionWords
{
    /// <summary>The number of omissions by reason; empty if there are none.</summary>
    public static string Of(IReadOnlyList<Omission> omissions) => omissions.Count == 0
        ? ""
        : "; left out: " + string.Join(", ", omissions.CountBy(omission => omission.Reason).OrderByDescending(reason => reason.Value)
            .ThenBy(reason => reason.Key, StringComparer.Ordinal).Select(reason => $"{reason.Value} x {reason.Key}"));
}
