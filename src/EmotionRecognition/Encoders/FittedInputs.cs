using EmotionRecognition.Tables;
using EmotionRecognition.Text;

namespace EmotionRecognition.Encoders;

/// <summary>
/// The way from an utterance to a model's input row, fitted: a scaler of the acoustic features and a TF-IDF vectoriser of the transcripts.
/// </summary>
public sealed class FittedInputs
{
    /// <summary>The file of the vocabulary.</summary>
    public const string VectorizerName = "vectorizer.csv";

    private const string ScalerName = "scaler.csv";

    private readonly ColumnScaler? _scaler;
    private readonly TfidfVectorizer? _vectorizer;

    private FittedInputs(InputOptions options, ColumnScaler? scaler, TfidfVectorizer? vectorizer)
    {
        Options = options;
        _scaler = scaler;
        _vectorizer = vectorizer;
        Columns = [.. scaler?.Columns ?? [], .. (vectorizer?.Terms ?? []).Select(term => "tfidf:" + term)];
    }

    /// <summary>What a row shows.</summary>
    public InputOptions Options { get; }

    /// <summary>Names of the D columns: the acoustic features, then <c>tfidf:</c> and the term.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Fits scaler and vectoriser on rows, each as often as it counts.</summary>
    /// <param name="acoustics">The acoustic features, unscaled; not looked at where the options have no audio.</param>
    /// <param name="rows">Training rows; the published protocol gives all rows.</param>
    /// <param name="options">What a row shows.</param>
    /// <exception cref="InputException">There is no row, one has no acoustic features, or no term is in enough transcripts.</exception>
    public static FittedInputs Fit(FeatureTable acoustics, IReadOnlyList<LabelledRow> rows, InputOptions options)
    {
        if (rows.Count == 0)
        {
            throw new InputException("fitting rows", "none", "at least one", "check the split");
        }

        var repeated = LabelledRow.Repeat(rows);
        return new FittedInputs(
            options,
            options.HasAudio ? FitScaler(acoustics, repeated, options.Scaling) : null,
            options.HasText ? TfidfVectorizer.Fit([.. repeated.Select(row => row.Text)], options.Tfidf) : null);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">The options it was fitted with.</param>
    /// <exception cref="InputException">A file is missing or malformed.</exception>
    public static FittedInputs Load(string folder, InputOptions options) => new(
        options,
        options.HasAudio ? ColumnScaler.Load(Path.Combine(folder, ScalerName)) : null,
        options.HasText ? TfidfVectorizer.Load(Path.Combine(folder, VectorizerName), options.Tfidf) : null);

    /// <summary>The names of the files that <see cref="Save"/> writes.</summary>
    /// <param name="options">What a row shows.</param>
    public static IReadOnlyList<string> FilesOf(InputOptions options) =>
        [.. options.HasAudio ? [ScalerName] : Array.Empty<string>(), .. options.HasText ? [VectorizerName] : Array.Empty<string>()];

    /// <summary>Writes <c>scaler.csv</c> and <c>vectorizer.csv</c>, each where the options have its features.</summary>
    /// <param name="folder">The folder; it exists.</param>
    /// <returns>The names of the files written.</returns>
    public IReadOnlyList<string> Save(string folder)
    {
        _scaler?.Save(Path.Combine(folder, ScalerName));
        _vectorizer?.Save(Path.Combine(folder, VectorizerName));
        return FilesOf(Options);
    }

    /// <summary>Makes the input rows of utterances.</summary>
    /// <param name="acoustics">The acoustic features, unscaled, with the columns that were fitted; not looked at where the options have no
    /// audio.</param>
    /// <param name="rows">The utterances.</param>
    /// <returns>N x D, in their order.</returns>
    /// <exception cref="InputException">The acoustic columns differ from the fitted ones or an utterance has no row there.</exception>
    public InputMatrix Transform(FeatureTable acoustics, IReadOnlyList<InputRow> rows)
    {
        if (_scaler is not null && !_scaler.Columns.SequenceEqual(acoustics.Columns))
        {
            var (fitted, found) = _scaler.Columns.Zip(acoustics.Columns).FirstOrDefault(pair => pair.First != pair.Second);
            throw new InputException(
                "acoustic features",
                $"{acoustics.Columns.Count} columns{(fitted is null ? string.Empty : $", {found} for {fitted}")}",
                $"the {_scaler.Columns.Count} columns the model was fitted on",
                "compute the features with the model's feature set");
        }

        var values = new float[rows.Count * Columns.Count];
        var terms = _vectorizer?.Transform([.. rows.Select(row => row.Text)]);
        for (var row = 0; row < rows.Count; row++)
        {
            var target = values.AsSpan(row * Columns.Count, Columns.Count);
            var audio = _scaler?.Columns.Count ?? 0;
            _scaler?.Transform(AcousticRow(acoustics, rows[row]), target[..audio]);
            terms?.CopyRow(row, target[audio..]);
        }

        return new InputMatrix(Columns, values);
    }

    private static ColumnScaler FitScaler(FeatureTable acoustics, IReadOnlyList<LabelledRow> rows, Scaling scaling)
    {
        if (scaling == Scaling.None)
        {
            return new ColumnScaler(acoustics.Columns, [.. acoustics.Columns.Select(_ => 0.0)], [.. acoustics.Columns.Select(_ => 1.0)]);
        }

        var values = new float[rows.Count * acoustics.Columns.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            AcousticRow(acoustics, rows[row]).CopyTo(values.AsSpan(row * acoustics.Columns.Count));
        }

        var matrix = new InputMatrix(acoustics.Columns, values);
        return scaling switch
        {
            Scaling.MinMax => MinMaxScaler.Fit(matrix),
            Scaling.StandardBlock => StandardScaler.Fit(matrix).DividedBy(Math.Sqrt(matrix.Columns.Count)),
            _ => StandardScaler.Fit(matrix),
        };
    }

    private static ReadOnlySpan<float> AcousticRow(FeatureTable acoustics, InputRow row) => acoustics.Contains(row.Utterance)
        ? acoustics.Row(row.Utterance)
        : throw new InputException(
            $"acoustic features of {row.Utterance}", "no row", "one row an utterance", "run Acoustics again or leave the utterance out");
}
