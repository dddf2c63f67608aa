using EmotionRecognition.Build;
using EmotionRecognition.Pipeline.Tests.CodeVersions;

namespace EmotionRecognition.Pipeline.Tests.Build;

/// <summary>The order in which Cake runs targets, compared with what stages read.</summary>
public sealed class TargetOrderTests
{
    [Fact]
    public void Targets_OfAllPlans_FollowThoseWhoseFilesTheyRead()
    {
        using var folder = new TemporaryFolder();
        var order = BuildTargets.All.Index().ToDictionary(target => target.Item.Name, target => target.Index, StringComparer.Ordinal);
        var stages = StagePlans.Of(folder.Root, Repository.Root);
        var writerOf = stages.SelectMany(stage => stage.Outputs.Select(output => (output, stage))).ToLookup(pair => pair.output, pair => pair.stage);

        var read = stages.SelectMany(stage => stage.Needs.SelectMany(need => writerOf[need]).Select(writer => (writer, stage))).ToList();

        Assert.Contains(read, pair => pair is { writer.Target: "Import", stage.Target: "Combine" });
        Assert.All(read, pair => Assert.True(order[pair.writer.Target] <= order[pair.stage.Target], $"{pair.stage.Name} reads {pair.writer.Name}"));
    }
}
