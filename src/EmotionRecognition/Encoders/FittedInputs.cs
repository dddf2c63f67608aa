using EmotionRecognition.Checkpoints;
using EmotionRecognition.Graphs;

namespace EmotionRecognition.Encoders;

/// <summary>Fitted encoders that turn utterances into a model's input rows: their columns are placed side by side.</summary>
public sealed class FittedInputs
{
    private readonly IReadOnlyList<(InputEncoder Encoder, IFittedEncoder Fitted)> _parts;

    private FittedInputs(IReadOnlyList<(InputEncoder Encoder, IFittedEncoder Fitted)> parts)
    {
        _parts = parts;
        Columns = [.. parts.SelectMany(part => part.Fitted.Columns)];
        if (Columns.CountBy(name => name).FirstOrDefault(count => count.Value > 1) is { Key: { } repeated })
        {
            throw new InputException("inputs", $"duplicate column {repeated}", "each column once", "remove one of the inputs, or rename its columns");
        }
    }

    /// <summary>Names of the D columns: those of the first encoder, then those of the second, and so on.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>What each of the D columns is about: see <see cref="InputEncoder.FamilyOf"/>.</summary>
    public IReadOnlyList<string> Families => [.. _parts.SelectMany(part => part.Fitted.Columns.Select(part.Encoder.FamilyOf))];

    /// <summary>Why some encoder cannot be fitted on rows, and what to do: see <see cref="InputEncoder.Obstacle"/>; null if all can.</summary>
    /// <inheritdoc cref="Fit"/>
    public static string? Obstacle(FeatureTables features, IReadOnlyList<LabeledRow> rows, IReadOnlyList<InputEncoder> encoders)
    {
        var training = new EncoderInput(LabeledRow.Repeat(rows), features);
        return encoders.Select(encoder => encoder.Obstacle(training)).FirstOrDefault(obstacle => obstacle is not null);
    }

    /// <summary>Fits encoders on rows; duplicates count.</summary>
    /// <param name="features">The acoustic features of all rows, unscaled.</param>
    /// <param name="rows">Training rows; under the published protocol, all rows.</param>
    /// <param name="encoders">At least one.</param>
    /// <exception cref="InputException">There are no rows, an encoder cannot be fitted, or two encoders have a column of the same name.</exception>
    public static FittedInputs Fit(FeatureTables features, IReadOnlyList<LabeledRow> rows, IReadOnlyList<InputEncoder> encoders)
    {
        if (rows.Count == 0)
        {
            throw new InputException(
                "rows to fit on", "none", "at least one", "add recordings, or choose other classes or another protocol in the experiment file");
        }

        var training = new EncoderInput(LabeledRow.Repeat(rows), features);
        return new FittedInputs([.. encoders.Select(encoder => (encoder, encoder.Fit(training)))]);
    }

    /// <summary>Reads the files written by <see cref="Save"/>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="encoders">The encoders that were fitted.</param>
    /// <exception cref="InputException">A file is missing or malformed.</exception>
    public static FittedInputs Load(string folder, IReadOnlyList<InputEncoder> encoders) =>
        new([.. Places(folder, encoders).Select(place => (place.Encoder, place.Encoder.Load(place.Files)))]);

    /// <summary>The names of the files written by <see cref="Save"/>.</summary>
    /// <param name="encoders">The encoders.</param>
    public static IReadOnlyList<string> FilesOf(IReadOnlyList<InputEncoder> encoders) =>
        [.. Places("", encoders).SelectMany(place => place.Encoder.Files.Select(file => place.Files.Prefix + file))];

    /// <summary>Writes the files of every encoder.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <returns>The names of the files written.</returns>
    public IReadOnlyList<string> Save(string folder)
    {
        IReadOnlyList<InputEncoder> encoders = [.. _parts.Select(part => part.Encoder)];
        foreach (var (place, part) in Places(folder, encoders).Zip(_parts))
        {
            part.Fitted.Save(place.Files);
        }

        return FilesOf(encoders);
    }

    /// <summary>Creates the input rows of utterances.</summary>
    /// <param name="features">Their acoustic features, unscaled, with the fitted columns.</param>
    /// <param name="rows">N utterances.</param>
    /// <returns>N x D values, in the order of the utterances.</returns>
    /// <exception cref="InputException">
    /// The feature columns differ from the fitted ones, an utterance has no features, or an encoder returns the wrong number of values or values
    /// that are not finite.
    /// </exception>
    public InputMatrix Transform(FeatureTables features, IReadOnlyList<InputRow> rows)
    {
        var values = new float[rows.Count * Columns.Count];
        var input = new EncoderInput(rows, features);
        var start = 0;
        foreach (var (encoder, fitted) in _parts)
        {
            var (width, encoded) = (fitted.Columns.Count, fitted.Encode(input));
            Check(encoder, fitted, encoded, rows);
            for (var row = 0; row < rows.Count; row++)
            {
                encoded.AsSpan(row * width, width).CopyTo(values.AsSpan((row * Columns.Count) + start));
            }

            start += width;
        }

        return new InputMatrix(Columns, values);
    }

    /// <summary>Adds what <see cref="Transform"/> computes to a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <returns>Input rows with their columns, float32. // [N, D]</returns>
    /// <exception cref="InputException">An encoder does not say how it computes.</exception>
    public GraphValue ToGraph(GraphBuilder graph)
    {
        var parts = _parts.Select(part => part.Fitted is IExportableEncoder exportable
            ? graph.Cast(exportable.ToGraph(graph), ElementType.Float32)
            : throw new InputException(
                $"input {part.Encoder.Kind}", "an encoder that cannot be exported", "one whose columns can be computed from a table",
                "export a model without it"));
        return graph.Concat(1, [.. parts]) with { Columns = Columns };
    }

    private static void Check(InputEncoder encoder, IFittedEncoder fitted, float[] encoded, IReadOnlyList<InputRow> rows)
    {
        var (name, width) = (encoder.GetType().Name, fitted.Columns.Count);
        if (encoded.Length != rows.Count * width)
        {
            throw new InputException(
                $"encoder {name}", $"{encoded.Length} values for {rows.Count} rows", $"{width} columns per row as declared", "fix the encoder");
        }

        if (Array.FindIndex(encoded, value => !float.IsFinite(value)) is >= 0 and var bad)
        {
            throw new InputException(
                $"encoder {name}, utterance {rows[bad / width].Utterance}",
                $"{encoded[bad]} in the column {fitted.Columns[bad % width]}",
                "finite numbers",
                "fix the encoder, or leave the utterance out");
        }
    }

    /// <summary>The place of each encoder's files; the second encoder of a kind and those after it have a prefix.</summary>
    private static IEnumerable<(InputEncoder Encoder, EncoderFiles Files)> Places(string folder, IReadOnlyList<InputEncoder> encoders) =>
        encoders.Select((encoder, index) =>
        {
            var before = encoders.Take(index).Count(other => other.GetType() == encoder.GetType());
            return (encoder, new EncoderFiles(folder, before == 0 ? "" : $"{before + 1}-"));
        });
}
