using EmotionRecognition.Graphs;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Encoders.EncoderKind<EmotionRecognition.Encoders.Probabilities.ProbabilityEncoder>>]

namespace EmotionRecognition.Encoders.Probabilities;

/// <summary>
/// The class probabilities of another system of the experiment, for late fusion: a model on several of these inputs weighs systems instead of features
/// (Wolpert 1992, "Stacked generalization").
/// </summary>
public sealed record ProbabilityEncoder : InputEncoder
{
    private const string FileName = "probabilities.csv";

    /// <inheritdoc/>
    public override string Kind => "probabilities";

    /// <inheritdoc/>
    public override string Summary => "class probabilities of another system";

    /// <summary>The name of a system that precedes this one in the experiment.</summary>
    public string Of { get; init; } = "";

    /// <summary>Whether the model gets ln p, bounded below, instead of p.</summary>
    public bool Logarithm { get; init; }

    /// <inheritdoc/>
    public override string? OtherSystem => Of;

    /// <inheritdoc/>
    public override string FamilyOf(string column) => $"probabilities of {Of}";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Files => [FileName];

    /// <inheritdoc/>
    public override string? Obstacle(EncoderInput training) =>
        SystemProbabilities.Obstacle(training.Features[FeatureTables.ProbabilitiesOf(Of)], Of);

    /// <inheritdoc/>
    public override IFittedEncoder Fit(EncoderInput training) =>
        new Fitted(this, [.. training.Features[FeatureTables.ProbabilitiesOf(Of)].Columns.Select(name => $"{Of}:{name}")]);

    /// <inheritdoc/>
    public override IFittedEncoder Load(EncoderFiles files) => new Fitted(this, ColumnFile.Read(files.PathOf(FileName)));

    private sealed class Fitted(ProbabilityEncoder settings, IReadOnlyList<string> columns) : IFittedEncoder, IExportableEncoder
    {
        private const float Least = 1e-4f;

        public IReadOnlyList<string> Columns => columns;

        public float[] Encode(EncoderInput input)
        {
            var table = input.Features[FeatureTables.ProbabilitiesOf(settings.Of)];
            var values = new float[input.Rows.Count * columns.Count];
            foreach (var (index, row) in input.Rows.Index())
            {
                var own = values.AsSpan(index * columns.Count, columns.Count);
                SystemProbabilities.Row(table, settings.Of, row.Utterance).CopyTo(own);
                for (var column = 0; settings.Logarithm && column < own.Length; column++)
                {
                    own[column] = MathF.Log(Math.Max(own[column], Least));
                }
            }

            return values;
        }

        public GraphValue ToGraph(GraphBuilder graph)
        {
            var probabilities = graph.System(settings.Of);
            return settings.Logarithm
                ? graph.Map("Log", graph.AtLeast(probabilities, Least))
                : probabilities;
        }

        public void Save(EncoderFiles files) => ColumnFile.Write(files.PathOf(FileName), columns);
    }
}
