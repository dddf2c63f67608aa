using System.Globalization;
using System.Text.RegularExpressions;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Text;

/// <summary>
/// Turns texts into weighted terms. A vectorizer is always fitted: it comes from <see cref="Fit"/> or from a file that a fitted one was saved to.
/// </summary>
/// <remarks>
/// Source: scikit-learn 1.2.1, <c>TfidfVectorizer</c> with <c>smooth_idf=True</c> and <c>norm="l2"</c>. A word is a run of two or more
/// letters, digits or underscores of the lower-cased text.
/// </remarks>
public sealed class TfidfVectorizer
{
    private const string Remedy = "add recordings with texts, or set \"minTexts\" of the input tfidf to a smaller number in the experiment file";

    private readonly Dictionary<string, int> _columnOf;

    private TfidfVectorizer(TfidfOptions options, string[] terms, double[] idf)
    {
        Options = options;
        Terms = terms.AsReadOnly();
        Idf = idf.AsReadOnly();
        _columnOf = terms.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
    }

    /// <summary>The options it was fitted with.</summary>
    public TfidfOptions Options { get; }

    /// <summary>The D terms in ordinal order, one per column.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>The inverse document frequencies of the D terms: ln((1 + N) / (1 + df)) + 1.</summary>
    public IReadOnlyList<double> Idf { get; }

    /// <summary>Fits a vectorizer: takes the terms and their weights from texts.</summary>
    /// <param name="texts">N texts; under an honest protocol, those of training rows only.</param>
    /// <param name="options">How texts are turned into terms.</param>
    /// <exception cref="InputException">The options are inconsistent, or no term occurs in enough texts.</exception>
    public static TfidfVectorizer Fit(IReadOnlyList<string> texts, TfidfOptions options)
    {
        options.Check();
        var kept = KeptTerms(texts, options).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        if (kept.Count == 0)
        {
            throw new InputException($"{texts.Count} texts", "no term that occurs in enough of them", $"a term that occurs in {options.MinTexts}", Remedy);
        }

        var idf = kept.Select(pair => Math.Log((1.0 + texts.Count) / (1.0 + pair.Value)) + 1.0);
        return new TfidfVectorizer(options, [.. kept.Select(pair => pair.Key)], [.. idf]);
    }

    /// <summary>Why <see cref="Fit"/> finds no terms, and what to do; null if it finds some.</summary>
    /// <param name="texts">The texts to fit on.</param>
    /// <param name="options">How texts are turned into terms.</param>
    public static string? Obstacle(IReadOnlyList<string> texts, TfidfOptions options) => KeptTerms(texts, options).Any()
        ? null
        : $"no term occurs in {options.MinTexts} of the texts to fit on ({texts.Count}); {Remedy}";

    /// <summary>Reads a vectorizer that <see cref="Save"/> wrote.</summary>
    /// <param name="path">A table with the columns <c>index,term,idf</c>.</param>
    /// <param name="options">The options it was fitted with, which the file does not contain. Null: the study's.</param>
    /// <exception cref="InputException">
    /// The file is missing or malformed, its terms are out of order, or a term is not possible under the options (too many words, a stop word).
    /// </exception>
    public static TfidfVectorizer Load(string path, TfidfOptions? options = null)
    {
        options ??= TfidfOptions.Study;
        options.Check();
        var terms = new List<string>();
        var idf = new List<double>();
        foreach (var row in CsvFile.Read(path, "index", "term", "idf"))
        {
            var term = row.Text("term");
            if (row.Integer("index") != terms.Count || (terms.Count > 0 && string.CompareOrdinal(term, terms[^1]) <= 0))
            {
                throw new InputException(
                    row.Place("term"),
                    $"\"{term}\" at {row["index"]}",
                    $"index {terms.Count} and terms in ordinal order",
                    "restore the model's folder, or train the model again");
            }

            if (!TextTerms.Of(term, options).Contains(term))
            {
                throw new InputException(
                    row.Place("term"),
                    $"\"{term}\"",
                    "a term that the options allow",
                    "restore the options with which the model was trained, or train it again");
            }

            terms.Add(term);
            idf.Add(row.Number("idf"));
        }

        return new TfidfVectorizer(options, [.. terms], [.. idf]);
    }

