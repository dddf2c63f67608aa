using System.Globalization;
using System.Text.RegularExpressions;

namespace EmotionRecognition.Audio.Augmentation;

/// <summary>
/// A change of a signal that has a name. Copies for training: <c>speed-0.9</c> (0.9 times as fast; pitch and formants move with it), <c>pitch+1.5</c> or
/// <c>pitch-1.5</c> (semitones, formants too, at the same length). How a clip was recorded: <c>gain+20</c> (dB), <c>offset+0.05</c> (a constant; full scale
/// is 1), <c>noise-20</c> (white noise 20 dB below the signal), <c>rate-8000</c> (Hz, and back), <c>telephone</c>, <c>opus-24</c> (kbit/s),
/// <c>reverb-0.5</c> (reverberation time, seconds). And the remedy for the first two: <c>level-26</c> (mean removed, mean power 26 dB below full scale).
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">What is changed: the letters of the name.</param>
/// <param name="Amount">A factor, semitones, dB, Hz, kbit/s, or seconds; 0 for <c>telephone</c>.</param>
public sealed partial record Alteration(string Name, string Kind, double Amount)
{
    /// <summary>What it does, in words: <c>white noise, 20 dB below the speech</c>.</summary>
    public string Words => Kind switch
    {
        "speed" => $"{Number} times as fast",
        "pitch" => $"pitch {(Amount < 0 ? "lower" : "higher")} by {Number} semitones",
        "noise" => $"white noise, {Number} dB below the speech",
        "gain" => $"{Number} dB {(Amount < 0 ? "softer" : "louder")}",
        "offset" => $"a constant of {(Amount < 0 ? "\u2212" : "")}{Number} added",
        "level" => $"no constant part, level {Number} dB below full scale",
        "rate" => $"sampled at {Number} Hz",
        "opus" => $"Opus at {Number} kbit/s",
        "reverb" => $"a room with a reverberation time of {Number} s",
        _ => "a telephone line",
    };

    private string Number => Math.Abs(Amount).ToString(CultureInfo.InvariantCulture);

    private const string Telephone = "telephone";

    private const string Known =
        "speed-0.9, pitch+1.5, pitch-1.5, noise-20, gain+6, offset+0.05, level-26, rate-8000, opus-24, reverb-0.5, or another number; or telephone";

    /// <summary>Reads a name.</summary>
    /// <param name="name">What a user wrote.</param>
    /// <param name="place">Where, for errors.</param>
    /// <exception cref="InputException">There is no such change, or its amount is out of range.</exception>
    public static Alteration Parse(string name, string place)
    {
        if (name == Telephone)
        {
            return new Alteration(name, Telephone, 0);
        }

        var match = Form().Match(name);
        var kind = match.Groups["kind"].Value;
        var amount = match.Success ? double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) : 0;
        var isBelow = match.Groups["sign"].Value == "-";
        var signed = isBelow ? -amount : amount;
        var (value, inRange) = kind switch
        {
            "speed" => (amount, amount is >= 0.25 and <= 4 && isBelow),
            "noise" or "level" => (amount, amount <= 100 && isBelow),
            "rate" => (amount, amount is >= 1000 and <= 192000 && amount % 1 == 0 && isBelow),
            "opus" => (amount, amount is >= 6 and <= 510 && isBelow),
            "reverb" => (amount, amount is >= 0.05 and <= 10 && isBelow),
            "pitch" => (signed, amount <= 24),
            "gain" => (signed, amount <= 100),
            "offset" => (signed, amount <= 1),
            _ => (0, false),
        };
        return inRange ? new Alteration(name, kind, value) : throw new InputException(place, $"\"{name}\"", Known, "fix the name");
    }

    /// <summary>Changes a signal; the same signal gives the same result.</summary>
    /// <param name="samples">At least one sample.</param>
    /// <param name="sampleRate">Their rate, Hz.</param>
    /// <returns>At least one sample.</returns>
    public float[] Apply(ReadOnlySpan<float> samples, int sampleRate) => Kind switch
    {
        "speed" => Augment.ChangeSpeed(samples, Amount),
        "pitch" => Augment.ShiftPitch(samples, Amount),
        "noise" => Augment.AddNoise(samples, Amount, samples.Length),
        "offset" => Augment.Offset(samples, Amount),
        "level" => Augment.SetLevel(samples, -Amount),
        "rate" => NarrowBand.LimitRate(samples, sampleRate, (int)Amount),
        "opus" => OpusTransmission.Apply(samples, sampleRate, Amount),
        "reverb" => Reverberation.Apply(samples, sampleRate, Amount),
        Telephone => NarrowBand.Telephone(samples, sampleRate),
        _ => Augment.Gain(samples, Amount),
    };

    [GeneratedRegex("^(?<kind>[a-z]+)(?<sign>[+-])(?<number>[0-9]+(\\.[0-9]+)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
