using System.Text.RegularExpressions;
using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Tfidf;
using EmotionRecognition.Models.Logistic;
using EmotionRecognition.Models.NaiveBayes;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Pretrained.FineTuning;
using EmotionRecognition.Pretrained.Tokens;
using EmotionRecognition.Tests.Models;
using EmotionRecognition.Text;

namespace EmotionRecognition.Onnx.Tests.Export;

public sealed class ExportedTextTests : IDisposable
{
    private const string Words = "tfidf-words";

    private static readonly string[] _texts =
        ["a sunny day with wind", "rainy rainy rainy day day with clouds", "nothing that was ever seen", "", "wind sunny wind with sunny wind"];

    private static readonly string[] _stopWords = ["with", "nothing", "that", "was", "ever"];

    private readonly TemporaryFolder _folder = new();

    static ExportedTextTests() => PlugIns.Add(typeof(MiniLmSettings).Assembly);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(TermFrequency.Sublinear, 2)]
    [InlineData(TermFrequency.Count, 1)]
    public void Write_CountsOfTerms_GiveTheSameProbabilities(TermFrequency frequency, int words)
    {
        var options = TfidfOptions.Study with { MinTexts = 1, Frequency = frequency, MaxWords = words };
        using var file = Export(new LogisticRegressionSettings { Candidates = [30] }, new TfidfEncoder { Options = options });

        Assert.InRange(Compare(file, (Words, Counts(file.Exported.Inputs[0].Columns, words))), 0, 1e-6);
    }

    [Fact]
    public void Write_TwoVocabularies_AreTwoInputs()
    {
        using var file = Export(
            new NaiveBayesSettings(),
            new TfidfEncoder { Options = TfidfOptions.Study with { MinTexts = 1, MaxWords = 1 } },
            new TfidfEncoder { Options = TfidfOptions.Study with { MinTexts = 1, MinCharacters = 5, MaxCharacters = 5, Analyzer = TermAnalyzer.Character } });

        Assert.Equal([Words, "tfidf-characters"], file.Exported.Inputs.Select(input => input.Value.Name));
        Assert.InRange(
            Compare(
                file,
                (Words, Counts(file.Exported.Inputs[0].Columns, 1)),
                ("tfidf-characters", _texts.SelectMany(text => file.Exported.Inputs[1].Columns.Select(term => (float)Occurrences(text, term))).ToArray())),
            0,
            1e-6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_FineTunedEncoder_GivesTheSameProbabilities(bool withOthers)
    {
        InputEncoder tokens = new TokenEncoder { Length = 16 };
        using var file = Export(
            new MiniLmSettings { Epochs = 1, BatchSize = 10 },
            withOthers ? [.. ToyRows.Inputs("text"), tokens, .. ToyRows.Inputs("audio")] : [tokens]);
        var ids = tokens.Fit(new EncoderInput([], FeatureTables.None)).Encode(new EncoderInput(Rows, FeatureTables.None)).Chunk(16).ToList();

        // As others would: padded to the longest text only.
        var length = ids.Max(row => Array.IndexOf(row, 0) is >= 0 and var end ? end : row.Length);
        List<(string, Array)> tables = [("tokens", ids.SelectMany(row => row[..length].Select(id => (long)id)).ToArray())];
        if (withOthers)
        {
            tables.Add((Words, Counts(file.Exported.Inputs[0].Columns, 2)));
            tables.Add(("study-276", Rows.SelectMany(row => ToyRows.Acoustics["study-276"].Row(row.Utterance).ToArray()).ToArray()));
        }

        Assert.InRange(length, 3, 15);
        Assert.InRange(Compare(file, [.. tables]), 0, ExportedFile.Tolerance);
    }

    private static IReadOnlyList<InputRow> Rows => [.. _texts.Select((text, row) => new InputRow($"u{row:00}", text))];

    // As docs/onnx.md says: runs of two letters or more, without stop words.
    private static float[] Counts(IReadOnlyList<string> terms, int most) => [.. _texts.SelectMany(text =>
    {
        var words = Regex.Matches(text, "[a-z]{2,}").Select(match => match.Value).Where(word => !_stopWords.Contains(word)).ToList();
        var grams = words.Concat(most < 2 ? [] : words.Zip(words.Skip(1), (first, second) => $"{first} {second}")).ToList();
        return terms.Select(term => (float)grams.Count(gram => gram == term));
    })];

    private static int Occurrences(string text, string term) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => $" {word} ")
            .Sum(word => word.Length <= term.Length ? (word == term ? 1 : 0) : Enumerable.Range(0, word.Length - term.Length + 1)
                .Count(start => string.CompareOrdinal(word, start, term, 0, term.Length) == 0));

    private double Compare(ExportedFile file, params (string Input, Array Values)[] tables)
    {
        using var model = SavedModel.Load(_folder["model"]);
        return ExportedFile.Difference(model.Predict(ToyRows.Acoustics, Rows), file.Run(_texts.Length, tables));
    }

    private ExportedFile Export(ModelSettings settings, params InputEncoder[] inputs)
    {
        ModelTrainer.Train(ToyRows.Task(settings, "text") with { Inputs = inputs }, _folder["model"]);
        return new ExportedFile(_folder["model"], _folder["model.onnx"]);
    }
}