    /// <summary>Computes the weighted terms of texts.</summary>
    /// <param name="texts">N texts; terms that are not in the vocabulary are ignored.</param>
    /// <returns>N x D; rows of length 1, or all zero if a text contains no term of the vocabulary.</returns>
    public SparseMatrix Transform(IReadOnlyList<string> texts) => SparseMatrix.FromRows(Terms.Count, texts.Select(Weigh));

    /// <summary>Writes terms and weights as a table <c>index,term,idf</c>; the numbers read back exactly.</summary>
    /// <param name="path">The file to write.</param>
    public void Save(string path) => CsvFile.Write(
        path,
        ["index", "term", "idf"],
        Terms.Select((term, column) => (string[])
            [column.ToString(CultureInfo.InvariantCulture), term, Idf[column].ToString("R", CultureInfo.InvariantCulture)]));

    // With the number of texts that each occurs in.
    private static IEnumerable<KeyValuePair<string, int>> KeptTerms(IReadOnlyList<string> texts, TfidfOptions options) =>
        texts.SelectMany(text => TextTerms.Of(text, options).Distinct()).CountBy(term => term).Where(pair => pair.Value >= options.MinTexts);

    private IReadOnlyList<(int Column, float Value)> Weigh(string text)
    {
        var weights = TextTerms.Of(text, Options)
            .Where(_columnOf.ContainsKey)
            .CountBy(term => _columnOf[term])
            .OrderBy(pair => pair.Key)
            .Select(pair => (Column: pair.Key, Weight: Frequency(pair.Value) * Idf[pair.Key]))
            .ToList();
        var length = Math.Sqrt(weights.Sum(weight => weight.Weight * weight.Weight));
        return [.. weights.Select(weight => (weight.Column, (float)(weight.Weight / length)))];
    }

    private double Frequency(int count) => Options.Frequency == TermFrequency.Sublinear ? 1 + Math.Log(count) : count;
}

/// <summary>The terms of a text: words and sequences of words, or parts of words.</summary>
internal static partial class TextTerms
{
    /// <summary>The terms of a text with repetitions: first all single words, then all pairs, and so on, or the parts of each word.</summary>
    /// <param name="text">Any text; it is lower-cased here.</param>
    /// <param name="options">What terms are.</param>
    public static IEnumerable<string> Of(string text, TfidfOptions options)
    {
        if (options.Analyzer == TermAnalyzer.Character)
        {
            return text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Parts($" {word} ", options));
        }

        var stopWords = StopWordList.Of(options.StopWords);
        var pattern = options.Marks ? WordsAndMarks() : Words();
        var words = pattern.Matches(text.ToLowerInvariant()).Select(match => match.Value).Where(word => !stopWords.Contains(word)).ToList();
        return Enumerable.Range(options.MinWords, options.MaxWords - options.MinWords + 1)
            .SelectMany(length => Enumerable.Range(0, Math.Max(0, words.Count - length + 1))
                .Select(start => string.Join(' ', words.GetRange(start, length))));
    }

    /// <summary>The parts of a word; a word that is shorter than all of them is one part.</summary>
    private static IEnumerable<string> Parts(string word, TfidfOptions options) =>
        from length in Enumerable.Range(options.MinCharacters, options.MaxCharacters - options.MinCharacters + 1)
        where length <= word.Length || length == options.MinCharacters
        let part = Math.Min(length, word.Length)
        from start in Enumerable.Range(0, word.Length - part + 1)
        select word.Substring(start, part);

    [GeneratedRegex(@"[\p{L}\p{N}_]{2,}|[?!]", RegexOptions.CultureInvariant)]
    private static partial Regex WordsAndMarks();

    // Python's \b\w\w+\b without relying on .NET's \w, which also takes combining marks.
    [GeneratedRegex(@"[\p{L}\p{N}_]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
