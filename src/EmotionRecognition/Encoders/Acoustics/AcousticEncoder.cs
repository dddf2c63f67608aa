using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Graphs;
using EmotionRecognition.Tables;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Encoders.EncoderKind<EmotionRecognition.Encoders.Acoustics.AcousticEncoder>>]

namespace EmotionRecognition.Encoders.Acoustics;

/// <summary>The acoustic features of one set, scaled by a scaler that is fitted on training rows.</summary>
public sealed record AcousticEncoder : InputEncoder
{
    private const string ScalerName = "scaler.csv";

    /// <summary>What files call it.</summary>
    public const string Id = "acoustics";

    /// <inheritdoc/>
    public override string Kind => Id;

    /// <inheritdoc/>
    public override string Summary => "acoustic features of a set, scaled";

    /// <summary>The feature set: its name in <see cref="FeatureSetCatalog"/>.</summary>
    public string Set { get; init; } = FeatureSetCatalog.Default;

    /// <summary>How the features are scaled; null: as the model and the protocol require.</summary>
    public Scaling? Scaling { get; init; }

    /// <summary>
    /// The largest magnitude of a scaled value, above 0: what is beyond is moved there, so that one odd recording does not decide by a single feature. Null: no
    /// limit.
    /// </summary>
    public double? Clip { get; init; }

    /// <inheritdoc/>
    public override string FeatureSet => Set;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Files => [ScalerName];

    /// <inheritdoc/>
    public override string FamilyOf(string column) => FeatureFamily.Of(column);

    /// <inheritdoc/>
    public override InputEncoder WithDefaults(Scaling scaling) => this with { Scaling = Scaling ?? scaling };

    /// <inheritdoc/>
    public override void Check()
    {
        if (Clip is not null && !(Clip > 0 && float.IsFinite((float)Clip)))
        {
            throw new InputException("input acoustics, clip", $"{Clip}", "a number above 0", "fix the setting, or remove it for no limit");
        }
    }

    /// <inheritdoc/>
    public override IFittedEncoder Fit(EncoderInput training)
    {
        var table = training.Features[Set];
        var scaling = Scaling ?? Acoustics.Scaling.Standard;
        return new Fitted(this, scaling == Acoustics.Scaling.None ? Identity(table.Columns) : Fit(training, table.Columns, scaling));
    }

    /// <inheritdoc/>
    public override IFittedEncoder Load(EncoderFiles files) => new Fitted(this, ColumnScaler.Load(files.PathOf(ScalerName)));

    private static ColumnScaler Identity(IReadOnlyList<string> columns) => new(columns, [.. columns.Select(_ => 0.0)], [.. columns.Select(_ => 1.0)]);

    private ColumnScaler Fit(EncoderInput training, IReadOnlyList<string> columns, Scaling scaling)
    {
        var width = columns.Count;
        var values = new float[training.Rows.Count * width];
        for (var row = 0; row < training.Rows.Count; row++)
        {
            RowOf(training.Features, training.Rows[row]).CopyTo(values.AsSpan(row * width));
        }

        var matrix = new InputMatrix(columns, values);
        return scaling switch
        {
            Acoustics.Scaling.MinMax => MinMaxScaler.Fit(matrix),
            Acoustics.Scaling.StandardBlock => StandardScaler.Fit(matrix).DividedBy(Math.Sqrt(width)),
            _ => StandardScaler.Fit(matrix),
        };
    }

    // A copy has its features in a table of its own, with the same columns.
    private ReadOnlySpan<float> RowOf(FeatureTables tables, InputRow row) =>
        tables[AlteredSet.NameOf(Set, row.Alteration)] is var table && table.Contains(row.Utterance) ? table.Row(row.Utterance)
        : throw new InputException(
            $"acoustic features of {row.Utterance}", "no row", "one row per utterance", "rerun the target Acoustics, or leave the utterance out");

    private sealed class Fitted(AcousticEncoder settings, ColumnScaler scaler) : IFittedEncoder, IExportableEncoder
    {
        public IReadOnlyList<string> Columns => scaler.Columns;

        public float[] Encode(EncoderInput input)
        {
            var table = input.Features[settings.Set];
            if (!scaler.Columns.SequenceEqual(table.Columns))
            {
                var (fitted, found) = scaler.Columns.Zip(table.Columns).FirstOrDefault(pair => pair.First != pair.Second);
                throw new InputException(
                    "acoustic features",
                    $"{table.Columns.Count} columns{(fitted is null ? "" : $", {found} for {fitted}")}",
                    $"the {scaler.Columns.Count} columns the model was fitted on",
                    "compute the features with the model's feature set");
            }

            var values = new float[input.Rows.Count * Columns.Count];
            for (var row = 0; row < input.Rows.Count; row++)
            {
                scaler.Transform(settings.RowOf(input.Features, input.Rows[row]), values.AsSpan(row * Columns.Count, Columns.Count));
            }

            if ((float?)settings.Clip is { } limit)
            {
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = Math.Clamp(values[i], -limit, limit);
                }
            }

            return values;
        }

        public GraphValue ToGraph(GraphBuilder graph)
        {
            var rows = graph.Input(settings.Set, Columns, $"features of the set {settings.Set}, unscaled");
            var scaled = scaler.ToGraph(graph, rows, settings.Set);
            return (float?)settings.Clip is { } limit
                ? graph.Apply("Clip", scaled.Type, [scaled, graph.Number(-limit, scaled.Type), graph.Number(limit, scaled.Type)])
                : scaled;
        }

        public void Save(EncoderFiles files) => scaler.Save(files.PathOf(ScalerName));
    }
}
