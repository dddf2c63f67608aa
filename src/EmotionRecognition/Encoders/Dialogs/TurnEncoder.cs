using EmotionRecognition.Encoders.Acoustics;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Encoders.EncoderKind<EmotionRecognition.Encoders.Dialogs.TurnEncoder>>]

namespace EmotionRecognition.Encoders.Dialogs;

/// <summary>
/// How an utterance takes its turn, known as soon as it ends: its duration, its words, the pause before it, and whether the speaker changes. Standardized over
/// training rows.
/// </summary>
public sealed record TurnEncoder : InputEncoder
{
    private const string ScalerName = "turn-scaler.csv";
    private const double LongestPause = 10;

    private static readonly string[] _columns =
        ["turn:log duration", "turn:log words", "turn:words per second", "turn:pause before", "turn:speaker changes", "turn:first of the dialog"];

    /// <inheritdoc/>
    public override string Kind => "turn";

    /// <inheritdoc/>
    public override string Summary => "duration, words, pause, and change of speaker of a turn";

    /// <inheritdoc/>
    public override bool ReadsText => true;

    /// <inheritdoc/>
    public override bool ReadsDialogs => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Files => [ScalerName];

    /// <inheritdoc/>
    public override IFittedEncoder Fit(EncoderInput training) => new Fitted(StandardScaler.Fit(new InputMatrix(_columns, Values(training))));

    /// <inheritdoc/>
    public override IFittedEncoder Load(EncoderFiles files) => new Fitted(ColumnScaler.Load(files.PathOf(ScalerName)));

    private static float[] Values(EncoderInput input) => [.. input.Rows.SelectMany(row => Values(row, input.Features.Dialogs))];

    private static float[] Values(InputRow row, Conversations dialogs)
    {
        var (turns, index) = dialogs.PlaceOf(row.Utterance);
        var (own, before) = (turns[index], index == 0 ? null : turns[index - 1]);
        var duration = Math.Max(0, own.End - own.Start);
        var words = row.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return
        [
            (float)Math.Log(0.1 + duration),
            (float)Math.Log(1 + words),
            (float)(words / (0.5 + duration)),
            before is null ? 0 : (float)Math.Clamp(own.Start - before.End, -LongestPause, LongestPause),
            before is not null && before.Speaker != own.Speaker ? 1 : 0,
            before is null ? 1 : 0,
        ];
    }

    private sealed class Fitted(ColumnScaler scaler) : IFittedEncoder
    {
        public IReadOnlyList<string> Columns => scaler.Columns;

        public float[] Encode(EncoderInput input)
        {
            var values = Values(input);
            for (var start = 0; start < values.Length; start += Columns.Count)
            {
                var row = values.AsSpan(start, Columns.Count);
                scaler.Transform(row, row);
            }

            return values;
        }

        public void Save(EncoderFiles files) => scaler.Save(files.PathOf(ScalerName));
    }
}
