using EmotionRecognition.Encoders.Probabilities;
using EmotionRecognition.Tables;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Encoders.EncoderKind<EmotionRecognition.Encoders.Dialogs.ContextEncoder>>]

namespace EmotionRecognition.Encoders.Dialogs;

/// <summary>How much of a dialog an utterance's context covers.</summary>
public enum ContextReach
{
    /// <summary>Only turns before the utterance: usable while people talk.</summary>
    Past,

    /// <summary>Turns before and after it: usable once the dialog has ended.</summary>
    Full,
}

/// <summary>
/// What another system of the experiment makes of the turns around an utterance: its class probabilities for each of the nearest turns, for the last two turns
/// of the same and of the other speakers, and their exponential averages over both. Labels of other turns are never read. A turn that does not exist has
/// zeros.
/// </summary>
public sealed record ContextEncoder : InputEncoder
{
    private const string FileName = "context.csv";
    private const int TurnsBySpeaker = 2;

    private static readonly string[] _sides = ["before", "after"];
    private static readonly string[] _speakers = ["same", "other"];

    /// <inheritdoc/>
    public override string Kind => "context";

    /// <inheritdoc/>
    public override string Summary => "class probabilities of another system for the turns around an utterance";

    /// <summary>The name of a system that precedes this one in the experiment.</summary>
    public string Of { get; init; } = "";

    /// <summary>Whether only past turns are read, or following ones too.</summary>
    public ContextReach Reach { get; init; } = ContextReach.Past;

    /// <summary>The number of nearest turns on each side that have columns of their own, at least 0.</summary>
    public int Turns { get; init; } = 4;

    /// <summary>The weights of the newest turn in the exponential averages, each above 0 and at most 1.</summary>
    public IReadOnlyList<double> Rates { get; init; } = [0.3, 0.1];

    /// <inheritdoc/>
    public override string? OtherSystem => Of;

    /// <inheritdoc/>
    public override bool ReadsDialogs => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Files => [FileName];

    /// <inheritdoc/>
    public override void Check()
    {
        if (Turns < 0)
        {
            throw new InputException("input context, turns", $"{Turns}", "0 or more", "fix the value");
        }

        if (!Rates.All(rate => rate is > 0 and <= 1))
        {
            throw new InputException("input context, rates", string.Join(", ", Rates), "numbers above 0, at most 1", "fix the value");
        }
    }

    /// <inheritdoc/>
    public override string? Obstacle(EncoderInput training) =>
        SystemProbabilities.Obstacle(training.Features[FeatureTables.ProbabilitiesOf(Of)], Of);

    /// <inheritdoc/>
    public override IFittedEncoder Fit(EncoderInput training) =>
        new Fitted(this, [.. ColumnsOf(training.Features[FeatureTables.ProbabilitiesOf(Of)].Columns)]);

    /// <inheritdoc/>
    public override IFittedEncoder Load(EncoderFiles files) => new Fitted(this, ColumnFile.Read(files.PathOf(FileName)));

    private IEnumerable<string> ColumnsOf(IReadOnlyList<string> classes)
    {
        foreach (var side in _sides.Take(Reach == ContextReach.Past ? 1 : 2))
        {
            var parts = Enumerable.Range(1, Turns).Select(turn => $"{turn} {side}")
                .Concat(from speaker in _speakers from turn in Enumerable.Range(1, TurnsBySpeaker) select $"{speaker} speaker {turn} {side}")
                .Concat(from speaker in _speakers from rate in Rates select FormattableString.Invariant($"{speaker} speaker {rate} {side}"));
            foreach (var column in parts.SelectMany(part => classes.Select(name => $"{Of} {part}:{name}")).Append($"{Of} turns {side}"))
            {
                yield return column;
            }
        }
    }

    private sealed class Fitted(ContextEncoder settings, IReadOnlyList<string> columns) : IFittedEncoder
    {
        private const double TurnsOfLongDialog = 100;

        public IReadOnlyList<string> Columns => columns;

        public float[] Encode(EncoderInput input)
        {
            var table = input.Features[FeatureTables.ProbabilitiesOf(settings.Of)];
            var values = new List<float>(input.Rows.Count * columns.Count);
            foreach (var row in input.Rows)
            {
                var (turns, index) = input.Features.Dialogs.PlaceOf(row.Utterance);
                AddSide(values, table, turns[index], [.. turns.Take(index).Reverse()]);
                if (settings.Reach == ContextReach.Full)
                {
                    AddSide(values, table, turns[index], [.. turns.Skip(index + 1)]);
                }
            }

            return [.. values];
        }

        public void Save(EncoderFiles files) => ColumnFile.Write(files.PathOf(FileName), columns);

        // Turns from the nearest to the farthest.
        private void AddSide(List<float> values, FeatureTable table, Turn own, IReadOnlyList<Turn> turns)
        {
            var blank = new float[table.Columns.Count];
            float[] Of(Turn turn) => SystemProbabilities.Row(table, settings.Of, turn.Utterance).ToArray();
            void AddNearest(IEnumerable<Turn> nearest, int count) => values.AddRange(
                nearest.Take(count).Select(Of).Concat(Enumerable.Repeat(blank, count)).Take(count).SelectMany(row => row));

            List<Turn>[] bySpeaker = [[.. turns.Where(turn => turn.Speaker == own.Speaker)], [.. turns.Where(turn => turn.Speaker != own.Speaker)]];
            AddNearest(turns, settings.Turns);
            foreach (var speaker in bySpeaker)
            {
                AddNearest(speaker, TurnsBySpeaker);
            }

            foreach (var speaker in bySpeaker)
            {
                foreach (var rate in settings.Rates)
                {
                    values.AddRange(Average([.. speaker.Select(Of)], rate, blank.Length));
                }
            }

            values.Add((float)(turns.Count / TurnsOfLongDialog));
        }

        // Weights rate, rate (1 - rate), ... from the nearest turn on; what is left goes to equal probabilities.
        private static float[] Average(IReadOnlyList<float[]> rows, double rate, int classes)
        {
            var (weight, average) = (1.0, new double[classes]);
            foreach (var row in rows)
            {
                for (var index = 0; index < classes; index++)
                {
                    average[index] += weight * rate * row[index];
                }

                weight *= 1 - rate;
            }

            return Array.ConvertAll(average, value => (float)(value + (weight / classes)));
        }
    }
}
