using System.Globalization;
using System.Text.RegularExpressions;

namespace EmotionRecognition.Audio.Augmentation;

/// <summary>
/// A change of a signal that has a name: <c>speed-0.9</c> (0.9 times as fast; pitch and formants move with it), <c>pitch+1.5</c> or <c>pitch-1.5</c>
/// (semitones, formants too, at the same length), <c>noise-20</c> (white noise 20 dB below the signal), <c>gain+6</c> (dB).
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">What is changed: <c>speed</c>, <c>pitch</c>, <c>noise</c>, or <c>gain</c>.</param>
/// <param name="Amount">A factor, semitones, or dB.</param>
public sealed partial record Alteration(string Name, string Kind, double Amount)
{
    private const string Known = "speed-0.9, pitch+1.5, pitch-1.5, noise-20, gain+6, or another number";

    /// <summary>Reads a name.</summary>
    /// <param name="name">What a user wrote.</param>
    /// <param name="place">Where, for errors.</param>
    /// <exception cref="InputException">There is no such change, or its amount is out of range.</exception>
    public static Alteration Parse(string name, string place)
    {
        var match = Form().Match(name);
        var kind = match.Groups["kind"].Value;
        var amount = match.Success ? double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) : 0;
        var signed = match.Groups["sign"].Value == "-" ? -amount : amount;
        var (value, inRange) = kind switch
        {
            "speed" => (amount, amount is >= 0.25 and <= 4 && match.Groups["sign"].Value == "-"),
            "noise" => (amount, amount <= 100 && match.Groups["sign"].Value == "-"),
            "pitch" => (signed, amount <= 24),
            "gain" => (signed, amount <= 100),
            _ => (0, false),
        };
        return inRange ? new Alteration(name, kind, value) : throw new InputException(place, $"\"{name}\"", Known, "fix the name");
    }

    /// <summary>Changes a signal; the same signal gives the same result.</summary>
    /// <param name="samples">At least one sample.</param>
    /// <returns>At least one sample.</returns>
    public float[] Apply(ReadOnlySpan<float> samples) => Kind switch
    {
        "speed" => Augment.ChangeSpeed(samples, Amount),
        "pitch" => Augment.ShiftPitch(samples, Amount),
        "noise" => Augment.AddNoise(samples, Amount, samples.Length),
        _ => Augment.Gain(samples, Amount),
    };

    [GeneratedRegex("^(?<kind>[a-z]+)(?<sign>[+-])(?<number>[0-9]+(\\.[0-9]+)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
