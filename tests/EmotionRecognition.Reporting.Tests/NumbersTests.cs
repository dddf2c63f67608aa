namespace EmotionRecognition.Reporting.Tests;

public sealed class NumbersTests
{
    [Theory]
    [InlineData(0.6582, "65.8")]
    [InlineData(0.6585, "65.9")]
    [InlineData(0, "0.0")]
    [InlineData(1, "100.0")]
    public void Percent_Share_HasOneDecimal(double share, string expected) => Assert.Equal(expected, Numbers.Percent(share));

    [Theory]
    [InlineData(0.0214, "+2.1")]
    [InlineData(-0.0214, "\u22122.1")]
    [InlineData(-0.0001, "0.0")]
    public void Points_Difference_HasItsSign(double difference, string expected) => Assert.Equal(expected, Numbers.Points(difference));

    [Theory]
    [InlineData(0.0004, "< 0.001")]
    [InlineData(0.0321, "0.032")]
    [InlineData(1, "1.000")]
    public void P_Probability_IsNeverZero(double p, string expected) => Assert.Equal(expected, Numbers.P(p));

    [Theory]
    [InlineData(0.42, "0.4 s")]
    [InlineData(9.96, "10 s")]
    [InlineData(59.7, "1 min 0 s")]
    [InlineData(754.2, "12 min 34 s")]
    [InlineData(7512, "2 h 5 min")]
    public void Duration_Seconds_ReadsAsPeopleSayIt(double seconds, string expected) => Assert.Equal(expected, Numbers.Duration(seconds));

    [Theory]
    [InlineData("logistic regression audio+text", "logistic-regression-audio-text")]
    [InlineData("  ResNet1D ", "resnet1d")]
    public void Slug_Name_IsFitForFileNames(string name, string expected) => Assert.Equal(expected, Numbers.Slug(name));

    [Fact]
    public void Count_Thousands_AreSetApart() => Assert.Equal("10,039", Numbers.Count(10039));
}
