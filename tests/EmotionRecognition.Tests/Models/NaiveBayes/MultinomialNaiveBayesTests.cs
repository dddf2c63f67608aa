using EmotionRecognition.Encoders;
using EmotionRecognition.Models.NaiveBayes;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Tests.Models.NaiveBayes;

public sealed class MultinomialNaiveBayesTests
{
    // Worked out by hand with scikit-learn's formulas: log((count + alpha) / (total + alpha * D)) and log(rows / N).
    [Fact]
    public void Fit_KnownCounts_HasTheFormulasOfScikitLearn()
    {
        var model = MultinomialNaiveBayes.Fit(Matrix(2, [1, 0, 2, 1, 0, 3]), [0, 0, 1], 2, 0.5);

        double[] shares = [3.5 / 5, 1.5 / 5, 0.5 / 4, 3.5 / 4];
        Assert.All(shares.Zip(model.Logarithms), pair => Assert.Equal(Math.Log(pair.First), pair.Second, 1e-12));
        var (first, second) = (2.0 / 3 * shares[0] * shares[0] * shares[1], 1.0 / 3 * shares[2] * shares[2] * shares[3]);
        Assert.Equal(first / (first + second), model.Predict(Matrix(2, [2, 1]))[0][0], 1e-12);
    }

    [Fact]
    public void Fit_AbsentClass_HasProbabilityZero()
    {
        var model = MultinomialNaiveBayes.Fit(Matrix(2, [1, 0, 0, 1]), [0, 2], 3, 1);

        var row = model.Predict(Matrix(2, [1, 0]))[0];

        Assert.Equal(0, row[1]);
        Assert.Equal(1, row.Sum(), 1e-12);
        Assert.True(row[0] > row[2]);
    }

    [Fact]
    public void Fit_NegativeValue_NamesColumnAndRemedy()
    {
        var error = Assert.Throws<InputException>(() => MultinomialNaiveBayes.Fit(Matrix(2, [1, 0, 0, -1]), [0, 1], 2, 1));

        Assert.Contains("c1", error.Message, StringComparison.Ordinal);
        Assert.Contains("min-max", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_InnerFoldsOrNot_ChoosesTheLargestOfEquallyGoodValues()
    {
        var trained = new NaiveBayesSettings { Candidates = [0.1, 1] }.Train(ToyRows.Task(new NaiveBayesSettings(), "text"), new TrainingContext("", null));

        Assert.Equal(1, trained.Selected.Chosen!["alpha"]);
        Assert.Equal(1, trained.Selected.ValidationRecall);
        Assert.Equal(30, trained.TrainingRows);
    }

    private static InputMatrix Matrix(int width, float[] values) => new([.. Enumerable.Range(0, width).Select(column => $"c{column}")], values);
}
