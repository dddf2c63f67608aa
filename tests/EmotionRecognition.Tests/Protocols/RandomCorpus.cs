using CsCheck;
using EmotionRecognition.Corpora;

namespace EmotionRecognition.Tests.Protocols;

/// <summary>Corpora for properties.</summary>
internal static class RandomCorpus
{
    private static readonly string[] _emotions = ["ang", "hap", "sad", "fea", "sur", "neu", "xxx"];

    private static readonly string[] _scenarios =
        ["impro01", "impro02", "impro05a", "impro05b", "script01_1", "script01_1b", "script02_2", "script03_1"];

    /// <summary>Two speakers a session, dialogs of both, named as IEMOCAP's; at least three sessions.</summary>
    public static Gen<List<Utterance>> OfSessions { get; } =
        from sessions in Gen.Int[3, 6]
        from turns in Gen.Select(
            Gen.Int[1, sessions], Gen.Int[0, 1], Gen.Int[0, _scenarios.Length - 1], Gen.Int[0, _emotions.Length - 1]).List[sessions, 60]
        select turns.Index().Select(turn =>
        {
            var (session, side, scenario, emotion) = turn.Item;
            var spread = turn.Index < sessions ? turn.Index + 1 : session;
            return Iemocap.Named($"Ses{spread:00}F_{_scenarios[scenario]}_{"FM"[side]}{turn.Index:000}", _emotions[emotion]);
        }).ToList();

    /// <summary>Clips of single speakers, no sessions; at least three speakers.</summary>
    public static Gen<List<Utterance>> OfSpeakers { get; } =
        from speakers in Gen.Int[3, 24]
        from clips in Gen.Select(Gen.Int[1, speakers], Gen.Int[0, _emotions.Length - 1]).List[speakers, 80]
        select clips.Index().Select(clip =>
        {
            var speaker = clip.Index < speakers ? clip.Index + 1 : clip.Item.Item1;
            return Clip.Of($"{speaker:00}-{clip.Index}", $"{speaker:00}", _emotions[clip.Item.Item2]);
        }).ToList();
}
