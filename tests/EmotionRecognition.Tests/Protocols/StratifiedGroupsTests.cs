using CsCheck;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Tests.Protocols;

public sealed class StratifiedGroupsTests
{
    private static readonly int[][] _counts =
    [
        [2, 8, 14, 1], [2, 0, 1, 6], [2, 13, 6, 3], [14, 2, 7, 6], [0, 5, 13, 1], [7, 4, 3, 2], [17, 0, 9, 3], [0, 8, 2, 14], [5, 3, 14, 3],
    ];

    // Between 3 and 30 groups of up to 5 classes, some of which a group lacks.
    private static readonly Gen<(int[][] Counts, int Folds)> _random =
        from groups in Gen.Int[3, 30]
        from classes in Gen.Int[2, 5]
        from counts in Gen.Frequency((1, Gen.Const(0)), (3, Gen.Int[1, 40])).Array[classes].Where(each => each.Sum() > 0).Array[groups]
        from folds in Gen.Int[2, Math.Min(groups, 10)]
        select (counts, folds);

    // scikit-learn 1.2.1: StratifiedGroupKFold(n_splits).split over rows with these counts of classes by group. Which of two equally full folds comes first is
    // decided there by rounding, so the numbers of the folds are not compared.
    [Theory]
    [InlineData(2, new[] { 0, 0, 0, 0, 1, 1, 0, 1, 1 })]
    [InlineData(3, new[] { 2, 2, 0, 2, 0, 1, 0, 1, 1 })]
    [InlineData(4, new[] { 3, 3, 0, 2, 2, 3, 0, 1, 1 })]
    [InlineData(5, new[] { 2, 2, 0, 3, 3, 4, 0, 1, 4 })]
    public void Assign_UnevenGroups_IsScikitLearns(int folds, int[] expected) =>
        Assert.Equal(InOrderOfAppearance(expected), InOrderOfAppearance(StratifiedGroups.Assign(_counts, folds)));

    [Fact]
    public void Assign_AnyGroups_FillsEveryFold() => _random.Sample(sample =>
        Assert.Equal(Enumerable.Range(0, sample.Folds), StratifiedGroups.Assign(sample.Counts, sample.Folds).Distinct().Order()));

    [Fact]
    public void Assign_AnyOrderOfUnequalGroups_JoinsTheSame() => _random
        .Where(sample => sample.Counts.DistinctBy(group => (group.Sum(), group.Sum(count => count * count))).Count() == sample.Counts.Length)
        .Sample(sample =>
        {
            var reversed = sample.Counts.Reverse().ToArray();

            Assert.Equal(StratifiedGroups.Assign(sample.Counts, sample.Folds), StratifiedGroups.Assign(reversed, sample.Folds).Reverse());
        });

    [Fact]
    public void Assign_ClassesOfTwoGroupsOrMore_AreInTwoFoldsOrMore() => _random.Where(sample => sample.Folds >= 3).Sample(sample =>
    {
        var folds = StratifiedGroups.Assign(sample.Counts, sample.Folds);
        for (var index = 0; index < sample.Counts[0].Length; index++)
        {
            var spoken = sample.Counts.Index().Where(group => group.Item[index] > 0).Select(group => folds[group.Index]).ToList();
            Assert.True(spoken.Count < 2 || spoken.Distinct().Count() >= 2);
        }
    });

    // Two speakers show disgust, and but for it nothing tells the groups apart: the rare class decides.
    [Fact]
    public void Assign_RareClassOfTheTwoLastGroups_KeepsThemApart()
    {
        int[][] counts = [[90, 10, 0], [10, 90, 0], [60, 20, 0], [20, 60, 0], [20, 20, 4], [20, 20, 4]];

        var folds = StratifiedGroups.Assign(counts, 3);

        Assert.NotEqual(folds[4], folds[5]);
    }

    // 38 speakers in the order of their names: the later ones were recorded for other emotions than the earlier ones, as when a corpus grows.
    [Fact]
    public void Join_38SpeakersWithUnevenClasses_IsFarEvenerThanNeighbors()
    {
        string[] classes = ["anger", "disgust", "fear", "neutral"];
        var speakers = Enumerable.Range(0, 38).Select(speaker => (IReadOnlyList<string>)
        [
            .. Enumerable.Repeat(classes[speaker * 4 / 38], 12 + (speaker % 5)), .. Enumerable.Repeat(classes[(speaker + 1) % 4], 3),
        ]).ToList();

        var stratified = StratifiedGroups.Join(speakers, 5, label => label);
        var neighbors = speakers.Index().GroupBy(speaker => speaker.Index * 5 / 38)
            .Select(fold => (IReadOnlyList<string>)[.. fold.SelectMany(speaker => speaker.Item)]).ToList();

        Assert.Equal(speakers.Sum(speaker => speaker.Count), stratified.Sum(fold => fold.Count));
        Assert.InRange(LargestShare(stratified), 0.2, 0.25);
        Assert.InRange(LargestShare(neighbors), 0.6, 1);
        Assert.All(stratified, fold => Assert.InRange(fold.Count, 110, 145));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void Assign_ImpossibleNumberOfFolds_Throws(int folds) =>
        Assert.ThrowsAny<ArgumentException>(() => StratifiedGroups.Assign(_counts, folds));

    private static IEnumerable<int> InOrderOfAppearance(IReadOnlyList<int> folds) => folds.Select(fold => folds.Distinct().ToList().IndexOf(fold));

    /// <summary>The largest share of a class's rows that are in one fold.</summary>
    private static double LargestShare(IReadOnlyList<IReadOnlyList<string>> folds) => folds.SelectMany(fold => fold).CountBy(label => label)
        .Max(label => folds.Max(fold => fold.Count(other => other == label.Key)) / (double)label.Value);
}
