using EmotionRecognition.Corpora;

namespace EmotionRecognition.Reporting;

/// <summary>What was left out for one reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Items">How much was left out.</param>
/// <param name="Example">The first item and where it stands.</param>
public sealed record OmissionCount(string Reason, int Items, string Example)
{
    /// <summary>Counts omissions by reason, the commonest first, equally common ones by name.</summary>
    public static IReadOnlyList<OmissionCount> ByReason(IEnumerable<Omission> omissions) =>
    [
        .. omissions.GroupBy(omission => omission.Reason)
            .Select(group => new OmissionCount(group.Key, group.Count(), $"{group.First().Item} ({group.First().Place})"))
            .OrderByDescending(counted => counted.Items)
            .ThenBy(counted => counted.Reason, StringComparer.Ordinal),
    ];
}
