using System.Text.RegularExpressions;

namespace EmotionRecognition.Corpora.Iemocap;

/// <summary>
/// The parts of a turn's name: <c>Ses05M_script01_1b_F012</c> is turn 012 of the woman in dialog <c>Ses05M_script01_1b</c> of session 05, in
/// which the man wore the markers.
/// </summary>
/// <param name="Session">Such as <c>Ses05</c>.</param>
/// <param name="Dialog">The full name of the dialog; it may start with the name of another dialog.</param>
/// <param name="Speaker">Session and the letter of the turn, not of the markers: <c>Ses05F</c>.</param>
public sealed partial record IemocapId(string Session, string Dialog, string Speaker)
{
    /// <summary>Splits the name of a turn into its parts.</summary>
    /// <param name="id">Such as <c>Ses01F_impro01_F000</c>.</param>
    /// <returns>Null if it is not the name of a numbered turn; transcriptions also have names such as
    /// <c>Ses01F_impro01_MXX0</c>.</returns>
    public static IemocapId? Parse(string id)
    {
        var match = Pattern().Match(id);
        var session = match.Groups["session"].Value;
        return match.Success ? new IemocapId(session, match.Groups["dialog"].Value, session + match.Groups["turn"].Value) : null;
    }

    /// <summary>Whether a dialog follows a script or is improvised.</summary>
    /// <param name="dialog">Such as <c>Ses01F_script01_3</c>.</param>
    /// <returns><c>scripted</c> or <c>improvised</c>; null for other names.</returns>
    public static string? StyleOf(string dialog) => StylePattern().Match(dialog).Groups["style"].Value switch
    {
        "script" => "scripted",
        "impro" => "improvised",
        _ => null,
    };

    [GeneratedRegex(@"^(?<dialog>(?<session>Ses[0-9]{2})[FM]_[A-Za-z0-9_]+)_(?<turn>[FM])[0-9]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex("^Ses[0-9]+[FM]_(?<style>script|impro)[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex StylePattern();
}
