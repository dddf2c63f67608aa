using System.Globalization;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>Checks how an experiment measures what its systems lose without some of their input.</summary>
internal static class ImportanceCheck
{
    /// <summary>Checks that the numbers are in their ranges.</summary>
    /// <param name="path">The experiment's file, for errors.</param>
    /// <param name="experiment">The experiment.</param>
    /// <exception cref="InputException">One is not.</exception>
    public static void Run(string path, Experiment experiment)
    {
        if (experiment.Importance is { } importance)
        {
            Require(importance.Repeats is >= 1 and <= 100, path, "repeats", importance.Repeats, "1 to 100");
            Require(importance.Columns >= 0, path, "columns", importance.Columns, "0 or more");
        }
    }

    private static void Require(bool holds, string path, string key, int found, string expected) => ExperimentCheck.Require(
        holds, $"{path}, importance, {key}", found.ToString(CultureInfo.InvariantCulture), expected, "fix the number");
}
