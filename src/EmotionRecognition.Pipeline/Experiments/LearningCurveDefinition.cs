namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>Which systems are also trained on fewer speakers, to see how scores grow with them.</summary>
public sealed record LearningCurveDefinition
{
    /// <summary>The systems: those that are trained fast, because each is trained again for every number of speakers, repeat, and fold.</summary>
    public required IReadOnlyList<string> Systems { get; init; }

    /// <summary>The numbers of speakers to train on, rising, each at least 2.</summary>
    public required IReadOnlyList<int> Speakers { get; init; }

    /// <summary>How often speakers are drawn, 1 to 100. In a draw, the speakers of a smaller number are among those of a larger one.</summary>
    public int Repeats { get; init; } = 3;

    /// <summary>It in one line, for settings.</summary>
    public string Describe() => FormattableString.Invariant($"{string.Join(", ", Systems)} on {string.Join(", ", Speakers)} speakers, {Repeats} draws");
}

/// <summary>Checks the learning curve of an experiment.</summary>
internal static class LearningCurveCheck
{
    private const int MostRepeats = 100;

    /// <summary>Checks that its systems can be trained on fewer speakers, and that its numbers make sense.</summary>
    /// <param name="path">The experiment's file, for errors.</param>
    /// <param name="experiment">The experiment.</param>
    /// <exception cref="InputException">One of them does not hold.</exception>
    public static void Run(string path, Experiment experiment)
    {
        if (experiment.LearningCurve is not { } curve)
        {
            return;
        }

        var place = $"{path}, learningCurve";
        TrainedAgainCheck.Run(place, $"{place}, systems", experiment, curve.Systems, "fewer speakers are drawn from its training parts");
        ExperimentCheck.Require(
            experiment.Generated == GeneratedRows.None && experiment.Corpora.Count == 0, place, "generated samples or several corpora",
            "the speakers of one corpus", "remove the key");
        ExperimentCheck.Require(
            curve.Speakers.Count > 0 && curve.Speakers[0] >= 2 && curve.Speakers.SequenceEqual(curve.Speakers.Distinct().Order()), $"{place}, speakers",
            $"[{string.Join(", ", curve.Speakers)}]", "rising numbers from 2", "fix the list");
        ExperimentCheck.Require(
            curve.Repeats is >= 1 and <= MostRepeats, $"{place}, repeats", $"{curve.Repeats}", $"a whole number from 1 to {MostRepeats}", "fix the value");
    }
}
