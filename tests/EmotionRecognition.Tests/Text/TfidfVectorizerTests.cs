using CsCheck;
using EmotionRecognition.Text;

namespace EmotionRecognition.Tests.Text;

public sealed class TfidfVectorizerTests
{
    private static readonly string[] _texts = ["Good dog, good dog!", "the good cat", "a cat ran", "?"];

    private static readonly TfidfOptions _everyTerm = new() { MinTexts = 1 };

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, null)]
    [InlineData(3, "no term occurs in 3 of the texts to fit on (2); add recordings with texts, or set \"minTexts\"")]
    public void Obstacle_TermInTwoTexts_IsThatMoreAreAskedFor(int minTexts, string? start)
    {
        var obstacle = TfidfVectorizer.Obstacle(["happy people", "happy dogs"], new TfidfOptions { MinTexts = minTexts });
        Assert.Equal(start, obstacle?[..start!.Length]);
    }

    [Fact]
    public void Fit_SmallTexts_TakesTermsInOrdinalOrder()
    {
        var fitted = TfidfVectorizer.Fit(_texts, _everyTerm);

        Assert.Equal(["cat", "cat ran", "dog", "dog good", "good", "good cat", "good dog", "ran"], fitted.Terms);
        var once = Math.Log(5 / 2.0) + 1;
        var twice = Math.Log(5 / 3.0) + 1;
        double[] expected = [twice, once, once, once, twice, once, once, once];
        Assert.Equal(expected, fitted.Idf);
    }

    [Fact]
    public void Transform_SmallTexts_WeighsAsByHand()
    {
        var matrix = TfidfVectorizer.Fit(_texts, _everyTerm).Transform([_texts[0], "cats", "cat cat"]);

        // good x 2, dog x 2, good dog x 2, dog good x 1
        var once = Math.Log(5 / 2.0) + 1;
        var twice = Math.Log(5 / 3.0) + 1;
        var sublinear = 1 + Math.Log(2);
        double[] weights = [sublinear * once, once, sublinear * twice, sublinear * once];
        var length = Math.Sqrt(weights.Sum(weight => weight * weight));
        Assert.Equal([2, 3, 4, 6], matrix.Columns(0).ToArray());
        Assert.Equal(weights.Select(weight => (float)(weight / length)), matrix.Values(0).ToArray());
        Assert.Equal(0, matrix.Columns(1).Length);
        Assert.Equal([1f], matrix.Values(2).ToArray());
    }

    [Fact]
    public void Transform_CountsInsteadOfSublinear_WeighsByCount()
    {
        var fitted = TfidfVectorizer.Fit(["aa bb", "aa bb"], _everyTerm with { MaxWords = 1, Frequency = TermFrequency.Count });

        var values = fitted.Transform(["aa aa aa bb bb bb bb"]).Values(0).ToArray();

        Assert.Equal(0.6f, values[0], 1e-6f);
        Assert.Equal(0.8f, values[1], 1e-6f);
    }

    [Fact]
    public void Fit_StopWordsKept_FormsBigramsWithThem()
    {
        var fitted = TfidfVectorizer.Fit(["see the cat"], _everyTerm with { StopWords = StopWords.None, MinWords = 2, MaxWords = 3 });

        Assert.Equal(["see the", "see the cat", "the cat"], fitted.Terms);
    }

    // Numbers of scikit-learn's TfidfVectorizer(analyzer="char_wb").build_analyzer().
    [Theory]
    [InlineData("i am no. !", 2, 5, " i,i , i , a,am,m , am,am , am , n,no,o.,. , no,no.,o. , no.,no. , no. , !,! , ! ")]
    [InlineData("a b", 5, 6, " a , b ")]
    [InlineData("ab", 4, 6, " ab ")]
    public void Fit_Characters_TakesTheTermsOfScikitLearn(string text, int least, int most, string expected)
    {
        var options = new TfidfOptions { Analyzer = TermAnalyzer.Character, MinCharacters = least, MaxCharacters = most, MinTexts = 1 };

        var terms = TfidfVectorizer.Fit([text], options).Terms;

        Assert.Equal(expected.Split(',').Distinct().Order(StringComparer.Ordinal), terms);
    }

    [Fact]
    public void Load_SavedCharacters_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        var options = new TfidfOptions { Analyzer = TermAnalyzer.Character, MinTexts = 1 };
        var fitted = TfidfVectorizer.Fit(["well , i never !", "\"quoted\" words"], options);
        fitted.Save(folder["v.csv"]);

        Assert.Equal(fitted.Terms, TfidfVectorizer.Load(folder["v.csv"], options).Terms);
    }

    [Fact]
    public void Fit_Marks_TakesThemAsWords()
    {
        var options = new TfidfOptions { Marks = true, MinTexts = 1, MaxWords = 1, StopWords = StopWords.None };

        Assert.Equal(["!", "?", "no", "what"], TfidfVectorizer.Fit(["what ? no ! ."], options).Terms);
    }

    [Fact]
    public void Fit_NoTermInEnoughTexts_Throws() =>
        Assert.Contains(
            "4 texts: no term that occurs in enough of them, expected",
            Assert.Throws<InputException>(() => TfidfVectorizer.Fit(_texts, TfidfOptions.Study)).Message);

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(2, 1, 1)]
    [InlineData(1, 2, 0)]
    public void Fit_OptionsThatDoNotFit_Throws(int minWords, int maxWords, int minTexts) => Assert.Throws<InputException>(
        () => TfidfVectorizer.Fit(_texts, new TfidfOptions { MinWords = minWords, MaxWords = maxWords, MinTexts = minTexts }));

    [Fact]
    public void Load_Saved_IsTheSameBitForBit()
    {
        using var folder = new TemporaryFolder();
        var fitted = TfidfVectorizer.Fit(_texts, _everyTerm);
        fitted.Save(folder.File("vectorizer.csv"));

        var loaded = TfidfVectorizer.Load(folder.File("vectorizer.csv"));

        Assert.StartsWith("index,term,idf\n0,cat,", File.ReadAllText(folder.File("vectorizer.csv")));
        Assert.Equal(fitted.Terms, loaded.Terms);
        Assert.Equal(fitted.Idf, loaded.Idf);
        Assert.Equal(fitted.Transform(_texts).Values(0).ToArray(), loaded.Transform(_texts).Values(0).ToArray());
    }

    [Theory]
    [InlineData("0,dog,1\n1,cat,1\n")]
    [InlineData("1,cat,1\n")]
    [InlineData("0,the,1\n")]
    [InlineData("0,three little cats,1\n")]
    [InlineData("0,cat,NaN\n")]
    public void Load_TermsThatCannotBe_ThrowsWithTheLine(string rows)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("vectorizer.csv"), "index,term,idf\n" + rows);

        var error = Assert.Throws<InputException>(() => TfidfVectorizer.Load(folder.File("vectorizer.csv")));

        Assert.Contains("vectorizer.csv line", error.Place);
    }

    [Fact]
    public void Transform_AnyTexts_GivesRowsOfLengthOneOrZero() =>
        Gen.String[Gen.Char["ab c.é"], 0, 12].List[1, 20].Sample(texts =>
        {
            var everything = texts.Append("ab cab").ToList();
            var matrix = TfidfVectorizer.Fit(everything, _everyTerm).Transform(everything);
            for (var row = 0; row < matrix.RowCount; row++)
            {
                var squares = matrix.Values(row).ToArray().Sum(value => (double)value * value);
                Assert.True(matrix.Values(row).IsEmpty || Math.Abs(squares - 1) < 1e-5);
            }
        });
}
