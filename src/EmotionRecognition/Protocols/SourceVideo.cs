using System.Text.RegularExpressions;

namespace EmotionRecognition.Protocols;

/// <summary>The video that a clip of the generated samples was made from.</summary>
public static partial class SourceVideo
{
    /// <summary>The video of a clip.</summary>
    /// <param name="clip">An utterance id or file name such as <c>-9y-fZ3swSY_0.0000_6.3680.wav</c>, with or without folder and ending.</param>
    /// <returns>The part before the two times, <c>-9y-fZ3swSY</c>; null where the name does not end in two times.</returns>
    public static string? Of(string clip) => Name().Match(clip) is { Success: true } match ? match.Groups["video"].Value : null;

    [GeneratedRegex(@"^(.*/)?(?<video>[^/]+)_\d+\.\d+_\d+\.\d+(\.wav)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
