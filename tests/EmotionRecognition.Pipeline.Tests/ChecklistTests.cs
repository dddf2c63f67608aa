using EmotionRecognition.Pipeline.Description.Checklists;
using EmotionRecognition.Reporting;

namespace EmotionRecognition.Pipeline.Tests;

public sealed class ChecklistTests
{
    private static readonly RunFacts _run = new(
        [],
        [
            new CorpusFacts
            {
                Name = "clips", Title = "Clips", Utterances = 90, Hours = 0.05, Speakers = 4, Sessions = 0, Labels = [new("joy", "joy", 60)],
                Omissions = [new OmissionCount("too short", 3, "c1 (c1.wav)")],
            },
        ],
        [],
        new Provenance
        {
            Commit = "0123abc", ChangedFiles = [], Command = "dotnet cake", Machine = [new Setting("system", "Linux")], Packages = [],
            Seeds = [new Setting("clips", "7")],
            Runs = [new StageRecord("Train clips/honest/a/fold-1", 2, 0, new Dictionary<string, string>(), new Dictionary<string, string>())],
        });

    private static readonly IReadOnlyList<ChecklistItem> _all = [.. Reforms.Of(_run), .. Reproducibility.Of(_run), .. Badges.Of(_run), .. Datasheet.Of(_run)];

    [Fact]
    public void Reforms_HasItsThirtyTwoItemsOnce()
    {
        var items = Reforms.Of(_run).Select(item => item.Item).ToList();

        Assert.Equal(32, items.Count);
        Assert.Equal(items.Distinct().Order(StringComparer.Ordinal), items);
        Assert.Equal([3, 5, 7, 3, 6, 3, 3, 2], items.GroupBy(item => item[0]).Select(module => module.Count()));
    }

    [Fact]
    public void Others_HaveAllOfTheirParts()
    {
        Assert.Equal(
            [("models", 3), ("theory", 1), ("data", 5), ("code", 5), ("results", 6)],
            Reproducibility.Of(_run).CountBy(item => item.Item).Select(part => (part.Key, part.Value)));
        Assert.Equal(["available", "functional", "reusable", "reproduced", "replicated"], Badges.Of(_run).Select(item => item.Item));
        Assert.Equal(7, Datasheet.Of(_run).Count());
    }

    [Fact]
    public void All_AreAnsweredOrAssigned() => Assert.All(_all, item =>
    {
        Assert.False(string.IsNullOrWhiteSpace(item.Question));
        Assert.True(item.Answer.Trim().Length > 0 || item.AssignedTo.Length > 0, $"{item.Checklist} {item.Item}");
    });

    [Fact]
    public void All_BadgesAndClaimsOfOthers_AreNotAnsweredByTheRun() =>
        Assert.All(Badges.Of(_run), item => Assert.NotEqual("", item.AssignedTo));

    [Fact]
    public void All_UnknownSource_IsNotMadeUp()
    {
        Assert.Contains(_all, item => item.Answer.Contains("Clips: the run does not know who published it.", StringComparison.Ordinal));
        Assert.Contains(_all, item => item.Answer.Contains("Clips: 3 x too short.", StringComparison.Ordinal));
        Assert.Contains(_all, item => item.Answer.StartsWith("1 training on this page", StringComparison.Ordinal));
    }
}
