using EmotionRecognition.Checkpoints;
using EmotionRecognition.Graphs;
using EmotionRecognition.Text;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Encoders.EncoderKind<EmotionRecognition.Encoders.Tfidf.TfidfEncoder>>]

namespace EmotionRecognition.Encoders.Tfidf;

/// <summary>The terms of the transcript, weighted by TF-IDF, with a vocabulary that is fitted on training rows.</summary>
public sealed record TfidfEncoder : InputEncoder
{
    /// <summary>The name of the vocabulary's file.</summary>
    public const string VectorizerName = "vectorizer.csv";

    /// <summary>What files call it.</summary>
    public const string Id = "tfidf";

    /// <inheritdoc/>
    public override string Kind => Id;

    /// <inheritdoc/>
    public override string Summary => "TF-IDF of the transcript's terms";

    /// <summary>How transcripts are split into terms.</summary>
    public TfidfOptions Options { get; init; } = TfidfOptions.Study;

    /// <inheritdoc/>
    public override bool ReadsText => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Files => [VectorizerName];

    /// <inheritdoc/>
    public override void Check() => Options.Check();

    /// <inheritdoc/>
    public override string? Obstacle(EncoderInput training) => TfidfVectorizer.Obstacle(TextsOf(training), Options);

    /// <inheritdoc/>
    public override IFittedEncoder Fit(EncoderInput training) => new Fitted(TfidfVectorizer.Fit(TextsOf(training), Options));

    /// <inheritdoc/>
    public override IFittedEncoder Load(EncoderFiles files) => new Fitted(TfidfVectorizer.Load(files.PathOf(VectorizerName), Options));

    private static IReadOnlyList<string> TextsOf(EncoderInput input) => [.. input.Rows.Select(row => row.Text)];

    private sealed class Fitted(TfidfVectorizer vectorizer) : IFittedEncoder, IExportableEncoder
    {
        private const double Tiny = 1e-12;

        public IReadOnlyList<string> Columns { get; } = [.. vectorizer.Terms.Select(term => PrefixOf(vectorizer.Options) + term)];

        private static string PrefixOf(TfidfOptions options) => options.Analyzer == TermAnalyzer.Character ? "tfidf-characters:" : "tfidf:";

        public float[] Encode(EncoderInput input)
        {
            var terms = vectorizer.Transform(TextsOf(input));
            var values = new float[input.Rows.Count * Columns.Count];
            for (var row = 0; row < input.Rows.Count; row++)
            {
                terms.CopyRow(row, values.AsSpan(row * Columns.Count, Columns.Count));
            }

            return values;
        }

        public GraphValue ToGraph(GraphBuilder graph)
        {
            var name = $"{Id}-{(vectorizer.Options.Analyzer == TermAnalyzer.Character ? "characters" : "words")}";
            var counts = graph.Cast(graph.Input(name, vectorizer.Terms, "how often each term occurs in the normalized text"), ElementType.Float64);
            var frequencies = vectorizer.Options.Frequency == TermFrequency.Sublinear ? Sublinear() : counts;
            var weights = graph.Combine("Mul", frequencies, graph.Constant(StoredTensor.Of([Columns.Count], [.. vectorizer.Idf]), $"{name}.idf"));
            var length = graph.Map("Sqrt", graph.Sum(graph.Combine("Mul", weights, weights), 1));
            return graph.Combine("Div", weights, graph.AtLeast(length, Tiny)); // all 0 without a term

            // 1 + ln(count), but 0 for a count of 0.
            GraphValue Sublinear() => graph.Combine(
                "Mul", graph.Combine("Min", counts, 1), graph.Combine("Add", graph.Map("Log", graph.AtLeast(counts, 1)), 1));
        }

        public void Save(EncoderFiles files) => vectorizer.Save(files.PathOf(VectorizerName));
    }
}
