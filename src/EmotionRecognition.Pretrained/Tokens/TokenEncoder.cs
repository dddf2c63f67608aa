using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Dialogs;
using EmotionRecognition.Graphs;
using EmotionRecognition.Pretrained.Packages;
using EmotionRecognition.Text;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Encoders.EncoderKind<EmotionRecognition.Pretrained.Tokens.TokenEncoder>>]

namespace EmotionRecognition.Pretrained.Tokens;

/// <summary>
/// The transcript as the ids of its word pieces, for models that are built on a pretrained text encoder: the columns <c>token-1</c>, <c>token-2</c>, ...,
/// with 0 after the last token. Transcripts of turns before it may follow, the nearest first, each after the word <c>i</c> if the same person speaks, or
/// <c>you</c>, and a colon. Nothing is fitted.
/// </summary>
public sealed record TokenEncoder : InputEncoder
{
    /// <summary>The first part of its columns' names.</summary>
    public const string Prefix = "token-";

    private const int FewestTokens = 3;

    /// <inheritdoc/>
    public override string Kind => "tokens";

    /// <inheritdoc/>
    public override string Summary => "the ids of the transcript's word pieces, for models built on a pretrained text encoder";

    /// <summary>The number of columns, from 3 to 512: the most tokens of a text, with its marks of start and end. Pieces beyond are dropped.</summary>
    public int Length { get; init; } = 128;

    /// <summary>Whether the apostrophes that normalization removes are restored: <c>don t</c> is read as <c>don't</c>.</summary>
    public bool Contractions { get; init; }

    /// <summary>Which form of the transcript is read.</summary>
    public TextForm Text { get; init; } = TextForm.Normalized;

    /// <inheritdoc/>
    public override TextForm TextForm => Text;

    /// <summary>How many turns before the utterance are read too, at least 0, as far as <see cref="Length"/> allows.</summary>
    public int Turns { get; init; }

    /// <inheritdoc/>
    public override bool ReadsDialogs => Turns > 0;

    /// <inheritdoc/>
    public override bool IsVector => false;

    /// <inheritdoc/>
    public override bool ReadsText => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Files => [];

    /// <inheritdoc/>
    public override void Check()
    {
        if (Length is < FewestTokens or > TextEncoder.Window)
        {
            throw new InputException("input tokens, length", $"{Length}", $"{FewestTokens} to {TextEncoder.Window}", "fix \"length\" in the experiment file");
        }

        if (Turns < 0)
        {
            throw new InputException("input tokens, turns", $"{Turns}", "0 or more", "fix \"turns\" in the experiment file");
        }
    }

    /// <inheritdoc/>
    public override string? Notice(EncoderInput rows)
    {
        var cut = rows.Rows.Count(row =>
        {
            Own(row, out var isCut);
            return isCut;
        });
        return cut == 0 ? null : $"{cut} of {rows.Rows.Count} texts are longer than {Length} tokens and are cut; set \"length\" of the input tokens";
    }

    /// <inheritdoc/>
    public override IFittedEncoder Fit(EncoderInput training) => Create();

    /// <inheritdoc/>
    public override IFittedEncoder Load(EncoderFiles files) => Create();

    private Fitted Create() => Turns == 0 ? new ExportableFitted(this) : new Fitted(this);

    private int[] IdsOf(InputRow row, FeatureTables tables)
    {
        var own = Own(row, out _);
        if (Turns == 0)
        {
            return own;
        }

        var (turns, index) = tables.Dialogs.PlaceOf(row.Utterance);
        string Told(Turn turn) => $"{(turn.Speaker == turns[index].Speaker ? "i" : "you")} : {Spelled(tables.Utterances[turn.Utterance])}";
        var before = turns.Take(index).Reverse().Take(Turns).SelectMany(turn => TextEncoder.Pieces.Ids(Told(turn), Length, out _).Skip(1));
        return [.. own.Concat(before).Take(Length)];
    }

    private int[] Own(InputRow row, out bool isCut) => TextEncoder.Pieces.Ids(Spelled(row), Length, out isCut);

    private string Spelled(InputRow row) => Spelling.Of(row.TextIn(Text), Text, Contractions);

    private class Fitted(TokenEncoder settings) : IFittedEncoder
    {
        public IReadOnlyList<string> Columns { get; } = [.. Enumerable.Range(1, settings.Length).Select(column => $"{Prefix}{column}")];

        public float[] Encode(EncoderInput input)
        {
            var values = new float[input.Rows.Count * settings.Length];
            foreach (var (index, row) in input.Rows.Index())
            {
                Array.ConvertAll(settings.IdsOf(row, input.Features), id => (float)id).CopyTo(values, index * settings.Length);
            }

            return values;
        }

        public void Save(EncoderFiles files)
        {
        }
    }

    private sealed class ExportableFitted(TokenEncoder settings) : Fitted(settings), IExportableEncoder
    {
        private readonly TokenEncoder _settings = settings;

        public GraphValue ToGraph(GraphBuilder graph) => graph.Input(
            "tokens",
            [],
            $"ids of the text's word pieces ({Spelling.Describe(_settings.Text, _settings.Contractions)}), "
            + $"at most {_settings.Length} with [CLS] and [SEP]; then 0",
            ElementType.Int64);
    }
}
