using System.Globalization;

namespace EmotionRecognition.Evaluation;

/// <summary>A column by whose values results are reported: few values, or many numbers in bands.</summary>
public sealed class UtteranceColumn
{
    /// <summary>A column with more values, if they are not numbers, is not reported by.</summary>
    public const int MostValues = 12;

    /// <summary>A column with more different numbers is reported in quarters.</summary>
    public const int MostNumbers = 6;

    private const int Quarters = 4;

    private readonly IReadOnlyDictionary<string, string> _values;

    private UtteranceColumn(string name, IReadOnlyList<string> values, IReadOnlyDictionary<string, string> valueOf)
    {
        (Name, Values, _values) = (name, values, valueOf);
        LeftOut = values.Count switch
        {
            0 => "no value",
            1 => $"the same for all: {values[0]}",
            > MostValues => $"{values.Count} values",
            _ => null,
        };
    }

    /// <summary>Its name: <c>gender</c>.</summary>
    public string Name { get; }

    /// <summary>Its values, numbers in ascending order and others in ordinal order.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Why results cannot be reported by it; null if they can.</summary>
    public string? LeftOut { get; }

    /// <summary>
    /// The column as a corpus has it. If it has more than <see cref="MostNumbers"/> different numbers, each is replaced by the quarter that it is in.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">By utterance its value; empty if unknown.</param>
    public static UtteranceColumn Of(string name, IReadOnlyDictionary<string, string> values)
    {
        var known = values.Where(pair => pair.Value.Length > 0).ToDictionary(StringComparer.Ordinal);
        var different = known.Values.Distinct(StringComparer.Ordinal).ToList();
        if (!different.TrueForAll(IsNumber))
        {
            return new(name, [.. different.Order(StringComparer.Ordinal)], known);
        }

        return different.Count <= MostNumbers
            ? new(name, [.. different.OrderBy(Number)], known)
            : InBands(name, known.ToDictionary(pair => pair.Key, pair => Number(pair.Value)), Quarters, "0.##", "");
    }

    /// <summary>A column of numbers in bands of about equally many utterances; equal numbers are in one band.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="numbers">By utterance its number.</param>
    /// <param name="bands">The number of bands.</param>
    /// <param name="format">How the ends of bands are written: <c>0.0</c>.</param>
    /// <param name="unit">The unit after them: <c> s</c>.</param>
    public static UtteranceColumn InBands(string name, IReadOnlyDictionary<string, double> numbers, int bands, string format, string unit)
    {
        var sorted = numbers.Values.Order().ToArray();
        var bandOf = new Dictionary<double, int>();
        for (var place = 0; place < sorted.Length; place++)
        {
            bandOf.TryAdd(sorted[place], (int)((long)place * bands / sorted.Length));
        }

        var names = bandOf.GroupBy(pair => pair.Value, pair => pair.Key).OrderBy(band => band.Key)
            .ToDictionary(band => band.Key, band => NameOf(band, format, unit));
        return new(
            name, [.. names.Values.Distinct()], numbers.ToDictionary(pair => pair.Key, pair => names[bandOf[pair.Value]], StringComparer.Ordinal));
    }

    /// <summary>The value of an utterance, one of <see cref="Values"/>; null if it is not known.</summary>
    public string? Of(string utterance) => _values.GetValueOrDefault(utterance);

    private static string NameOf(IEnumerable<double> band, string format, string unit)
    {
        string[] ends = [band.Min().ToString(format, CultureInfo.InvariantCulture), band.Max().ToString(format, CultureInfo.InvariantCulture)];
        return string.Join(" to ", ends.Distinct()) + unit;
    }

    // Leading zeros are codes, not quantities: sentence 01.
    private static bool IsNumber(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
        && !(value.Length > 1 && value[0] == '0' && char.IsAsciiDigit(value[1]));

    private static double Number(string value) => double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
}
