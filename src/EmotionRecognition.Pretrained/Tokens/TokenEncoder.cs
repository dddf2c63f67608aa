using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Graphs;
using EmotionRecognition.Pretrained.Packages;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Encoders.EncoderKind<EmotionRecognition.Pretrained.Tokens.TokenEncoder>>]

namespace EmotionRecognition.Pretrained.Tokens;

/// <summary>
/// The transcript as the ids of its word pieces, for models that are built on a pretrained text encoder: the columns <c>token-1</c>, <c>token-2</c>, ...,
/// with 0 after the last token. Nothing is fitted.
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

    /// <inheritdoc/>
    public override bool IsVector => false;

    /// <inheritdoc/>
    public override bool ReadsText => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Files => [];

    /// <inheritdoc/>
    public override void Check()
    {
        if (Length is < FewestTokens or > MiniLm.Window)
        {
            throw new InputException("input tokens, length", $"{Length}", $"{FewestTokens} to {MiniLm.Window}", "fix \"length\" in the experiment file");
        }
    }

    /// <inheritdoc/>
    public override string? Notice(EncoderInput rows)
    {
        var cut = rows.Rows.Count(row =>
        {
            IdsOf(row, Length, Contractions, out var isCut);
            return isCut;
        });
        return cut == 0 ? null : $"{cut} of {rows.Rows.Count} texts are longer than {Length} tokens and are cut; set \"length\" of the input tokens";
    }

    /// <inheritdoc/>
    public override IFittedEncoder Fit(EncoderInput training) => new Fitted(Length, Contractions);

    /// <inheritdoc/>
    public override IFittedEncoder Load(EncoderFiles files) => new Fitted(Length, Contractions);

    private static int[] IdsOf(InputRow row, int length, bool contractions, out bool isCut) =>
        MiniLm.Pieces.Ids(contractions ? Tokens.Contractions.Restore(row.Text) : row.Text, length, out isCut);

    private sealed class Fitted(int length, bool contractions) : IFittedEncoder, IExportableEncoder
    {
        public IReadOnlyList<string> Columns { get; } = [.. Enumerable.Range(1, length).Select(column => $"{Prefix}{column}")];

        public float[] Encode(EncoderInput input)
        {
            var values = new float[input.Rows.Count * length];
            foreach (var (index, row) in input.Rows.Index())
            {
                Array.ConvertAll(IdsOf(row, length, contractions, out _), id => (float)id).CopyTo(values, index * length);
            }

            return values;
        }

        public GraphValue ToGraph(GraphBuilder graph) => graph.Input(
            "tokens",
            [],
            $"ids of the normalized text's word pieces{(contractions ? ", apostrophes restored" : "")}, at most {length} with [CLS] and [SEP]; then 0",
            ElementType.Int64);

        public void Save(EncoderFiles files)
        {
        }
    }
}
