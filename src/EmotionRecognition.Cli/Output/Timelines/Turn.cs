using EmotionRecognition.Recognition.Timelines;

namespace EmotionRecognition.Cli.Output.Timelines;

/// <summary>Stretches of one segment with the same class, one after the other.</summary>
/// <param name="Start">Where it starts, seconds.</param>
/// <param name="End">Where it ends, seconds.</param>
/// <param name="Class">The index of the class.</param>
/// <param name="Probability">The mean of its probabilities, 0 to 1.</param>
internal sealed record Turn(double Start, double End, int Class, double Probability)
{
    /// <summary>The turns of a timeline in order.</summary>
    public static IReadOnlyList<Turn> Of(Timeline timeline)
    {
        List<Turn> turns = [];
        foreach (var stretch in timeline.Stretches)
        {
            var probability = stretch.Probabilities[stretch.Best];
            if (turns.Count > 0 && turns[^1] is { } last && last.Class == stretch.Best && last.End == stretch.Start)
            {
                var (before, more) = (last.End - last.Start, stretch.End - stretch.Start);
                turns[^1] = last with { End = stretch.End, Probability = ((last.Probability * before) + (probability * more)) / (before + more) };
            }
            else
            {
                turns.Add(new Turn(stretch.Start, stretch.End, stretch.Best, probability));
            }
        }

        return turns;
    }
}
