using EmotionRecognition;
using EmotionRecognition.Encoders;

[assembly: PlugIn<EncoderKind<Samples.OwnEncoder.WordShapes>>]

namespace Samples.OwnEncoder;

/// <summary>Two columns of the transcript: its number of words and the mean length of its words, divided by what training rows have on average.</summary>
public sealed record WordShapes : InputEncoder
{
    public override string Kind => "word-shapes";

    public override string Summary => "number and length of words";

    public override bool ReadsText => true;

    public override IReadOnlyList<string> Files => ["word-shapes.txt"];

    public override IFittedEncoder Fit(EncoderInput training) => new Fitted(Math.Max(1, training.Rows.Average(row => Words(row).Length)));

    public override IFittedEncoder Load(EncoderFiles files) => new Fitted(double.Parse(File.ReadAllText(files.PathOf(Files[0])), null));

    private static string[] Words(InputRow row) => row.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private sealed class Fitted(double usualCount) : IFittedEncoder
    {
        public IReadOnlyList<string> Columns => ["words", "word_length"];

        public float[] Encode(EncoderInput input) =>
        [
            .. input.Rows.Select(Words).SelectMany(words => new[]
            {
                (float)(words.Length / usualCount),
                words.Length == 0 ? 0 : (float)words.Average(word => word.Length),
            }),
        ];

        public void Save(EncoderFiles files) => File.WriteAllText(files.PathOf("word-shapes.txt"), usualCount.ToString("R", null));
    }
}
