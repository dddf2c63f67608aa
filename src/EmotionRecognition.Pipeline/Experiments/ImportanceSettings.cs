using System.Globalization;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>That an experiment measures what its trained systems lose without some of their input.</summary>
public sealed record ImportanceSettings
{
    /// <summary>How often columns are permuted, 1 to 100.</summary>
    public int Repeats { get; init; } = 5;

    /// <summary>
    /// The largest number of columns of a system whose columns are also permuted one by one, in addition to families of them; 0: none. Networks take too long.
    /// </summary>
    public int Columns { get; init; } = 1000;

    /// <summary>The settings in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Repeats} permutations, one by one up to {Columns} columns");
}
