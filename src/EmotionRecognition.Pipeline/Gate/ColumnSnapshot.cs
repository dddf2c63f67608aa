namespace EmotionRecognition.Pipeline.Gate;

/// <summary>What is known of one column of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Empty">How many fields are empty.</param>
/// <param name="Distinct">How many different texts it holds; 0 for a column of numbers.</param>
/// <param name="Values">How often each text comes, where there are few; else null.</param>
/// <param name="Mean">Mean of a column of numbers.</param>
/// <param name="Deviation">Population standard deviation of a column of numbers.</param>
/// <param name="Least">Smallest number.</param>
/// <param name="Greatest">Largest number.</param>
/// <param name="Weighted">Mean of the numbers, each with a weight that is drawn from its row's first field: another where rows have changed places.</param>
public sealed record ColumnSnapshot(
    string Name,
    int Empty,
    int Distinct,
    IReadOnlyDictionary<string, int>? Values,
    double? Mean,
    double? Deviation,
    double? Least,
    double? Greatest,
    double? Weighted);
