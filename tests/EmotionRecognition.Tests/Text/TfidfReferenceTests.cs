using EmotionRecognition.Tables;
using EmotionRecognition.Text;

namespace EmotionRecognition.Tests.Text;

/// <summary>Comparison with scikit-learn 1.2.1 on the study's transcripts.</summary>
public sealed class TfidfReferenceTests
{
    private const double Tolerance = 1e-6;

    private static readonly Lazy<TfidfVectorizer> _fitted = new(() => TfidfVectorizer.Fit(AllTexts(), TfidfOptions.Study));

    private static readonly Lazy<SparseMatrix> _matrix = new(() => _fitted.Value.Transform(AllTexts()));

    [Fact]
    public void Fit_StudysRows_HasScikitLearnsVocabulary()
    {
        var reference = CsvFile.Read(SharedData.Path("reference/text/vocabulary_idf.csv"), "term", "idf").ToList();
        var fitted = _fitted.Value;

        Assert.Equal(2464, fitted.Terms.Count);
        Assert.Equal(reference.Select(row => row["term"]), fitted.Terms);
        Assert.All(reference.Zip(fitted.Idf), pair => Assert.Equal(pair.First.Number("idf"), pair.Second, Tolerance));
    }

    [Fact]
    public void Transform_StudysRows_HasScikitLearnsSums()
    {
        var matrix = _matrix.Value;

        Assert.Equal((9797, 2464, 47271), (matrix.RowCount, matrix.ColumnCount, matrix.StoredCount));
        foreach (var row in CsvFile.Read(SharedData.Path("reference/text/row_sum_nnz.csv"), "row", "nnz", "sum"))
        {
            var values = matrix.Values(row.Integer("row")).ToArray();
            Assert.Equal(row.Integer("nnz"), values.Length);
            Assert.Equal(row.Number("sum"), values.Sum(value => (double)value), Tolerance);
        }
    }

    [Theory]
    [InlineData("tfidf_first200.csv")]
    [InlineData("tfidf_last200.csv")]
    public void Transform_StudysRows_HasScikitLearnsValues(string name)
    {
        var matrix = _matrix.Value;
        var stored = CsvFile.Read(SharedData.Path($"reference/text/{name}"), "row", "col", "value")
            .GroupBy(row => row.Integer("row"));

        foreach (var row in stored)
        {
            Assert.Equal(row.Select(value => value.Integer("col")).Order(), matrix.Columns(row.Key).ToArray());
            var values = row.OrderBy(value => value.Integer("col")).Zip(matrix.Values(row.Key).ToArray());
            Assert.All(values, pair => Assert.Equal(pair.First.Number("value"), pair.Second, Tolerance));
        }
    }

    [Fact]
    public void Fit_TrainingRowsOnly_HasFewerTerms() =>
        Assert.Equal(1990, TfidfVectorizer.Fit([.. StudyText.Train().Select(row => row.Transcription)], TfidfOptions.Study).Terms.Count);

    [Fact]
    public void Fit_TrainingRowsWithoutDuplicates_HasFewestTerms() => Assert.Equal(
        1824,
        TfidfVectorizer.Fit(
            [.. StudyText.Train().DistinctBy(row => row.Utterance).Select(row => row.Transcription)], TfidfOptions.Study).Terms.Count);

    [Fact]
    public void Load_ScikitLearnsVocabulary_TransformsAlike()
    {
        var loaded = TfidfVectorizer.Load(SharedData.Path("reference/text/vocabulary_idf.csv"));

        Assert.Equal(47271, loaded.Transform(AllTexts()).StoredCount);
    }

    private static IReadOnlyList<string> AllTexts() => [.. StudyText.Train().Concat(StudyText.Test()).Select(row => row.Transcription)];
}
