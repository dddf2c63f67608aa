using System.Globalization;
using System.Text.RegularExpressions;

namespace EmotionRecognition.Onnx;

/// <summary>What a network reads.</summary>
/// <param name="IsMel">Whether sound is a log-mel spectrum rather than a waveform.</param>
/// <param name="SampleRate">The rate of the sound, Hz; 0 for texts.</param>
internal sealed partial record OnnxInput(bool IsMel, int SampleRate)
{
    /// <summary>The input of most encoders of speech.</summary>
    public const string Default = "waveform 16 kHz";

    /// <summary>The input of encoders of text.</summary>
    public const string Text = "text";

    private const int MelRate = 16000;
    private const int LowestRate = 4000;
    private const int HighestRate = 192_000;

    /// <summary>Reads the description in an experiment file.</summary>
    /// <param name="text">Such as <c>waveform 16 kHz</c>.</param>
    /// <param name="place">Where it is, for errors.</param>
    /// <exception cref="InputException">It is something else.</exception>
    public static OnnxInput Parse(string text, string place)
    {
        if (text == Text)
        {
            return new OnnxInput(false, 0);
        }

        var match = Form().Match(text);
        var rate = match.Success
            ? (int)Math.Round(double.Parse(match.Groups["rate"].Value, CultureInfo.InvariantCulture) * (match.Groups["unit"].Value == "kHz" ? 1000 : 1))
            : 0;
        var isMel = match.Groups["what"].Value == "log-mel";
        return rate is >= LowestRate and <= HighestRate && (!isMel || rate == MelRate)
            ? new OnnxInput(isMel, rate)
            : throw new InputException(
                place, $"\"{text}\"", $"{Default}, another rate from {LowestRate} to {HighestRate} Hz, log-mel 16 kHz, or {Text}", "fix it");
    }

    [GeneratedRegex("^(?<what>waveform|log-mel) (?<rate>[0-9]{1,6}([.][0-9]{1,3})?) ?(?<unit>kHz|Hz)$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
