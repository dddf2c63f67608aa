using System.Text.RegularExpressions;

namespace EmotionRecognition.Corpora.Iemocap;

/// <summary>
/// The play or the improvisation that an IEMOCAP dialog follows. Every session uses the same ones, and the scenario nearly determines
/// the emotion, so a system can score well by recognizing the scenario.
/// </summary>
public static partial class Scenario
{
    /// <summary>The scenario of a dialog.</summary>
    /// <param name="dialog">Such as <c>Ses01F_script01_3</c> or <c>Ses05M_impro05a</c>.</param>
    /// <returns>
    /// <c>script01</c>, <c>impro05</c>: the parts of a script and the versions of an improvisation count as one. Null for other names.
    /// </returns>
    public static string? Of(string dialog) => Name().Match(dialog) is { Success: true } match ? match.Groups["scenario"].Value : null;

    [GeneratedRegex(@"^Ses\d+[FM]_(?<scenario>(script|impro)\d+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
