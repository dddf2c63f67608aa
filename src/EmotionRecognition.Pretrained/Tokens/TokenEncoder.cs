using EmotionRecognition.Encoders;
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
    public override IFittedEncoder Fit(EncoderInput training) => new Fitted(Length);

    /// <inheritdoc/>
    public override IFittedEncoder Load(EncoderFiles files) => new Fitted(Length);

    private sealed class Fitted(int length) : IFittedEncoder
    {
        public IReadOnlyList<string> Columns { get; } = [.. Enumerable.Range(1, length).Select(column => $"{Prefix}{column}")];

        public float[] Encode(EncoderInput input)
        {
            var values = new float[input.Rows.Count * length];
            foreach (var (index, row) in input.Rows.Index())
            {
                Array.ConvertAll(MiniLm.Pieces.Ids(row.Text, length, out _), id => (float)id).CopyTo(values, index * length);
            }

            return values;
        }

        public void Save(EncoderFiles files)
        {
        }
    }
}
