using System.Text.RegularExpressions;
using EmotionRecognition.Corpora;

namespace EmotionRecognition.Protocols;

/// <summary>The video that a generated sample was made from.</summary>
public static partial class SourceVideo
{
    /// <summary>The video of a clip.</summary>
    /// <param name="clip">
    /// An utterance id or file name such as <c>-9y-fZ3swSY_0.0000_6.3680.wav</c>, with or without folder and extension.
    /// </param>
    /// <returns>The part before the two times, <c>-9y-fZ3swSY</c>; null if the name does not end in two times.</returns>
    public static string? Of(string clip) => Name().Match(clip) is { Success: true } match ? match.Groups["video"].Value : null;

    /// <summary>
    /// The video of an utterance: its dialog, if its id ends in the dialog's name and two times, whatever precedes them, so that samples made
    /// from one video by different generators have the same video.
    /// </summary>
    /// <returns>The video; null if the id does not end in two times.</returns>
    public static string? Of(Utterance utterance)
    {
        var video = Of(utterance.Id);
        return video?.EndsWith($"_{utterance.Dialog}", StringComparison.Ordinal) == true ? utterance.Dialog : video;
    }

    /// <summary>Whether an utterance is a generated sample, whose video, or whose name, takes the place of its unknown speaker and dialog.</summary>
    public static bool ReplacesSpeaker(Utterance utterance) =>
        utterance.Speaker == utterance.Dialog && (utterance.Speaker == Of(utterance) || utterance.Speaker == utterance.Id);

    [GeneratedRegex(@"^(.*/)?(?<video>[^/]+)_\d+\.\d+_\d+\.\d+(\.wav)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
