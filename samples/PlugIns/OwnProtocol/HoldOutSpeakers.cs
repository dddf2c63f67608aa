using EmotionRecognition;
using EmotionRecognition.Protocols;

[assembly: PlugIn<Samples.OwnProtocol.HoldOutSpeakers>]

namespace Samples.OwnProtocol;

/// <summary>One fold: the last speaker by name is tested, the one before validates, the others are trained on.</summary>
public sealed class HoldOutSpeakers : IProtocol
{
    public string Name => "hold-out";

    public string Explanation => "One fold: the last speaker by name is tested, the one before chooses settings, the others are trained on.";

    public string Claim => "tested on one unseen speaker";

    public AuditRules Audit => new(ForbidsLeaks: true);

    public IReadOnlyList<SplitRow> Split(SplitRequest request)
    {
        var speakers = request.Kept.Select(utterance => utterance.Speaker).Distinct().Order(StringComparer.Ordinal).ToList();
        if (speakers.Count < 3)
        {
            throw new InputException("protocol hold-out", $"{speakers.Count} speakers", "3 or more", "use a larger corpus");
        }

        Role RoleOf(string speaker) => speaker == speakers[^1] ? Role.Test : speaker == speakers[^2] ? Role.Validation : Role.Train;
        return request.Kept.Select(utterance => new SplitRow(utterance.Id, 1, RoleOf(utterance.Speaker), 1)).InOrder();
    }
}
