using CsCheck;
using EmotionRecognition.Synthetic;
using EmotionRecognition.Synthetic.Planning;

namespace EmotionRecognition.Tests.Synthetic;

public sealed class LabelQuotaTests
{
    [Fact]
    public void Fill_WhateverIsScripted_GivesTheCountAndTheRareLabels() =>
        Gen.Select(Gen.Enum<Label>().List[0, 150], Gen.Int[4, 150]).Sample((scripted, count) =>
        {
            var labels = LabelQuota.Fill(scripted, count);

            Assert.Equal(count, labels.Count);
            var fewest = LabelQuota.FewestOfRare(count + scripted.Count);
            foreach (var rare in new[] { Label.Fea, Label.Sur })
            {
                Assert.InRange(labels.Concat(scripted).Count(label => label == rare), fewest, int.MaxValue);
            }
        });

    [Fact]
    public void Fill_NothingScripted_FollowsTheShares()
    {
        var counts = LabelQuota.Fill([], 1000).CountBy(label => label).ToDictionary();

        Assert.Equal(11, counts.Count);
        Assert.InRange(counts[Label.Fru], 169, 171);
        Assert.InRange(counts[Label.Fea], 49, 51);
    }
}
